import { type ExploreMeasure, exploreLayout } from "../recognise/explore-education.ts";
import { type KindName, kindsOfAreaTables } from "../recognise/kinds.ts";
import { columnNamed, firstNamed } from "../recognise/seen-file.ts";
import type { Block, DraftFile, Unusable } from "./draft-file.ts";
import { longGroups } from "./long-groups.ts";
import { pathLine, yearsOfFiles } from "./paths-of-years.ts";
import { check, flow, inline, listed } from "./yaml-words.ts";

export const isAreaTable = (kind: KindName): boolean => kindsOfAreaTables.includes(kind);

const unusable = (why: string): Unusable => ({
  unusable: why,
  advice: "choose a table of local authorities that has results by disadvantage",
});

/** What a table of areas is read by: its measure, the lines of its groups, and whether it has numbers of pupils. */
interface AreaGroups {
  readonly measure: Pick<ExploreMeasure, "name" | "title" | "unit">;
  readonly decimals: number;
  readonly lines: readonly string[];
  readonly numbered: boolean;
}

function exploreGroups({ seen, facts }: DraftFile): AreaGroups | null {
  const groups = longGroups(seen, facts);
  if (groups === null) return null;
  const { measure, pupils, value, where } = groups;
  const lines = [...where].map(
    ([group, picked]) =>
      `${group}: { pupils: ${flow(pupils)}, ${value.key}: ${flow(value.column)}, where: ${inline(picked)} }`,
  );
  const decimals = Math.min(9, facts.columns.get(value.column)?.decimals ?? 2);
  return { measure, decimals, lines, numbered: true };
}

/** The first series of the Local Authority Interactive Tool of which the file has disadvantaged and other pupils. */
function laitGroups({ seen, facts }: DraftFile): AreaGroups | null {
  const [series, values] = [columnNamed(seen.header, "Short Desc"), columnNamed(seen.header, "Values")];
  if (series === null || values === null) return null;
  const present = new Set(facts.columns.get(series)?.values?.keys() ?? []);
  for (const measure of exploreLayout().series) {
    if (!present.has(measure.disadvantaged) || !present.has(measure.others)) continue;
    const groups = { all: measure.all, disadvantaged: measure.disadvantaged, others: measure.others };
    const lines = Object.entries(groups).flatMap(([group, name]) =>
      present.has(name) ? [`${group}: { mean: ${flow(values)}, where: ${inline([[series, name]])} }`] : [],
    );
    return { measure, decimals: measure.decimals, lines, numbered: false };
  }
  return null;
}

/** A table of areas: its areas take the place of schools, with the errors that are published or none. */
export function areaTableBlock(file: DraftFile, taken: readonly string[], severalYears: boolean): Block | Unusable {
  const { seen, recognised, facts, coverage } = file;
  const header = seen.header;
  const level = columnNamed(header, "geographic_level");
  const levels = facts.columns.get(level ?? "")?.values;
  if (levels != null && !levels.has("Local authority")) return unusable("no rows of local authorities");
  const area = firstNamed(header, ["old_la_code", "new_la_code", "LA Number", "la_code"]);
  const groups = recognised.kind === "lait" ? laitGroups(file) : exploreGroups(file);
  if (area === null || groups === null) return unusable("no outcome by disadvantage");
  const region = firstNamed(header, ["region_name", "Region"]);
  const { measure, decimals, lines, numbered } = groups;
  const name = taken.includes(measure.name) ? `${measure.name}_of_areas` : measure.name;
  const years = yearsOfFiles([file]);
  const divided = numbered && region !== null;
  const columns = [
    ["area", area] as const,
    ...(level === null ? [] : [["level", level] as const]),
    ...(divided ? [["region", region] as const] : []),
    ...(file.yearColumn === null ? [] : [["year", file.yearColumn.column] as const]),
  ];
  const codes = coverage.form === "three-digit" ? ", codes: three-digit" : "";
  const places = listed(["england", ...(divided ? ["region"] : []), "authority"]);
  return {
    files: [
      `# ${seen.name}: a table of areas (${recognised.confidence}: ${recognised.reasons.join("; ")})`,
      `areas_${name}:`,
      "  layout: area-table",
      `  ${pathLine([file], severalYears)}`,
      `  columns: ${inline(columns)}`,
      `  groups: ${check}: each group's rows`,
      ...lines.map((line) => `    ${line}`),
    ],
    populations: [],
    schemes: new Map([
      ...(divided ? [["region", "region: { column: region }"] as const] : []),
      ["authority", `authority: { column: area${codes}, name: local authority }`],
    ]),
    measures: [
      `${name}: { from: areas_${name}, outcome: { mean_of: ${name}, decimals: ${decimals}, unit: ${flow(measure.unit)} }, method: published, against: { population: others, in: england } }`,
    ],
    show: [`gap: { measure: ${name}, of: disadvantaged, in: ${places} }`],
    compare: [],
    years: years.years,
    yearsBecause: years.because,
    breaks: new Map(),
    titles: [measure.title],
    coverage: numbered ? "pupils of the areas in the table" : "means as published, without numbers of pupils",
    rules: "public-data",
    notFound: numbered ? [] : ["not found: numbers of pupils, so figures have no intervals"],
    these: "these areas",
    of: [file],
    selection: false,
    records: false,
  };
}
