import { npdColumns } from "../intake/npd-columns.ts";
import { type NpdLayoutName, npdLayout } from "../intake/npd-layout.ts";
import { type Block, type DraftFile, type Unusable, yearOf } from "./draft-file.ts";
import { pathLine, yearsOfFiles } from "./paths-of-years.ts";
import { schemesOf } from "./schemes-of-file.ts";
import { check, inline, listed } from "./yaml-words.ts";

/** Roles of a file of an extract that have a column, with it; an ending for the year of the file is `{yy}`. */
function rolesOf({ seen, ...file }: DraftFile, layout: NpdLayoutName): ReadonlyMap<string, string> {
  const extract = { file: seen.name, header: seen.header, year: yearOf({ seen, ...file })?.year ?? 0, ending: null };
  const { bound, undecided } = npdColumns(npdLayout(layout), extract, { wanted: [], columns: new Map(), at: () => "" });
  const ending = `_${String(extract.year % 100).padStart(2, "0")}`;
  const named = (column: string) => (column.endsWith(ending) ? `${column.slice(0, -ending.length)}_{yy}` : column);
  return new Map([
    ...[...undecided].map(([role, [column = ""]]) => [role, named(column)] as const),
    ...[...bound].map(([role, { column }]) => [role, named(column)] as const),
  ]);
}

/** Results that a first study measures, the first that an extract has. */
const outcomes = ["capped_points", "attainment_8", "total_points", "progress_8"];
/** Flags that a study may ask for without a column under `columns`. */
const known: readonly string[] = ["fsm6", "in_care"];
/** What says who is disadvantaged, the first that an extract has. */
const flags: readonly (readonly string[])[] = [
  ["disadvantaged"],
  ["fsm6", "in_care"],
  ["fsm6"],
  ["fsm6_premium"],
  ["fsm"],
];

const entry = (name: string, layout: string, files: readonly DraftFile[], severalYears = false) => [
  ...files.map(
    ({ seen, recognised }) => `# ${seen.name}: ${layout} (${recognised.confidence}: ${recognised.reasons.join("; ")})`,
  ),
  `${name}:`,
  `  layout: ${layout}`,
  `  ${pathLine(files, severalYears).replace(/^path: \{.*\}$/, (line) => (layout === "npd-ks4" ? line : `path: ${listed(files.map(({ path }) => path))}`))}`,
];

/** Extracts of the National Pupil Database: key stage 4, with key stage 2 and censuses where they are given. */
export function npdBlock(
  files: readonly DraftFile[],
  beside: { readonly ks2: readonly DraftFile[]; readonly census: readonly DraftFile[] },
  severalYears: boolean,
): Block | Unusable {
  const [first] = files;
  if (first === undefined) throw new Error("a block without a file");
  const roles = rolesOf(first, "npd-ks4");
  const outcome = outcomes.find((role) => roles.has(role));
  if (outcome === undefined)
    return {
      unusable: `no outcome (looked for the roles ${outcomes.join(", ")})`,
      advice: "name the column of results under columns in a study written by hand (docs/npd.md)",
    };
  const census = beside.census.length > 0;
  const flag = flags.find((wanted) => wanted.every((role) => roles.has(role) || (role === "fsm6" && census)));
  if (flag === undefined)
    return {
      unusable: "no outcome by disadvantage: no column of free school meals or disadvantage, and no census",
      advice: "give the censuses with it, or name the column under columns in a study written by hand (docs/npd.md)",
    };
  const prior = roles.has("ks2") || beside.ks2.length > 0;
  const years = yearsOfFiles(files);
  const schemes = schemesOf(files);
  const columns = new Map([
    ...flag.filter((role) => !known.includes(role)).map((role) => [role, roles.get(role) ?? role] as const),
    ...[...schemes].map(([role, { column }]) => [role, column] as const),
  ]);
  return {
    files: [
      ...entry("pupils", "npd-ks4", files, severalYears),
      ...(columns.size === 0 ? [] : [`  columns: ${inline(columns)}`]),
      ...(beside.ks2.length === 0 ? [] : entry("prior", "npd-ks2", beside.ks2)),
      ...(census ? entry("census", "npd-census", beside.census) : []),
    ],
    populations: [
      `disadvantaged: { any_of: ${listed(flag)} } ${check}: who counts as disadvantaged`,
      "others: { name: not disadvantaged, not: disadvantaged }",
    ],
    schemes: new Map([...schemes].map(([role, { scheme }]) => [role, scheme])),
    measures: [
      `progress: { from: pupils, outcome: ${outcome}, ${prior ? "prior: ks2" : "method: rank"}, key_stage: 4, against: { population: others, in: england } } ${check}: which result`,
    ],
    show: [`gap: { measure: progress, of: disadvantaged, in: ${listed(["england", ...schemes.keys()])} }`],
    compare: [],
    years: years.years,
    yearsBecause: years.because,
    breaks: new Map(),
    titles: [prior ? "Progress" : "Results"],
    coverage: "pupils of state-funded mainstream schools in the extract",
    rules: "srs-10",
    notFound: prior ? [] : ["not found: prior attainment, so results are ranked and not progress"],
    these: "these pupils",
    of: [...files, ...beside.ks2, ...beside.census],
    selection: false,
    records: true,
  };
}
