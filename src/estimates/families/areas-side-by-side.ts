import { studentTQuantile } from "../../number/student-t.ts";
import type { Interval } from "../interval.ts";
import { empiricalBayes } from "../shrink/empirical-bayes.ts";
import { smoothedVariances } from "../shrink/smoothed-variances.ts";
import type { AreaFamily } from "./area-family.ts";
import { covarianceOfShares, type ShareOfArea, wilsonTogether, withinShares } from "./areas-of-shares.ts";
import type { Covariances } from "./covariances.ts";
import { usualDraws } from "./joint-miss.ts";
import { type RankInterval, rankIntervals, ranksAtLevel } from "./rank-interval.ts";
import { sidakMiss } from "./sidak.ts";
import { type Simultaneous, simultaneousIntervals } from "./simultaneous.ts";
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
  /** How random numbers were used: the same seed and draws give the same results. No draws for very many areas. */
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

/**
 * Beyond this number of areas nothing is drawn: the work of each draw is the square of their number, and Sidak's level
 * is hardly stricter, as so many areas have little in common.
 */
const mostDrawn = 1_000;
const miss = 0.05;
/** Random numbers of all comparisons of areas start here; each use has its own stream. */
export const seedOfAreas = 20_160_331;
const seed = seedOfAreas;

/**
 * Draws for the pairs of this many areas: 20,000 up to 150 areas, then as many as take the same time, never below 4,000
 * up to 1,000 areas; none beyond.
 *
 * @example drawsFor(150) // 20000
 * @example drawsFor(326) // 4218
 * @example drawsFor(1001) // 0
 */
export function drawsFor(areas: number): number {
  if (areas > mostDrawn) return 0;
  const pairs = (areas * (areas - 1)) / 2;
  return pairs <= mostPairs ? usualDraws : Math.max(fewestDraws, Math.floor((usualDraws * mostPairs) / pairs));
}

/**
 * The variance of an error that all areas share, such as that of a common comparator: the mean covariance of pairs,
 * kept between 0 and half the smallest variance.
 *
 * @example sharedVariance(ofMatrix([[3, 1], [1, 5]])) // 1
 */
export function sharedVariance(covariance: Covariances): number {
  let least = Infinity;
  for (let area = 0; area < covariance.figures; area++) least = Math.min(least, covariance.variance(area));
  return covariance.figures < 2 ? 0 : Math.min(Math.max(0, covariance.meanOfPairs()), least / 2);
}

const widened = ({ lower, upper }: Interval, by: number): Interval => ({ lower: lower - by, upper: upper + by });

interface Used {
  readonly id: string;
  readonly tested: Tested;
  readonly effectiveSchools: number;
}

const shareOf = ({ tested: { value }, effectiveSchools }: Used): ShareOfArea => ({ value, effectiveSchools });

function parts(
  { of, areas, covariance }: AreaFamily,
  isSound: (id: string) => boolean,
): { readonly used: readonly Used[]; readonly covariances: Covariances } {
  const known = areas.flatMap(({ id, tested, effectiveSchools }) =>
    tested === null ? [] : [{ id, tested, effectiveSchools }],
  );
  if (covariance.figures !== known.length)
    throw new RangeError(`covariances of ${covariance.figures} areas for: ${known.length}`);
  const kept = [...known.keys()].filter((at) => {
    const one = known[at];
    return one !== undefined && isSound(one.id) && (of === "shares" || one.tested.se > 0);
  });
  const used = kept.flatMap((at) => known[at] ?? []);
  const ofShares = of === "shares";
  return { used, covariances: ofShares ? covarianceOfShares(used.map(shareOf)) : covariance.of(kept) };
}

/** Estimates drawn towards their mean, and how far the end of each interval lies from its value, in its errors. */
interface Drawn extends ReturnType<typeof empiricalBayes> {
  readonly times: readonly number[];
}

/**
 * Variances of shares are those of the share of all areas and so are taken as known; others are estimated from the schools of
 * each area, and smoothed.
 */
function shrunken(used: readonly Used[], covariances: Covariances, ofShares: boolean): Drawn {
  const shared = sharedVariance(covariances);
  const own = used.map(({ effectiveSchools }, area) => ({
    variance: covariances.variance(area) - shared,
    effectiveSchools: ofShares ? Number.POSITIVE_INFINITY : effectiveSchools,
  }));
  const smoothed = smoothedVariances(own);
  const estimates = used.map(({ tested: { value } }, area) => ({
    value,
    variance: (smoothed[area]?.variance ?? Number.NaN) + shared,
  }));
  const times = smoothed.map(({ degreesOfFreedom }) => studentTQuantile(0.975, degreesOfFreedom));
  return { ...empiricalBayes(estimates, shared), times };
}

interface Levels {
  readonly together: Simultaneous;
  /** Called only where ranks are wanted. */
  readonly ranks: () => readonly RankInterval[];
}

/** Joint intervals and ranks: by draws of all areas, and at Sidak's levels where they are too many to be drawn. */
function jointly(used: readonly Used[], covariances: Covariances): Levels {
  const measured = used.map(({ tested }) => tested);
  const draws = { draws: drawsFor(used.length), seed };
  if (draws.draws === 0) {
    const pairs = (used.length * (used.length - 1)) / 2;
    return {
      together: simultaneousIntervals(measured, null, miss, { ...draws, stream: 0 }),
      ranks: () => ranksAtLevel(measured, covariances, sidakMiss(miss, pairs)),
    };
  }
  const matrix = covariances.matrix();
  return {
    together: simultaneousIntervals(measured, matrix, miss, { ...draws, stream: 0 }),
    ranks: () => rankIntervals(measured, matrix, miss, { ...draws, stream: 1 }),
  };
}

/**
 * Areas of a scheme side by side: joint intervals, estimates shrunk towards their mean, and the ranks that the data
 * allow. Everything comes from the areas shown without a mark, so nothing reveals a hidden one.
 *
 * The simultaneous intervals carry the rounding of printed means in full. Shrunken estimates and ranks do not. Those of
 * shares of schools are Wilson's at the level that all areas share; their error variances are of the share of all areas
 * together, and nothing of them lies outside 0 to 1.
 *
 * @param isSound whether an area is shown without a mark
 * @returns null for fewer than three such areas, and if none of them has an error
 * @source `simultaneousIntervals`, `empiricalBayes`, `smoothedVariances`, `rankIntervals`
 * @example three areas 0, 2, 4 with variance 1 and no covariance: mean 2, sdBetween 1.732, shrunken 0.5, 2, 3.5
 */
export function areasSideBySide(family: AreaFamily, isSound: (id: string) => boolean): AreasSideBySide | null {
  const { used, covariances } = parts(family, isSound);
  // Shares that are none everywhere, or all, differ by nothing.
  if (used.length < fewestAreas || used.every((_, area) => covariances.variance(area) === 0)) return null;
  const levels = jointly(used, covariances);
  const { together } = levels;
  const wanted = family.shrink ?? family.areas.length >= manyAreas;
  const bayes = wanted ? shrunken(used, covariances, family.of === "shares") : null;
  const ranks = wanted ? levels.ranks() : [];
  const inside = new Set(used.map(({ id }) => id));
  const ofShares = family.of === "shares";
  const { name, scheme, scale, unit, areas } = family;
  return {
    name,
    scheme,
    scale,
    unit,
    asked: areas.length,
    leftOut: areas.map(({ id }) => id).filter((id) => !inside.has(id)),
    missEach: together.missEach,
    draws: drawsFor(used.length),
    seed,
    shrinkage:
      bayes === null ? null : { mean: bayes.mean, seOfMean: bayes.seOfMean, sdBetween: Math.sqrt(bayes.tauSquared) },
    areas: used.map(({ id, tested, effectiveSchools }, index): AreaBeside => {
      const own = bayes?.areas[index];
      const half = own === undefined ? 0 : (bayes?.times[index] ?? Number.NaN) * own.sd;
      const joint = together.intervals[index] ?? { lower: -Infinity, upper: Infinity };
      const drawn = own === undefined ? null : { lower: own.value - half, upper: own.value + half };
      return {
        id,
        together: ofShares
          ? wilsonTogether({ value: tested.value, effectiveSchools }, together.missEach)
          : widened(joint, tested.rounding),
        shrunken:
          own === undefined || drawn === null
            ? null
            : { value: own.value, interval: ofShares ? withinShares(drawn) : drawn, kept: own.lambda },
        ranks: ranks[index] ?? null,
      };
    }),
  };
}
