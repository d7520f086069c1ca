import { type CoverageFound, type KindAndSize, keyOfSize } from "../../../src/release/assurance/coverage-found.ts";
import { stepOf, stepsOfNations, stepsOfSchools } from "../../../src/release/assurance/size-steps.ts";
import type { CoverageRow } from "../coverage/coverage-table.ts";
import { blocks } from "../coverage/results.ts";
import { nationsOfBlock } from "../coverage/tally.ts";
import type { AssuranceRow, PerCent } from "./assurance-table.ts";
import { designOf, schoolsOf } from "./designs.ts";

/** Kinds of which fewer intervals were drawn are not called tried. */
export const fewestIntervals = 200;

/** What one design says of a kind and size, in per cent. */
type FoundInDesign = KindAndSize & PerCent & { readonly intervals: number; readonly nations: number };

/** Designs in which fewer intervals than this have no mark count with all that they show. */
const fewestUnmarked = 50;

/**
 * What a design says of the figures that a report would show without another mark; where nearly all have one, of all
 * that are shown.
 */
function ofRow(row: AssuranceRow): readonly FoundInDesign[] {
  const { design, scores, statistic, schools, nations, shown, published, coverage, publishedCoverage } = row;
  const nation = stepOf(stepsOfNations, schoolsOf(designOf(design)));
  const isUnmarked = published >= fewestUnmarked;
  const found = isUnmarked ? publishedCoverage : coverage;
  if (found === null || nation === null) return [];
  const intervals = isUnmarked ? published : shown;
  return [{ scores, statistic, schools, nation: nation.words, ...found, intervals, nations }];
}

const nationsOfLargeTrial = blocks * nationsOfBlock;

/** The statistics of the trial of 1,000 nations of 3,400 schools, in the words of kinds. */
const inLargeTrial: Readonly<Record<string, string>> = {
  gap: "gap",
  "in-area gap": "in-area gap",
  change: "change of gap",
  ratio: "ratio of gap between areas",
};

/**
 * The same of the trial of nations of 3,400 schools. Areas where three schools in twenty have nearly all pupils of the
 * group are told apart in words: nothing in a release shows that an area is one.
 */
function ofLargeTrial(row: CoverageRow): readonly FoundInDesign[] {
  const { by, group, statistic, shown, published, coverage, publishedCoverage } = row;
  const schools = stepOf(stepsOfSchools, Number.parseInt(group, 10));
  if (by !== "class" || schools === null || group.endsWith("uneven shares")) return [];
  const isRatioOfYears = statistic === "ratio" && group === "3400";
  const own = isRatioOfYears ? "ratio of gap between years" : (inLargeTrial[statistic] ?? statistic);
  const isUnmarked = published >= fewestUnmarked;
  const found = isUnmarked ? publishedCoverage : coverage;
  const size = { scores: "ranks of progress", statistic: own, schools: schools.words, nation: "1000 and more" };
  const intervals = isUnmarked ? published : shown;
  return [{ ...size, value: 100 * found.value, error: 100 * found.error, intervals, nations: nationsOfLargeTrial }];
}

const rounded = (value: number) => Number(value.toFixed(1));

/** From fewer nations the Monte Carlo error itself is not known. */
const fewestNations = 60;

/** Kinds whose coverage is not known to this many points, a standard error, are not called tried: 95% of 200 nations. */
const mostError = 1.6;

/**
 * The data that ship: for each kind and size the coverage of all designs that have it, each with the weight of its
 * intervals.
 */
export function coverageFound(rows: readonly AssuranceRow[], large: readonly CoverageRow[]): readonly CoverageFound[] {
  const byKey = new Map<string, FoundInDesign[]>();
  for (const found of [...rows.flatMap(ofRow), ...large.flatMap(ofLargeTrial)]) {
    const key = keyOfSize(found);
    byKey.set(key, [...(byKey.get(key) ?? []), found]);
  }
  return [...byKey]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]): readonly CoverageFound[] => {
      const [first] = own;
      const total = own.reduce((sum, { intervals }) => sum + intervals, 0);
      const drawn = own.reduce((sum, { nations }) => sum + nations, 0);
      if (first === undefined || total < fewestIntervals || drawn < fewestNations) return [];
      const held = own.reduce((sum, { intervals, value }) => sum + intervals * value, 0) / total;
      const error = Math.sqrt(own.reduce((sum, one) => sum + (one.intervals * one.error) ** 2, 0)) / total;
      const { scores, statistic, schools, nation } = first;
      const found = { held: rounded(held), error: Math.max(0.1, rounded(error)) };
      return error > mostError ? [] : [{ scores, statistic, schools, nation, ...found }];
    });
}

/** `data/coverage.json`, one line a row. */
export function coverageData(rows: readonly AssuranceRow[], large: readonly CoverageRow[]): string {
  const lines = coverageFound(rows, large).map((one) => `    ${JSON.stringify(one)}`);
  return `{
  "what": "how often 95% intervals held the true value in trials, in per cent, with the Monte Carlo error, by kind of figure, schools of its smallest mean and schools of the whole",
  "source": "test/deep/results/assurance.csv and coverage.csv, made by test/deep/assurance-run.test.ts and coverage-run.test.ts",
  "rows": [
${lines.join(",\n")}
  ]
}
`;
}
