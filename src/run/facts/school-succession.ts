import type { FileLedger, LedgerEntry } from "../../intake/ledger.ts";
import { openTable } from "../../intake/open-table.ts";
import { type LinkRole, linkColumns, readSchoolLinks } from "../../intake/school-links.ts";
import { type RegisterRole, readSchoolRegister, registerColumns } from "../../intake/school-register.ts";
import { ofRegister, type Sentence, sentence } from "../../intake/sentence.ts";
import type { SchoolLink } from "../../schools/link.ts";
import type { RegisteredSchool, SchoolRegister } from "../../schools/registered-school.ts";
import { makeSuccession, type Succession } from "../../schools/succession.ts";
import type { SchoolSpec } from "../../study/school-spec.ts";
import type { FileSpec, Study } from "../../study/study.ts";
import { ofLayout } from "../files/files-of-layout.ts";
import type { Bench } from "./bench.ts";

/** The register and its links, read; null where the study has no such file. */
export interface ReadSuccession {
  readonly succession: Succession | null;
  readonly register: SchoolRegister | null;
  readonly links: readonly SchoolLink[];
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  /** What a reader should know about schools through time. */
  readonly told: readonly Sentence[];
}

function renamed<Role extends string>(spec: FileSpec, roles: Iterable<Role>): ReadonlyMap<Role, string> {
  return new Map(
    [...roles].flatMap((role) => {
      const column = spec.columns.get(role);
      return column === undefined ? [] : [[role, column] as const];
    }),
  );
}

/** Which changes of URN were followed; without the types of schools, nothing says which change is of which kind. */
function followedWords({ follow }: SchoolSpec, register: SchoolRegister | null): string {
  if (register === null) return "all changes, because no register gives their kinds";
  return follow.length === 0 ? "none" : follow.join(", ");
}

/** How many schools the URNs make, and by which rules. */
function toldOf(
  file: string,
  { urns, chainOf, report }: Succession,
  rules: SchoolSpec,
  register: SchoolRegister | null,
): Sentence {
  const chains = new Set(urns.map(chainOf));
  const counted = {
    urns: ofRegister(urns.length),
    schools: ofRegister(chains.size),
    changes: ofRegister(report.events["one-to-one"].length),
    merges: ofRegister(report.merged.length),
    splits: ofRegister(report.split.length),
    undated: ofRegister(report.undated.length),
    contradictions: ofRegister(report.contradictions.length),
  };
  return [
    ...sentence`${file}: ${counted.urns} URNs are ${counted.schools} schools through time `,
    ...sentence`(${counted.changes} changes one to one, ${counted.merges} merges, ${counted.splits} splits, `,
    ...sentence`${counted.undated} without a date, ${counted.contradictions} contradictions); `,
    `followed: ${followedWords(rules, register)}; merges: ${rules.merges}; splits: ${rules.splits}`,
  ];
}

/** Facts about a registered school, by the roles that are used to place it. */
export function factsOfSchool(school: RegisteredSchool): ReadonlyMap<string, string> {
  const text = (value: string | number | null) => (value === null ? "" : String(value));
  return new Map(
    [...registerColumns.keys()].filter((role) => role !== "urn").map((role) => [role, text(school[role])]),
  );
}

/** Reads the register of schools and its links, as far as the study has them. */
export async function readSuccession({ engine, ready }: Bench, study: Study, measure: string): Promise<ReadSuccession> {
  const open = async (spec: FileSpec | undefined) => {
    const [file] = ready.files.get(spec?.name ?? "") ?? [];
    return spec === undefined || file === undefined
      ? null
      : { spec, table: await openTable(engine, file.file, `${measure} ${spec.name}`, "fill") };
  };
  const registerFile = await open(ofLayout(study, "gias"));
  const linkFile = await open(ofLayout(study, "gias-links"));
  const roles: Iterable<RegisterRole> = registerColumns.keys();
  const schools =
    registerFile === null ? null : await readSchoolRegister(registerFile.table, renamed(registerFile.spec, roles));
  const linkRoles: Iterable<LinkRole> = linkColumns.keys();
  const links = linkFile === null ? null : await readSchoolLinks(linkFile.table, renamed(linkFile.spec, linkRoles));
  const register = schools === null ? null : { on: registerFile?.spec.takenOn ?? "", schools: schools.schools };
  const succession =
    links === null
      ? null
      : makeSuccession(links.links, register, {
          merges: study.schools.merges,
          splits: study.schools.splits,
          follow: new Set(study.schools.follow),
          undatedBy: linkFile?.spec.takenOn ?? null,
        });
  const read = [schools, links].filter((each) => each !== null);
  return {
    succession,
    register,
    links: links?.links ?? [],
    ledgers: read.map(({ ledger }) => ledger),
    entries: read.flatMap(({ entries }) => entries),
    told:
      succession === null || linkFile === null
        ? []
        : [toldOf(linkFile.table.source.file, succession, study.schools, register)],
  };
}
