import type { Study } from "../../../src/study/study.ts";
import { parse } from "../../support/study-faults.ts";
import type { Design } from "./designs.ts";

const years = "2014-2015";

const everywhere = "[england, area]";

const sideBySide = `
show:
  - gap: { measure: progress, of: disadvantaged, in: ${everywhere}, year: 2015, small_areas: shrink }
  - in_area_gap: { measure: progress, of: disadvantaged, in: area, year: 2015, small_areas: shrink }
  - mean: { measure: progress, of: disadvantaged, in: area, year: 2015, small_areas: shrink }
  - gap: { measure: reached, of: disadvantaged, in: ${everywhere}, year: 2015, small_areas: shrink }
  - mean: { measure: reached, of: disadvantaged, in: area, year: 2015, small_areas: shrink }
`;

/** What is asked of a nation: every statistic that a study can name, or its areas side by side. */
function askedOf({ areas, pairs, percentiles, asks }: Design): string {
  if (asks === "areas side by side") return sideBySide;
  const some = `[england, ${areas.map(({ name }) => `area ${name}`).join(", ")}]`;
  return `
show:
  - mean: { measure: progress, of: [disadvantaged, others, persistent], in: ${everywhere}, year: 2015 }
  - gap: { measure: progress, of: [disadvantaged, persistent], in: ${everywhere}, year: 2015, small_areas: shrink }
  - in_area_gap: { measure: progress, of: disadvantaged, in: area, year: 2015 }
  - from_average: { measure: progress, of: [disadvantaged, others], in: ${everywhere}, year: 2015 }
  - gap: { measure: reached, of: [disadvantaged, persistent], in: ${everywhere}, year: 2015 }
  - in_area_gap: { measure: reached, of: disadvantaged, in: area, year: 2015 }
  - mean: { measure: reached, of: [disadvantaged, others], in: ${everywhere}, year: 2015 }
  - gap: { measure: rare, of: [disadvantaged], in: ${everywhere}, year: 2015 }
  - mean: { measure: rare, of: [disadvantaged, others], in: ${everywhere}, year: 2015 }
  - gap: { measure: attainment, of: [disadvantaged], in: ${everywhere}, year: 2015 }
  - mean: { measure: attainment, of: [disadvantaged, others], in: ${everywhere}, year: 2015 }
${percentiles > 0 ? `  - percentile_gap: { measure: progress, of: disadvantaged, in: ${some}, year: 2015 }` : ""}
compare:
  - { gap: progress, of: disadvantaged, in: ${everywhere}, year: 2015, with: { year: 2014 }, as: [difference, ratio, percent] }
  - { mean: progress, of: [disadvantaged, others], in: ${everywhere}, year: 2015, with: { year: 2014 }, as: difference }
  - { gap: progress, of: persistent, in: ${everywhere}, year: 2015, with: { of: disadvantaged }, as: [difference, ratio] }
  - { gap: reached, of: disadvantaged, in: ${everywhere}, year: 2015, with: { year: 2014 }, as: difference }
  - { mean: reached, of: disadvantaged, in: ${everywhere}, year: 2015, with: { year: 2014 }, as: [difference, ratio] }
  - { gap: attainment, of: disadvantaged, in: ${everywhere}, year: 2015, with: { year: 2014 }, as: [difference, ratio] }
${pairs
  .flatMap(([one, other]) => [
    `  - { gap: progress, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: [difference, ratio] }`,
    `  - { in_area_gap: progress, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: difference }`,
    `  - { mean: progress, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: difference }`,
    `  - { gap: reached, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: [difference, ratio] }`,
    `  - { gap: attainment, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: difference }`,
  ])
  .join("\n")}
decompose:
  - { gap: progress, of: disadvantaged, in: ${everywhere}, from: 2014, to: 2015, parts: [movement, bands, within_and_between, area_against_nation], bands: [persistent, sometimes] }
`;
}

function studyOfTable({ pairs }: Design): Study {
  return parse(`title: A trial of intervals
data: invented
years: ${years}
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, area: area, year: year }
    groups: { all: { pupils: n, mean: m }, disadvantaged: { pupils: d, mean: e }, others: { all_less: disadvantaged } }
places: { schemes: { area: { column: area } } }
measures:
  table: { outcome: { mean_of: progress, decimals: 2 }, from: schools, against: { population: others } }
release: { rules: public-data }
show:
  - mean: { of: [disadvantaged, others], in: ${everywhere}, year: 2015 }
  - gap: { of: disadvantaged, in: ${everywhere}, year: 2015 }
  - in_area_gap: { of: disadvantaged, in: area, year: 2015 }
  - from_average: { of: [disadvantaged, others], in: ${everywhere}, year: 2015 }
compare:
  - { gap: table, of: disadvantaged, in: ${everywhere}, year: 2015, with: { year: 2014 }, as: [difference, ratio] }
  - { mean: table, of: [disadvantaged, others], in: ${everywhere}, year: 2015, with: { year: 2014 }, as: difference }
${pairs
  .flatMap(([one, other]) => [
    `  - { gap: table, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: [difference, ratio] }`,
    `  - { in_area_gap: table, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: difference }`,
    `  - { mean: table, of: disadvantaged, in: area ${one}, year: 2015, with: { in: area ${other} }, as: difference }`,
  ])
  .join("\n")}
decompose:
  - { gap: table, of: disadvantaged, in: ${everywhere}, from: 2014, to: 2015, parts: [movement, within_and_between, area_against_nation] }
`);
}

function studyOfGrades({ pairs }: Design): Study {
  const statistics = ["good or outstanding", "declined", "improved"];
  return parse(`title: A trial of intervals
data: invented
years: 2015
files: { inspections: { layout: ofsted-mi, path: inspections.csv } }
places: { schemes: { region: { column: region } } }
measures:
  leadership: { of: schools, outcome: leadership_grade, on: [2014-03-31, 2015-03-31] }
release: { rules: public-data }
show:
  - leadership: { of: [all, matched], in: [england, region] }
compare:
  - { leadership: good or outstanding, in: [england, region], with: { year: 2014 }, as: [difference, ratio] }
${pairs
  .flatMap(([one, other]) =>
    statistics.map(
      (statistic) =>
        `  - { leadership: ${statistic}, in: region ${one}, with: { in: region ${other} }, as: [difference, ratio] }`,
    ),
  )
  .join("\n")}
`);
}

/** The study that is asked of every nation of a design. */
export function studyOfDesign(design: Design): Study {
  if (design.of === "school table") return studyOfTable(design);
  if (design.of === "grades") return studyOfGrades(design);
  return parse(`title: A trial of intervals
data: invented
years: ${years}
files:
  pupils:
    path: pupils.csv
    columns: { pupil: id, school: urn, prior: prior, outcome: points, area: area, persistent: p, sometimes: s }
populations:
  persistent: { within: disadvantaged, any_of: persistent }
  sometimes: { within: disadvantaged, any_of: sometimes }
  disadvantaged: { any_of: [persistent, sometimes] }
  others: { not: disadvantaged }
places: { schemes: { area: { column: area } } }
measures:
  progress: { outcome: outcome, prior: { column: prior, minimum: 30 }, method: rank of residual, months: rank, against: { population: others } }
  attainment: { outcome: outcome, method: rank, months: rank, against: { population: others } }
  reached: { outcome: outcome, method: threshold, at_least: 45, against: { population: others } }
  rare: { outcome: outcome, method: threshold, at_least: 75, against: { population: others } }
bootstrap: { replicates: 1000, seed: 1 }
release: { rules: public-data }
${askedOf(design)}`);
}
