import { columnNamed, firstNamed } from "../recognise/seen-file.ts";
import { type GroupColumns, type MeasureFound, measuresIn, type TableLayout } from "../recognise/table-layout.ts";
import { type Block, type DraftFile, type Unusable, yearOf } from "./draft-file.ts";
import { pathLine, yearsOfFiles } from "./paths-of-years.ts";
import { schemesOf } from "./schemes-of-file.ts";
import { check, flow, inline, listed } from "./yaml-words.ts";

/** The measures that a first study works out: the usual ones, or the first one if no other has its columns. */
export function usualMeasures(layout: TableLayout, { seen, facts }: DraftFile): readonly MeasureFound[] {
  // A column may be there in a year in which its measure was not published.
  const holdsNumbers = ({ mean }: GroupColumns) => (facts.columns.get(mean)?.numbers ?? 0) > 0;
  const all = measuresIn(layout, seen.header).filter(({ groups }) => [...groups.values()].every(holdsNumbers));
  const usual = all.filter(({ measure }) => measure.usual);
  return usual.length > 0 ? usual : all.slice(0, 1);
}

/** What files have in common that can be read by one entry: the columns of their measures. */
export function sameColumns(file: DraftFile): string {
  const { table } = file.recognised;
  if (table === null) return file.seen.name;
  const found = usualMeasures(table, file);
  return JSON.stringify([table.title, found.map(({ groups }) => [...groups.values()])]);
}

/** The most decimals that the means of a measure are printed with. */
function decimalsOf(files: readonly DraftFile[], { groups, measure }: MeasureFound): number {
  const found = files.flatMap(({ facts }) =>
    [...groups.values()].map(({ mean }) => facts.columns.get(mean)?.decimals ?? 0),
  );
  return Math.min(9, Math.max(measure.percent ? 0 : measure.decimals, ...found));
}

function rowLines(layout: TableLayout, { seen }: DraftFile): readonly string[] {
  const column = layout.rows === null ? null : columnNamed(seen.header, layout.rows.column);
  if (column === null || layout.rows === null) return [];
  const { schools, aside } = layout.rows;
  const words = (kinds: Readonly<Record<string, string>>) =>
    Object.entries(kinds)
      .map(([value, what]) => `${value} ${what}`)
      .join(", ");
  return [
    `keep: { ${flow(column)}: ${listed(Object.keys(schools))} } ${check}: rows of ${words(schools)}; not of ${words(aside)}`,
  ];
}

function fileEntry(
  name: string,
  layout: TableLayout,
  files: readonly DraftFile[],
  measure: MeasureFound,
  severalYears: boolean,
) {
  const [first] = files;
  if (first === undefined) return [];
  const urn = firstNamed(first.seen.header, layout.roles.urn ?? []) ?? "";
  const schemes = schemesOf(files);
  const columns = [["urn", urn] as const, ...[...schemes].map(([role, { column }]) => [role, column] as const)];
  return [
    `${name}:`,
    "  layout: school-table",
    `  ${pathLine(files, severalYears)}`,
    `  columns: ${inline(columns)}`,
    ...rowLines(layout, first).map((line) => `  ${line}`),
    "  groups:",
    ...[...measure.groups].map(
      ([group, { pupils, mean }]) =>
        `    ${group}: ${inline([
          ["pupils", pupils],
          ["mean", mean],
        ])}`,
    ),
    ...(measure.groups.has("others") ? [] : ["    others: { all_less: disadvantaged }"]),
  ];
}

function measureLine(
  name: string,
  entry: string,
  layout: TableLayout,
  files: readonly DraftFile[],
  found: MeasureFound,
): string {
  const { measure } = found;
  const outcome = `{ mean_of: ${flow(measure.name)}, decimals: ${decimalsOf(files, found)}, unit: ${flow(measure.unit)} }`;
  const unsure = measure.name === "result" ? ` ${check}: what the means are means of, and their unit` : "";
  const weights = measure.weights === undefined ? "" : ` ${check}: weighted by the ${measure.weights}`;
  const stage = layout.keyStage === null ? "" : `, key_stage: ${layout.keyStage}`;
  return `${name}: { from: ${entry}, outcome: ${outcome}, method: published${stage}, against: { population: others, in: england } }${unsure}${weights}`;
}

function missingWords(layout: TableLayout, { seen }: DraftFile): string {
  const looked = layout.measures
    .filter(({ usual }) => usual)
    .flatMap(({ columns: sets }) => sets.slice(0, 1).map(({ disadvantaged }) => disadvantaged.mean));
  const all = layout.measures.flatMap(({ columns: sets }) => sets.map(({ all: { mean } }) => mean));
  const some = all.some((mean) => columnNamed(seen.header, mean) !== null);
  return `no outcome by disadvantage${some ? ": means of all pupils alone" : ""} (looked for ${looked.slice(0, 4).join(", ")})`;
}

/** What a title says is measured: the key stage where there is more than a title can hold. */
function titlesOf({ keyStage }: TableLayout, found: readonly MeasureFound[]): readonly string[] {
  if (found.length > 2 && keyStage !== null) return [`key stage ${keyStage}`];
  return found.map(({ measure }) => (measure.name === "result" ? "results" : measure.title));
}

/**
 * Measures of tables of schools whose columns are known: the groups, the rows that are schools, the years.
 *
 * @param files tables with the same columns for these measures
 * @param taken names of measures that the study has already
 * @param severalYears whether the study has several years
 */
export function schoolTableBlock(
  files: readonly DraftFile[],
  taken: readonly string[],
  severalYears: boolean,
): Block | Unusable {
  const [first] = files;
  const layout = first?.recognised.table ?? null;
  if (first === undefined || layout === null) throw new Error("a block without a table");
  const found = usualMeasures(layout, first);
  if (found.length === 0)
    return {
      unusable: missingWords(layout, first),
      advice:
        "choose a table that has the pupils and the mean of disadvantaged pupils, or name its columns in a study by hand",
    };
  const years = yearsOfFiles(files);
  const nameOf = (name: string) => (taken.includes(name) ? `${name}_${years.years.join("_")}` : name);
  const entryOf = (index: number, name: string) => (index === 0 && taken.length === 0 ? "schools" : `schools_${name}`);
  const schemes = schemesOf(files);
  const places = listed(["england", ...schemes.keys()]);
  const named = found.map((one, index) => {
    const name = nameOf(one.measure.name);
    return { one, name, entry: entryOf(index, name) };
  });
  const [from, to] = [years.years[0], years.years.at(-1)];
  const compared = from !== undefined && to !== undefined && from !== to;
  const coverage =
    layout.rows === null ? "" : `${Object.values(layout.rows.schools).join(" and ")} that show the measure`;
  return {
    files: [
      ...files.map(
        ({ seen, recognised }) =>
          `# ${seen.name}: a ${layout.title} (${recognised.confidence}: ${recognised.reasons.join("; ")})`,
      ),
      ...named.flatMap(({ one, entry }) => fileEntry(entry, layout, files, one, severalYears)),
    ],
    populations: [],
    schemes: new Map([...schemes].map(([role, { scheme }]) => [role, scheme])),
    measures: named.map(({ one, name, entry }) => measureLine(name, entry, layout, files, one)),
    show: named.flatMap(({ name }) => [
      `gap: { measure: ${name}, of: disadvantaged, in: ${places} }`,
      `mean: { measure: ${name}, of: [all, disadvantaged, others], in: england }`,
    ]),
    compare: compared
      ? named.map(
          ({ name }) =>
            `{ gap: ${name}, of: disadvantaged, in: england, year: ${to}, with: { year: ${from} }, as: difference }`,
        )
      : [],
    years: years.years,
    yearsBecause: years.because,
    breaks: new Map(
      Object.entries(layout.breaks).flatMap(([year, { why }]) =>
        compared && Number(year) > from && years.years.includes(Number(year)) ? [[Number(year), why] as const] : [],
      ),
    ),
    titles: titlesOf(layout, found),
    coverage: coverage === "" ? "schools of the table that show the measure" : coverage,
    rules: layout.published === false ? "srs-10" : "public-data",
    notFound: [
      ...(schemes.has("region") || schemes.has("authority")
        ? []
        : ["not found: a column that divides the schools by region or authority"]),
      ...(yearOf(first) === null ? ["not found: a year in the columns or the name"] : []),
    ],
    these: "these schools",
    of: files,
    selection: false,
    records: false,
  };
}
