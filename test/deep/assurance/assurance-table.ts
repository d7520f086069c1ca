import { stepsOfSchools } from "../../../src/release/assurance/size-steps.ts";
import { allDesigns } from "./designs.ts";
import type { Tally } from "./tally.ts";

/** A share in per cent with its Monte Carlo error in points: blocks of nations are the units that could have been drawn otherwise. */
export interface PerCent {
  readonly value: number;
  readonly error: number;
}

/** What a design says of the figures of one kind and size. */
export interface AssuranceRow extends Pick<Tally, "design" | "scores" | "statistic" | "schools"> {
  readonly nations: number;
  readonly asked: number;
  readonly shown: number;
  readonly coverage: PerCent;
  /** Per cent of intervals that lie wholly above, or below, the truth. */
  readonly above: number;
  readonly below: number;
  /** Shown without a mark. */
  readonly published: number;
  readonly publishedCoverage: PerCent | null;
  readonly publishedAbove: number;
  readonly publishedBelow: number;
  /** Mean width used over the width of a normal interval with the true standard deviation; null where values are no numbers. */
  readonly usedOverNeeded: number | null;
  /** Mean of value less truth, in true standard deviations. */
  readonly bias: number | null;
  /** The Monte Carlo error of true values, in true standard deviations. */
  readonly ofTruth: number;
  /** Comparisons of like with like that are shown without a mark, and how many of them are clear, in per cent. */
  readonly nulls: number;
  readonly clear: PerCent | null;
}

const z95 = 1.959963984540054;

/** A ratio of sums over blocks in per cent, its error by linearisation over blocks; no less than that of one more miss. */
function perCentOf(
  tallies: readonly Tally[],
  top: (one: Tally) => number,
  bottom: (one: Tally) => number,
): PerCent | null {
  const total = tallies.reduce((sum, one) => sum + bottom(one), 0);
  if (total === 0) return null;
  const value = tallies.reduce((sum, one) => sum + top(one), 0) / total;
  const squares = tallies.reduce((sum, one) => sum + (top(one) - value * bottom(one)) ** 2, 0);
  const blocks = tallies.length;
  const error = blocks < 2 ? 0 : Math.sqrt((blocks / (blocks - 1)) * squares) / total;
  return { value: 100 * value, error: Math.max(100 * error, 100 / total) };
}

/** Kinds whose intervals are counted as held or not, so that they have no width of their own. */
const isNoWidth = (statistic: string) =>
  statistic.startsWith("joint ") || statistic.startsWith("ranks,") || statistic.startsWith("rank by");

function rowOf(own: readonly Tally[], nations: number): AssuranceRow | null {
  const [first] = own;
  if (first === undefined) return null;
  const sum = (of: (one: Tally) => number) => own.reduce((total, one) => total + of(one), 0);
  const shown = sum((one) => one.shown);
  const coverage = perCentOf(
    own,
    (one) => one.covered,
    (one) => one.shown,
  );
  if (coverage === null) return null;
  const published = sum((one) => one.published);
  const meanError = sum((one) => one.errors) / shown;
  const deviation = Math.sqrt(Math.max(0, sum((one) => one.squares) / shown - meanError ** 2));
  const above = (100 * sum((one) => one.above)) / shown;
  const publishedCoverage = perCentOf(
    own,
    (one) => one.publishedCovered,
    (one) => one.published,
  );
  const publishedAbove = published === 0 ? 0 : (100 * sum((one) => one.publishedAbove)) / published;
  const hasNoWidth = isNoWidth(first.statistic) || deviation === 0;
  const { design, scores, statistic, schools } = first;
  return {
    ...{ design, scores, statistic, schools, nations, shown, coverage, above, published, publishedCoverage },
    asked: sum((one) => one.asked),
    below: 100 - coverage.value - above,
    publishedAbove,
    publishedBelow: publishedCoverage === null ? 0 : 100 - publishedCoverage.value - publishedAbove,
    usedOverNeeded: hasNoWidth ? null : sum((one) => one.widths) / shown / (2 * z95 * deviation),
    bias: hasNoWidth ? null : meanError / deviation,
    ofTruth: hasNoWidth ? 0 : Math.sqrt(sum((one) => one.truthSquares) / shown) / deviation,
    nulls: sum((one) => one.publishedNulls),
    clear: perCentOf(
      own,
      (one) => one.publishedClear,
      (one) => one.publishedNulls,
    ),
  };
}

/** The table of all blocks: a row for each kind of figure and size in each design, in the order of the designs. */
export function assuranceTable(tallies: readonly Tally[]): readonly AssuranceRow[] {
  const byKey = new Map<string, Tally[]>();
  const blocksOf = new Map<string, Set<number>>();
  for (const one of tallies) {
    const key = [one.design, one.scores, one.statistic, one.schools].join("|");
    byKey.set(key, [...(byKey.get(key) ?? []), one]);
    blocksOf.set(one.design, (blocksOf.get(one.design) ?? new Set()).add(one.block));
  }
  const designOf = (name: string) => allDesigns.findIndex((one) => one.name === name);
  const stepOf = (words: string) => stepsOfSchools.findIndex((one) => one.words === words);
  return [...byKey.values()]
    .flatMap((own) => {
      const design = allDesigns[designOf(own[0]?.design ?? "")];
      const nations = (blocksOf.get(design?.name ?? "")?.size ?? 0) * (design?.nationsOfBlock ?? 0);
      return rowOf(own, nations) ?? [];
    })
    .sort(
      (a, b) =>
        designOf(a.design) - designOf(b.design) ||
        (a.scores < b.scores ? -1 : a.scores > b.scores ? 1 : 0) ||
        (a.statistic < b.statistic ? -1 : a.statistic > b.statistic ? 1 : 0) ||
        stepOf(a.schools) - stepOf(b.schools),
    );
}
