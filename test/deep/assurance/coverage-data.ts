import { type CoverageFound, type KindAndSize, keyOfSize } from "../../../src/release/assurance/coverage-found.ts";
import { stepOf, stepsOfNations, stepsOfSchools } from "../../../src/release/assurance/size-steps.ts";
import type { CoverageRow } from "../coverage/coverage-table.ts";
import { blocks } from "../coverage/results.ts";
import { nationsOfBlock } from "../coverage/tally.ts";
import type { AssuranceRow, PerCent } from "./assurance-table.ts";
import { designOf, schoolsOf } from "./designs.ts";
import { type PartOfTrial, pooled } from "./pooled.ts";

/** What one design says of a kind and size, of figures without a mark and of all that are shown. */
interface FoundInDesign extends KindAndSize {
  readonly unmarked: PartOfTrial | null;
  readonly all: PartOfTrial;
}

function ofRow(row: AssuranceRow): readonly FoundInDesign[] {
  const { design, scores, statistic, schools, nations, shown, published, coverage, publishedCoverage } = row;
  const nation = stepOf(stepsOfNations, schoolsOf(designOf(design)));
  if (nation === null) return [];
  const unmarked = publishedCoverage === null ? null : { ...publishedCoverage, intervals: published, nations };
  const all = { ...coverage, intervals: shown, nations };
  return [{ scores, statistic, schools, nation: nation.words, unmarked, all }];
}

/** Coverage of figures without a mark; where nearly all have one, that of all that are shown. */
export function coverageOf(own: readonly Pick<FoundInDesign, "unmarked" | "all">[]): {
  readonly found: PerCent | null;
  readonly isOfAll: boolean;
} {
  const without = pooled(own.flatMap(({ unmarked }) => unmarked ?? []));
  if (without !== null) return { found: without, isOfAll: false };
  return { found: pooled(own.map(({ all }) => all)), isOfAll: true };
}

/** Coverage of the rows of one kind and size. */
export const coverageOfRows = (rows: readonly AssuranceRow[]) => coverageOf(rows.flatMap(ofRow));

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
  const part = ({ value, error }: PerCent, intervals: number) => {
    return { value: 100 * value, error: 100 * error, intervals, nations: nationsOfLargeTrial };
  };
  return [
    {
      ...{ scores: "ranks of progress", statistic: own, schools: schools.words, nation: "1000 and more" },
      unmarked: published === 0 ? null : part(publishedCoverage, published),
      all: part(coverage, shown),
    },
  ];
}

const rounded = (value: number) => Number(value.toFixed(1));

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
      const { found } = coverageOf(own);
      if (first === undefined || found === null) return [];
      const { scores, statistic, schools, nation } = first;
      const error = Math.max(0.1, rounded(found.error));
      return [{ scores, statistic, schools, nation, held: rounded(found.value), error }];
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
