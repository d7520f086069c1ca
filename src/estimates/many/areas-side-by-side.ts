import type { CovarianceMatrix } from "../covariance-matrix.ts";
import type { Interval } from "../interval.ts";
import { empiricalBayes } from "../shrink/empirical-bayes.ts";
import type { AreaFamily } from "./area-family.ts";
import { usualDraws } from "./joint-miss.ts";
import { type RankInterval, rankIntervals } from "./rank-interval.ts";
import { simultaneousIntervals } from "./simultaneous.ts";
import type { Tested } from "./tested.ts";

/** An area shrunk towards the mean of its scheme. */
export interface ShrunkenArea {
  readonly value: number;
  readonly interval: Interval;
  /** How much of its own estimate is kept, from 0 to 1. */
  readonly kept: number;
}

export interface AreaBeside {
  readonly id: string;
  /** Holds jointly with those of all areas listed here, so it is also valid for areas picked for their size. */
  readonly together: Interval;
  readonly shrunken: ShrunkenArea | null;
  readonly ranks: RankInterval | null;
}

/** The comparison of areas side by side, for those that may be used. */
export interface AreasSideBySide {
  readonly name: string;
  readonly scheme: string;
  readonly scale: string;
  readonly unit: string;
  readonly asked: number;
  /** Ids of areas that are not included: hidden, unreliable or not available. */
  readonly leftOut: readonly string[];
  readonly missEach: number;
  /** How random numbers were used: the same seed and draws give the same results. */
  readonly draws: number;
  readonly seed: number;
  /** Null where no estimate is shrunken. */
  readonly shrinkage: { readonly mean: number; readonly seOfMean: number; readonly sdBetween: number } | null;
  readonly areas: readonly AreaBeside[];
}

/** From this number of areas up they are shrunken and ranked unless the study says otherwise. */
const manyAreas = 10;

/** With fewer areas there is no meaningful spread. */
const fewestAreas = 3;

/** Up to this many pairs of areas the usual number of draws is made; beyond it fewer, so that the work stays the same. */
const mostPairs = 11_175;
const fewestDraws = 4_000;
const miss = 0.05;
const seed = 20_160_331;
const normalQuantile = 1.959963984540054;

/**
 * Draws for the pairs of this many areas: 20,000 up to 150 areas, then as many as take the same time, never below 4,000.
 *
 * @example drawsFor(150) // 20000
 * @example drawsFor(326) // 4218
 */
export function drawsFor(areas: number): number {
  const pairs = (areas * (areas - 1)) / 2;
  return pairs <= mostPairs ? usualDraws : Math.max(fewestDraws, Math.floor((usualDraws * mostPairs) / pairs));
}

/**
 * The variance of an error that all areas share, such as that of a common comparator: the mean covariance of pairs,
 * kept between 0 and half the smallest variance.
 *
 * @example sharedVariance([[3, 1], [1, 5]]) // 1
 */
export function sharedVariance(covariance: readonly ArrayLike<number>[]): number {
  let sum = 0;
  let least = Infinity;
  for (const [row, entries] of covariance.entries()) {
    least = Math.min(least, entries[row] ?? 0);
    for (let column = 0; column < row; column++) sum += entries[column] ?? 0;
  }
  const pairs = (covariance.length * (covariance.length - 1)) / 2;
  return pairs === 0 ? 0 : Math.min(Math.max(0, sum / pairs), least / 2);
}

const widened = ({ lower, upper }: Interval, by: number): Interval => ({ lower: lower - by, upper: upper + by });

interface Used {
  readonly id: string;
  readonly tested: Tested;
}

function parts(
  { areas, covariance }: AreaFamily,
  isSound: (id: string) => boolean,
): { readonly used: readonly Used[]; readonly matrix: CovarianceMatrix } {
  const known = areas.flatMap(({ id, tested }) => (tested === null ? [] : [{ id, tested }]));
  if (covariance.length !== known.length)
    throw new RangeError(`covariances of ${covariance.length} areas for: ${known.length}`);
  const kept = [...known.keys()].filter((at) => {
    const one = known[at];
    return one !== undefined && isSound(one.id) && one.tested.se > 0;
  });
  const matrix = kept.map((row) => Float64Array.from(kept, (column) => covariance[row]?.[column] ?? Number.NaN));
  return { used: kept.flatMap((at) => known[at] ?? []), matrix };
}

function shrunken(used: readonly Used[], matrix: CovarianceMatrix): ReturnType<typeof empiricalBayes> {
  const estimates = used.map(({ tested }, index) => ({ value: tested.value, variance: matrix[index]?.[index] ?? 0 }));
  return empiricalBayes(estimates, sharedVariance(matrix));
}

/**
 * Areas of a scheme side by side: joint intervals, estimates shrunk towards their mean, and the ranks that the data
 * allow. Everything comes from the areas shown without a mark, so nothing reveals a hidden one.
 *
 * The simultaneous intervals carry the rounding of printed means in full. Shrunken estimates and ranks do not.
 *
 * @param isSound whether an area is shown without a mark
 * @returns null for fewer than three such areas
 * @source `simultaneousIntervals`, `empiricalBayes`, `rankIntervals`
 * @example three areas 0, 2, 4 with variance 1 and no covariance: mean 2, sdBetween 1.732, shrunken 0.5, 2, 3.5
 */
export function areasSideBySide(family: AreaFamily, isSound: (id: string) => boolean): AreasSideBySide | null {
  const { used, matrix } = parts(family, isSound);
  if (used.length < fewestAreas) return null;
  const measured = used.map(({ tested }) => tested);
  const draws = { draws: drawsFor(used.length), seed };
  const together = simultaneousIntervals(measured, matrix, miss, { ...draws, stream: 0 });
  const wanted = family.shrink ?? family.areas.length >= manyAreas;
  const bayes = wanted ? shrunken(used, matrix) : null;
  const ranks = wanted ? rankIntervals(measured, matrix, miss, { ...draws, stream: 1 }) : [];
  const inside = new Set(used.map(({ id }) => id));
  const { name, scheme, scale, unit, areas } = family;
  return {
    name,
    scheme,
    scale,
    unit,
    asked: areas.length,
    leftOut: areas.map(({ id }) => id).filter((id) => !inside.has(id)),
    missEach: together.missEach,
    ...draws,
    shrinkage:
      bayes === null ? null : { mean: bayes.mean, seOfMean: bayes.seOfMean, sdBetween: Math.sqrt(bayes.tauSquared) },
    areas: used.map(({ id, tested }, index): AreaBeside => {
      const own = bayes?.areas[index];
      const half = own === undefined ? 0 : normalQuantile * own.sd;
      return {
        id,
        together: widened(together.intervals[index] ?? { lower: -Infinity, upper: Infinity }, tested.rounding),
        shrunken:
          own === undefined
            ? null
            : { value: own.value, interval: { lower: own.value - half, upper: own.value + half }, kept: own.lambda },
        ranks: ranks[index] ?? null,
      };
    }),
  };
}
