import { exploreLayout } from "../recognise/explore-education.ts";
import { firstNamed } from "../recognise/seen-file.ts";
import type { Block, DraftFile, Unusable } from "./draft-file.ts";
import { type LongGroups, longGroups } from "./long-groups.ts";
import { pathLine, yearsOfFiles } from "./paths-of-years.ts";
import { schemesOf } from "./schemes-of-file.ts";
import { check, flow, inline, listed } from "./yaml-words.ts";

function groupLine(group: string, { pupils, value, where }: LongGroups): string {
  const picked = inline(where.get(group as "all") ?? new Map());
  return `    ${group}: { pupils: ${flow(pupils)}, ${value.key}: ${flow(value.column)}, where: ${picked} }`;
}

/** A table of schools from Explore Education Statistics, with a row for each school and group. */
export function exploreBlock(file: DraftFile, taken: readonly string[], severalYears: boolean): Block | Unusable {
  const { seen, recognised, facts } = file;
  const groups = longGroups(seen, facts);
  const urn = firstNamed(seen.header, ["school_urn", "school_laestab"]);
  if (groups === null || urn === null) {
    const looked = exploreLayout().measures.flatMap(({ mean, sum }) => [...mean, ...sum]);
    return {
      unusable: `no outcome by disadvantage: no rows of disadvantaged pupils with one of ${looked.slice(0, 4).join(", ")}`,
      advice:
        "choose the file of this publication that has results by disadvantage; this one may hold facts about schools",
    };
  }
  const { measure, where, value } = groups;
  const name = taken.includes(measure.name) ? `${measure.name}_ees` : measure.name;
  const entry = taken.length === 0 ? "schools" : `schools_${name}`;
  const schemes = schemesOf([file]);
  const years = yearsOfFiles([file]);
  const decimals = Math.min(9, facts.columns.get(value.column)?.decimals ?? 2);
  const columns = [
    ["urn", urn] as const,
    ...(file.yearColumn === null ? [] : [["year", file.yearColumn.column] as const]),
    ...[...schemes].map(([role, { column }]) => [role, column] as const),
  ];
  return {
    files: [
      `# ${seen.name}: a table of schools from Explore Education Statistics (${recognised.confidence}: ${recognised.reasons.join("; ")})`,
      `${entry}:`,
      "  layout: school-table",
      `  ${pathLine([file], severalYears)}`,
      `  columns: ${inline(columns)}`,
      `  groups: ${check}: each group's rows`,
      ...[...where.keys()].map((group) => groupLine(group, groups)),
      ...(where.has("others") ? [] : ["    others: { all_less: disadvantaged }"]),
    ],
    populations: [],
    schemes: new Map([...schemes].map(([role, { scheme }]) => [role, scheme])),
    measures: [
      `${name}: { from: ${entry}, outcome: { mean_of: ${name}, decimals: ${decimals}, unit: ${flow(measure.unit)} }, method: published, against: { population: others, in: england } }`,
    ],
    show: [`gap: { measure: ${name}, of: disadvantaged, in: ${listed(["england", ...schemes.keys()])} }`],
    compare: [],
    years: years.years,
    yearsBecause: years.because,
    breaks: new Map(),
    titles: [measure.title],
    coverage: "schools in the file that show the measure",
    rules: "public-data",
    notFound: [],
    these: "these schools",
    of: [file],
    selection: false,
    records: false,
  };
}
