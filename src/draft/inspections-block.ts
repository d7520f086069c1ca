import { plainName } from "../intake/inspection-layout.ts";
import { regionColumns } from "../recognise/column-facts.ts";
import { hasPrevious } from "../recognise/inspections.ts";
import type { Block, DraftFile } from "./draft-file.ts";
import { pathLine, yearsOfFiles } from "./paths-of-years.ts";
import { check, listed } from "./yaml-words.ts";

/** Years that the dates of a list have, from its columns of dates. */
function yearsOfDates(files: readonly DraftFile[]): readonly number[] {
  const years = new Set<number>();
  for (const { seen } of files) {
    const columns = seen.header.flatMap((name, at) =>
      /inspection.*date|date.*inspection/.test(plainName(name)) ? [at] : [],
    );
    for (const row of seen.rows)
      for (const at of columns) {
        const year = /(?:19|20)\d\d/.exec(row[at] ?? "")?.[0];
        if (year !== undefined) years.add(Number(year));
      }
  }
  return [...years].sort((a, b) => a - b);
}

/** Ofsted's lists: the grades of schools now and before, or on two dates where each inspection has a row. */
export function inspectionsBlock(files: readonly DraftFile[], taken: readonly string[]): Block {
  const headers = files.flatMap(({ seen }) => seen.header);
  const leadership = headers.some((name) => /leadership/.test(plainName(name)));
  const name = taken.includes("leadership") ? "inspected" : leadership ? "leadership" : "overall";
  const sideBySide = files.some(({ seen }) => hasPrevious(seen.header));
  const dates = yearsOfDates(files);
  const [first, last] = [dates[0], dates.at(-1)];
  const spread = !sideBySide && first !== undefined && last !== undefined && last > first + 1;
  const on = spread ? `[${first + 1}-08-31, ${last}-08-31]` : "[previous, latest]";
  const years = yearsOfFiles(files);
  const region = files.some(
    ({ coverage: { regions }, seen }) => regions.length > 1 && regionColumns(seen.header).length > 0,
  );
  const why = spread
    ? ` ${check}: two days to compare; the dates of the inspections seen run from ${first} to ${last}`
    : ` ${check}: the latest judgement of each school and the one before`;
  return {
    files: [
      ...files.map(
        ({ seen, recognised }) =>
          `# ${seen.name}: a list of Ofsted's inspections (${recognised.confidence}: ${recognised.reasons.join("; ")})`,
      ),
      "inspections:",
      "  layout: ofsted-mi",
      `  ${pathLine(files, false).replace(/^path: \{.*\}$/, `path: ${listed(files.map(({ path }) => path))}`)}`,
    ],
    populations: [],
    schemes: new Map(region ? [["region", "region: { column: region }"] as const] : []),
    measures: [
      `${name}: { of: schools, outcome: ${leadership ? "leadership_grade" : "overall_grade"}, on: ${on} }${why}`,
    ],
    show: [
      `leadership: { measure: ${name}, of: [all, matched], in: ${listed(["england", ...(region ? ["region"] : [])])} }`,
    ],
    compare: [],
    years: years.years,
    yearsBecause: years.because?.replace(/^the summer in which pupils finished; /, "the year of the list; ") ?? null,
    breaks: new Map(),
    titles: [leadership ? "Leadership of schools" : "Overall effectiveness of schools"],
    coverage: "schools in the list with a judgement",
    rules: "public-data",
    notFound: ["not found: an outcome of pupils: a list of inspections has grades of schools alone"],
    these: "the list",
    of: files,
    selection: true,
    records: false,
  };
}
