import type { AreaFile, SchoolFacts } from "../../cells/school-facts.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { shownKey } from "../../effects/words-of-files.ts";
import { type FactTable, readFactTable } from "../../intake/fact-table.ts";
import type { FileLedger, LedgerEntry } from "../../intake/ledger.ts";
import { openTable } from "../../intake/open-table.ts";
import type { Sentence } from "../../intake/sentence.ts";
import { fileCodes } from "../../places/file-codes.ts";
import type { SchoolRegister } from "../../schools/registered-school.ts";
import type { Succession } from "../../schools/succession.ts";
import type { FileSpec, Layout, Study } from "../../study/study.ts";
import { ofLayout, positions } from "../files/files-of-layout.ts";
import type { Bench } from "./bench.ts";
import { readExcellence } from "./read-excellence.ts";
import { factsOfSchool, type ReadSuccession, readSuccession } from "./school-succession.ts";

/** Key of each layout that is a small table of facts. */
const keys: Readonly<Partial<Record<Layout, string>>> = { schools: "urn", chains: "urn", areas: "district" };

/** The small tables that go with the outcomes, read. */
export interface ReadFacts {
  readonly facts: SchoolFacts;
  readonly tables: ReadonlyMap<string, FactTable>;
  /** The register and its links, where the study has them. */
  readonly succession: Pick<ReadSuccession, "register" | "links">;
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  /** What a reader should know about the codes in the files of areas. */
  readonly codes: readonly Sentence[];
}

async function readTables(
  { engine, ready }: Bench,
  study: Study,
  measure: string,
): Promise<ReadonlyMap<string, FactTable>> {
  const tables = new Map<string, FactTable>();
  for (const spec of study.files.values()) {
    const key = keys[spec.layout];
    const [only, ...more] = ready.files.get(spec.name) ?? [];
    if (key === undefined || only === undefined) continue;
    if (more.length > 0)
      throw new ColdspotError(
        `${study.at(["files", spec.name, "path"])} the layout ${spec.layout} is one file, not ${more.length + 1}`,
        { exitCode: 2, advice: "put them together into one file" },
      );
    const table = await openTable(engine, only.file, `${measure} ${spec.name}`, "fill");
    tables.set(spec.name, await readFactTable(spec, key, table, positions(study, spec)));
  }
  return tables;
}

/** A file of areas with its codes brought to one day, or as they are where the study names no day. */
function areaFile(
  study: Study,
  spec: FileSpec,
  table: FactTable,
): { readonly file: AreaFile; readonly told: string | null } {
  const day = study.places.districtsOn;
  if (day === null) return { file: { rows: table.rows, on: null }, told: null };
  const found = fileCodes([...table.rows.keys()], day, study.places.carryOneToOne);
  const source = table.ledger.source.file;
  if (found.kind === "wrong")
    throw new ColdspotError(
      `${source}, record ${table.recordOf(found.code)}, column ${spec.columns.get("district") ?? ""}: ${found.why}`,
      { exitCode: 3, advice: found.advice },
    );
  const rows = new Map([...table.rows].map(([code, facts]) => [found.recoded.get(code) ?? code, facts]));
  if (rows.size < table.rows.size) {
    const [twice] = [...found.recoded].find(([, code]) => table.rows.has(code)) ?? [""];
    throw new ColdspotError(
      `${source}, record ${table.recordOf(twice)}: one district under two codes: ${shownKey(twice)}`,
      {
        exitCode: 3,
        advice: "keep one of the two records",
      },
    );
  }
  return { file: { rows, on: found.on }, told: found.told === null ? null : `${spec.name} (${source}): ${found.told}` };
}

/** What the list of schools and the register say about each school; the list is believed where both say something. */
function schoolFacts(listed: FactTable["rows"] | undefined, register: SchoolRegister | null): SchoolFacts["schools"] {
  if (register === null) return listed ?? null;
  const all = new Map(register.schools.map((school) => [school.urn, factsOfSchool(school)]));
  for (const [urn, own] of listed ?? []) all.set(urn, new Map([...(all.get(urn) ?? []), ...own]));
  return all;
}

/** Schools through time: by the study's own file, else by the register's links. */
function chainsOf(listed: FactTable["rows"] | undefined, succession: Succession | null): SchoolFacts["chains"] {
  if (listed !== undefined) return new Map([...listed].map(([urn, own]) => [urn, own.get("chain") || urn]));
  return new Map((succession?.urns ?? []).map((urn) => [urn, succession?.chainOf(urn) ?? urn]));
}

/** Reads the small tables of facts that go with the outcomes: schools, chains, areas. Schools are not placed yet. */
export async function readFacts(bench: Bench, study: Study, measure: string): Promise<ReadFacts> {
  const tables = await readTables(bench, study, measure);
  const rowsOf = (spec: FileSpec | undefined) => (spec === undefined ? undefined : tables.get(spec.name)?.rows);
  const areas = new Map<string, AreaFile>();
  const codes: Sentence[] = [];
  for (const spec of study.files.values()) {
    const table = tables.get(spec.name);
    if (spec.layout !== "areas" || table === undefined) continue;
    const { file, told } = areaFile(study, spec, table);
    areas.set(spec.name, file);
    if (told !== null) codes.push([told]);
  }
  const excellence = await readExcellence(study, bench.ready);
  if (excellence !== null) {
    areas.set(excellence.name, excellence.file);
    codes.push(excellence.told);
  }
  const read = await readSuccession(bench, study, measure);
  return {
    facts: {
      schools: schoolFacts(rowsOf(ofLayout(study, "schools")), read.register),
      chains: chainsOf(rowsOf(ofLayout(study, "chains")), read.succession),
      areas,
      districts: null,
      homeDistrict: null,
    },
    tables,
    succession: read,
    ledgers: [...[...tables.values()].map(({ ledger }) => ledger), ...(excellence?.ledgers ?? []), ...read.ledgers],
    entries: [
      ...[...tables.values()].flatMap(({ entries }) => entries),
      ...(excellence?.entries ?? []),
      ...read.entries,
    ],
    codes: [...codes, ...read.told],
  };
}
