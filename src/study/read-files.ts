import type { Problems } from "./problems.ts";
import type { RawFile } from "./raw-study.ts";
import { readAreaTable } from "./read-area-table.ts";
import { columnsOfEntry, readPaths } from "./read-paths.ts";
import { readScope } from "./read-scope.ts";
import type { FileSpec, GroupSpec, Layout } from "./study.ts";
import type { StudyPath } from "./study-path.ts";

const layoutByName: ReadonlyMap<string, Layout> = new Map([
  ["pupils", "pupils"],
  ["census", "census"],
  ["schools", "schools"],
  ["chains", "chains"],
]);

type RawGroup = NonNullable<RawFile["groups"]>[string];

function readGroup(raw: RawGroup, known: readonly string[], at: StudyPath, problems: Problems): GroupSpec | null {
  const where = new Map(Object.entries(raw.where ?? {}));
  if (raw.all_less !== undefined) {
    if (raw.pupils !== undefined || raw.mean !== undefined || raw.sum !== undefined) {
      problems.add(at, "a group is either all_less another or has columns of its own, not both");
    }
    if (!known.includes("all")) problems.add(at, "all_less needs a group called all");
    problems.known([...at, "all_less"], "group", raw.all_less, known);
    return { kind: "all-less", less: raw.all_less };
  }
  if (raw.lower !== undefined || raw.upper !== undefined)
    problems.add(at, "only a group of an area-table has published limits: lower and upper", true);
  if (raw.pupils === undefined || (raw.mean === undefined) === (raw.sum === undefined)) {
    problems.add(at, "a group needs a column for its pupils and one for their mean or sum");
    return null;
  }
  if (raw.sum !== undefined) return { kind: "sum", pupils: raw.pupils, sum: raw.sum, where };
  return { kind: "mean", pupils: raw.pupils, mean: raw.mean ?? "", where };
}

/** Columns without which a layout cannot be read. */
const neededRoles: Readonly<Partial<Record<Layout, readonly string[]>>> = {
  "school-table": ["urn"],
  "area-table": ["area"],
  pupils: ["school"],
  census: ["pupil", "year", "term", "fsm"],
  schools: ["urn"],
  chains: ["urn", "chain"],
  areas: ["district"],
  distribution: ["outcome", "pupils"],
};

function checkRoles(layout: Layout, columns: ReadonlyMap<string, string>, at: StudyPath, problems: Problems): void {
  if (layout === "lookup") {
    if (!columns.has("postcode") && !columns.has("lsoa"))
      problems.add(
        at,
        "a lookup needs a column to look up by: columns: { postcode: its column } or { lsoa: its column }",
      );
    const isChained = columns.has("postcode") && columns.has("lsoa");
    if (!columns.has("district") && !columns.has("lsoa_name") && !isChained)
      problems.add(
        at,
        "a lookup needs a column to find: columns: { district: its column }, { lsoa_name: its column } or { postcode: its column, lsoa: its column }",
      );
  }
  const missing = (neededRoles[layout] ?? []).filter((role) => !columns.has(role));
  if (missing.length > 0) {
    problems.add(
      at,
      `the layout ${layout} needs columns: { ${missing.map((role) => `${role}: its column`).join(", ")} }`,
    );
  }
}

/** Extracts of the National Pupil Database, whose columns are found by their roles. */
const npdLayouts: readonly Layout[] = ["npd-ks4", "npd-ks2", "npd-census"];

/** Layouts of which a study has only one entry: a second would not be read. */
const onlyOne: readonly Layout[] = [
  "census",
  "schools",
  "chains",
  "gias",
  "gias-links",
  "achieving-excellence",
  "boundaries",
  "npd-ks2",
  "npd-census",
];

/** Layouts that are not tables, or whose sheet is known. */
const noSheets: readonly Layout[] = ["boundaries", "achieving-excellence"];

/** The dates in a study that are needed before its files are read. */
export interface StudyTime {
  readonly years: readonly number[];
  readonly date: string | null;
}

const meanings = { no: 0, yes: 1, "not known": 2 } as const;

function readBlank(
  raw: RawFile["blank"],
  { layout, columns }: { readonly layout: Layout; readonly columns: ReadonlyMap<string, string> },
  at: StudyPath,
  problems: Problems,
): FileSpec["blank"] {
  const given = Object.entries(raw ?? {});
  if (given.length > 0 && layout !== "pupils" && layout !== "npd-ks4")
    problems.add(at, `only a file of pupils has columns of yes and no whose blanks mean something: ${layout}`, true);
  if (layout === "pupils")
    for (const [role] of given) problems.known([...at, role], "column", role, [...columns.keys()]);
  return new Map(given.map(([role, meaning]) => [role, meanings[meaning]]));
}

function readFile(
  name: string,
  raw: RawFile,
  { years, date }: StudyTime,
  problems: Problems,
  assumed: string[],
): FileSpec | null {
  const at: StudyPath = ["files", name];
  const layout = raw.layout ?? (name === "schools" && raw.groups !== undefined ? undefined : layoutByName.get(name));
  if (layout === undefined) {
    problems.add(at, "missing key: layout");
    return null;
  }
  if (raw.layout === undefined) assumed.push(`files.${name}.layout: ${layout} (from the name of the file's entry)`);
  const paths = readPaths(raw.path, years, [...at, "path"], problems);
  const groups = new Map<string, GroupSpec>();
  for (const [group, spec] of layout === "area-table" ? [] : Object.entries(raw.groups ?? {})) {
    const read = readGroup(spec, Object.keys(raw.groups ?? {}), [...at, "groups", group], problems);
    if (read !== null) groups.set(group, read);
  }
  const headings = new Set([
    ...Object.keys(raw.keep ?? {}),
    ...Object.values(raw.groups ?? {}).flatMap(({ pupils, mean, sum, where }) =>
      [pupils, mean, sum, ...Object.keys(where ?? {})].flatMap((heading) => heading ?? []),
    ),
  ]);
  const columns = columnsOfEntry(layout, new Map(Object.entries(raw.columns ?? {})), paths, {
    headings,
    at: [...at, "path"],
    problems,
  });
  if (raw.witnesses_for === undefined) checkRoles(layout, columns, at, problems);
  const takenOn = raw.taken_on ?? (layout === "gias" ? date : null);
  if (layout === "gias" && takenOn === null)
    problems.add(at, "a register needs the day it was taken, as the study has no date either: taken_on: 2022-04-20");
  if (layout === "gias" && takenOn !== null && raw.taken_on === undefined)
    assumed.push(`files.${name}.taken_on: ${takenOn} (the date of the study)`);
  if (raw.include !== undefined && layout !== "npd-ks4")
    problems.add([...at, "include"], `only a file of the layout npd-ks4 can include kinds of schools: ${layout}`, true);
  if (raw.keep !== undefined && npdLayouts.includes(layout))
    problems.add([...at, "keep"], `the layout ${layout} selects rows by scope, not by: keep`, true);
  if (raw.sheet !== undefined && noSheets.includes(layout))
    problems.add([...at, "sheet"], `the sheet of a file of the layout ${layout} cannot be chosen: ${raw.sheet}`);
  if (raw.delimiter !== undefined && noSheets.includes(layout))
    problems.add([...at, "delimiter"], `a file of the layout ${layout} is not a table of text: ${raw.delimiter}`);
  if (raw.header !== undefined && noSheets.includes(layout))
    problems.add([...at, "header"], `a file of the layout ${layout} has no names of columns to choose: ${raw.header}`);
  if (raw.sheet !== undefined && raw.delimiter !== undefined)
    problems.add([...at, "delimiter"], `a sheet of a workbook has no delimiter: ${raw.delimiter}`);
  const areaTable = layout === "area-table" ? readAreaTable(raw, at, problems) : null;
  if (areaTable === null && raw.level !== undefined)
    problems.add([...at, "level"], `only an area-table has a level of its rows; this file is ${layout}`, true);
  for (const key of ["parts", "witnesses", "witnesses_for"] as const)
    if (raw[key] !== undefined && layout !== "school-table")
      problems.add([...at, key], `only a school-table has ${key}; this file is ${layout}`, true);
  if (raw.counts_rounded_to !== undefined && layout !== "school-table" && areaTable?.counted !== true)
    problems.add(
      [...at, "counts_rounded_to"],
      areaTable === null
        ? `only a school-table or an area-table has counts that can be rounded; this file is ${layout}`
        : "the groups of this table have no columns of pupils that could be rounded",
      true,
    );
  if (layout === "school-table") {
    if (groups.size === 0) problems.add(at, "a school-table needs groups: the columns of each group's pupils and mean");
  } else if (groups.size > 0) {
    problems.add([...at, "groups"], `only a school-table or an area-table has groups; this file is ${layout}`, true);
  }
  return {
    name,
    layout,
    extract: null,
    paths,
    sheet: raw.sheet ?? null,
    delimiter: raw.delimiter ?? null,
    header: raw.header ?? null,
    takenOn,
    include: raw.include ?? [],
    columns,
    groups,
    ...(areaTable === null ? {} : { areaTable }),
    between: new Map(Object.entries(raw.between ?? {})),
    scope: readScope(raw.scope, layout, columns, [...at, "scope"], problems),
    keep: new Map(Object.entries(raw.keep ?? {})),
    codes: new Map(Object.entries(raw.codes ?? {})),
    blank: readBlank(raw.blank, { layout, columns }, [...at, "blank"], problems),
    genuine: new Map(Object.entries(raw.genuine ?? {})),
    witnesses: new Map(Object.entries(raw.witnesses ?? {})),
    witnessesFor: raw.witnesses_for ?? null,
    approximateParts: raw.parts === "approximate",
    countsRoundedTo: raw.counts_rounded_to ?? null,
  };
}

/** The files of a study, with their layouts and columns. */
export function readFiles(
  raw: Readonly<Record<string, RawFile>>,
  time: StudyTime,
  problems: Problems,
  assumed: string[],
): ReadonlyMap<string, FileSpec> {
  const files = new Map<string, FileSpec>();
  for (const [name, spec] of Object.entries(raw)) {
    const file = readFile(name, spec, time, problems, assumed);
    if (file !== null) files.set(name, file);
  }
  for (const { name, witnessesFor } of files.values()) {
    const own = [...files.values()].filter((file) => file.layout === "school-table" && file.witnessesFor === null);
    if (witnessesFor !== null)
      problems.known(
        ["files", name, "witnesses_for"],
        "school table",
        witnessesFor,
        own.map((file) => file.name),
      );
  }
  const seen = new Set<Layout>();
  for (const { name, layout } of files.values()) {
    if (onlyOne.includes(layout) && seen.has(layout))
      problems.add(
        ["files", name],
        `a second file of the layout ${layout}; put its paths under one entry: ${name}`,
        true,
      );
    seen.add(layout);
  }
  if (files.size === 0) problems.add(["files"], "a study needs at least one file");
  return files;
}
