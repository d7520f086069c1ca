import { areaCode, cellsSeen, columnNamed, lettersOf, nearlyAll } from "../recognise/seen-file.ts";
import type { DraftFile } from "./draft-file.ts";
import { check, flow, inline, listed, quoted } from "./yaml-words.ts";

/** Entries of files that are used together with outcomes, and what is to know about files that are left out. */
export interface BesideFiles {
  readonly lines: readonly string[];
  readonly leftOut: readonly string[];
  readonly used: readonly DraftFile[];
}

/** The day in the name of a file: 20220420, 2022-04-20. */
function dayInName(name: string): string | null {
  const [, year = "", month = "", day = ""] = /(20\d\d)[-_]?([01]\d)[-_]?([0-3]\d)/.exec(name) ?? [];
  return year === "" || Number(month) > 12 || Number(day) > 31 || month === "00" ? null : `${year}-${month}-${day}`;
}

const entry = ({ seen, recognised }: DraftFile, title: string) =>
  `# ${seen.name}: ${title} (${recognised.confidence}: ${recognised.reasons.join("; ")})`;

function lookupColumns({ seen }: DraftFile): ReadonlyMap<string, string> {
  const named = (form: RegExp) => seen.header.find((name) => form.test(lettersOf(name)));
  const postcode = named(/^(postcode|pcd\d?|pcds|pcode)$/);
  const lsoa = seen.header.find((name) => nearlyAll(cellsSeen(seen, name), /^E01\d{6}$/));
  const lsoaName = named(/^lsoa\d*(name|nm)$/);
  const district = seen.header.find((name) => nearlyAll(cellsSeen(seen, name), /^E0[6789]\d{6}$/));
  const roles = { postcode, lsoa, district, lsoa_name: district === undefined ? lsoaName : undefined };
  return new Map(
    Object.entries(roles).flatMap(([role, column]) => (column === undefined ? [] : [[role, column] as const])),
  );
}

/** One file of a kind is used; a second would not be read. */
function onlyFirst(files: readonly DraftFile[], what: string): readonly string[] {
  return files.slice(1).map(({ seen }) => `${seen.name}: a second file of ${what}, and one is read`);
}

/**
 * The register, its links and lookups beside outcomes. Other files of places are named, because a study must say what
 * they are for.
 */
export function besideFiles(files: readonly DraftFile[]): BesideFiles {
  const of = (kind: DraftFile["recognised"]["kind"]) => files.filter(({ recognised }) => recognised.kind === kind);
  const [register, links, lookups] = [of("register"), of("links"), of("lookup")];
  const lines: string[] = [];
  const leftOut: string[] = [...onlyFirst(register, "the register"), ...onlyFirst(links, "the register's links")];
  const used: DraftFile[] = [];
  const [first] = register;
  const taken = first === undefined ? null : dayInName(first.seen.name);
  if (first !== undefined && taken !== null) {
    const renamed =
      columnNamed(first.seen.header, "DistrictAdministrative (code)") === null ? " (no column of district codes)" : "";
    lines.push(entry(first, `the register of schools${renamed}`));
    lines.push(
      `register: { layout: gias, path: ${flow(first.path)}, taken_on: ${taken} } ${check}: the day it was taken`,
    );
    used.push(first);
  } else if (first !== undefined)
    leftOut.push(`${first.seen.name}: the register of schools, with no day in its name: taken_on is needed`);
  const [link] = links;
  if (link !== undefined) {
    const day = dayInName(link.seen.name);
    lines.push(entry(link, "links between schools"));
    lines.push(`links: { layout: gias-links, path: ${flow(link.path)}${day === null ? "" : `, taken_on: ${day}`} }`);
    used.push(link);
  }
  const [lookup] = lookups;
  const columns = lookup === undefined ? new Map<string, string>() : lookupColumns(lookup);
  const finds = columns.has("district") || columns.has("lsoa_name");
  if (lookup !== undefined && finds && (columns.has("postcode") || columns.has("lsoa"))) {
    lines.push(...lookups.map((one) => entry(one, "a lookup of postcodes or small areas")));
    const paths = lookups.map(({ path }) => path);
    const path = paths.length === 1 ? quoted(paths[0] ?? "") : listed(paths);
    lines.push("lookup:", "  layout: lookup", `  path: ${path}`, `  columns: ${inline(columns)}`);
    used.push(...lookups);
  } else leftOut.push(...lookups.map(({ seen }) => `${seen.name}: a lookup in which no district was found`));
  for (const { seen, recognised } of files) {
    if (recognised.kind === "areas") {
      const code = seen.header.find((name) => nearlyAll(cellsSeen(seen, name), areaCode)) ?? "its column";
      leftOut.push(
        `${seen.name}: a list of areas: { layout: areas, columns: { district: ${code} } } and a scheme with file: divide by it`,
      );
    }
    if (recognised.kind === "boundaries") leftOut.push(`${seen.name}: shapes of areas: { layout: boundaries }`);
    if (recognised.kind === "schools list")
      leftOut.push(`${seen.name}: a list of schools: { layout: schools } makes it the list of all schools`);
  }
  return { lines, leftOut, used };
}
