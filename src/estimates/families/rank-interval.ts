import { studentTCumulative, studentTQuantile } from "../../number/student-t.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { type Covariances, ofMatrix } from "./covariances.ts";
import { type Draws, jointMiss, type LargerOfPairs } from "./joint-miss.ts";
import type { Measured } from "./p-value.ts";

/** The ranks that an area may have; rank 1 is the largest value. */
export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/**
 * Degrees of freedom of the difference of two figures, from what each adds to its variance by itself: Welch's.
 *
 * Never fewer than the smaller of the two, and never more than both together.
 *
 * @param own variances of the two, each less the covariance, so that their sum is the variance of the difference
 * @source Welch (1947), Biometrika 34, 28-35; Satterthwaite (1946), Biometrics Bulletin 2, 110-114
 * @example freedomOfDifference(1, 9, 1, 9) // 18
 */
export function freedomOfDifference(own: number, freedom: number, otherOwn: number, otherFreedom: number): number {
  const [a, b] = [Math.max(0, own), Math.max(0, otherOwn)];
  return (a + b) ** 2 / (a ** 2 / freedom + b ** 2 / otherFreedom);
}

/** Calls `seen` for each ordered pair of which the first is clearly larger, at a level of each comparison. */
function overClearlyLarger(
  figures: readonly Measured[],
  covariances: Covariances,
  missEach: number,
  seen: (larger: number, smaller: number) => void,
): void {
  if (covariances.figures !== figures.length)
    throw new RangeError(`covariances of ${covariances.figures} figures for: ${figures.length}`);
  const values = Float64Array.from(figures, ({ value }) => value);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0 && figures.length > 1) throw new RangeError(`no value to rank: ${values[wrong]}`);
  const own = Float64Array.from(figures, (_, figure) => covariances.variance(figure));
  const timesOf = new Map<number, number>();
  for (const { degreesOfFreedom } of figures)
    if (!timesOf.has(degreesOfFreedom))
      timesOf.set(degreesOfFreedom, -studentTQuantile(missEach / 2, degreesOfFreedom));
  const most = Float64Array.from(figures, ({ degreesOfFreedom }) => timesOf.get(degreesOfFreedom) ?? Number.NaN);
  const least = -studentTQuantile(missEach / 2, Number.POSITIVE_INFINITY);
  const variances = new Float64Array(figures.length);
  for (const [larger, { degreesOfFreedom }] of figures.entries()) {
    covariances.ofDifferences(larger, variances);
    for (const [smaller, other] of figures.entries()) {
      const above = (values[larger] as number) - (values[smaller] as number);
      if (!(above > 0)) continue;
      const variance = variances[smaller] as number;
      const away = above / Math.sqrt(variance);
      // The t of a difference lies between that of the normal distribution and the larger of the two.
      if (away <= least) continue;
      if (away > Math.max(most[larger] as number, most[smaller] as number)) {
        seen(larger, smaller);
        continue;
      }
      const covariance = ((own[larger] as number) + (own[smaller] as number) - variance) / 2;
      const freedom = freedomOfDifference(
        (own[larger] as number) - covariance,
        degreesOfFreedom,
        (own[smaller] as number) - covariance,
        other.degreesOfFreedom,
      );
      if (2 * studentTCumulative(-away, freedom) < missEach) seen(larger, smaller);
    }
  }
}

/**
 * For each of many areas the ranks that the data allow, right for all of them jointly in 95 of 100 repetitions.
 *
 * Each pair of areas is compared, at a level at which all comparisons hold jointly. An area ranks behind those that
 * are clearly larger and before those that are clearly smaller: from 1 + (clearly larger) to k - (clearly smaller).
 * Areas with the same true value share ranks, and the interval holds each rank they could be given.
 *
 * @param figures one per area; each pair is compared with the degrees of freedom of its difference (`freedomOfDifference`)
 * @param covariances of the same figures in the same order, such as by id: what areas share cancels out of a difference
 * @param missEach how often the comparison of two of them may miss
 * @returns in the order of the figures, not by rank
 * @throws RangeError when the covariances do not match the figures
 * @source Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks, Review of Economic Studies 91, 476-518;
 *   Klein, Wright and Wieczorek (2020), Journal of the Royal Statistical Society A 183, 589-606, from intervals of each
 *   area
 */
export function ranksAtLevel(
  figures: readonly Measured[],
  covariances: Covariances,
  missEach: number,
): readonly RankInterval[] {
  const larger = new Int32Array(figures.length);
  const smaller = new Int32Array(figures.length);
  overClearlyLarger(figures, covariances, missEach, (one, other) => {
    larger[other] = (larger[other] ?? 0) + 1;
    smaller[one] = (smaller[one] ?? 0) + 1;
  });
  return figures.map((_, at) => ({ best: 1 + (larger[at] ?? 0), worst: figures.length - (smaller[at] ?? 0) }));
}

/** Steps of the stepwise procedure: in trials of up to 20 areas a third one changed nothing. */
const steps = 2;

/**
 * The same, at the level at which all comparisons hold jointly by drawing errors, and in a second step with the pairs that
 * the first found clear: of these only an error in the other direction could still mislead, so that the level of all
 * others is less strict.
 *
 * @param miss how often any area's true rank may lie outside, 0.05 for 95% together
 * @throws RangeError when the covariances do not match the figures, or as `jointMiss` does
 * @source the stepwise procedure of Mogstad, Romano, Shaikh and Wilhelm (2024), over ordered pairs; Romano and Wolf (2005),
 *   Econometrica 73, 1237-1282 (second hand)
 * @example rankIntervals([9, 5, 4.9], each with se 0.1 and independent, 0.05, draws)
 *   // { best: 1, worst: 1 }, { best: 2, worst: 3 }, { best: 2, worst: 3 }
 */
export function rankIntervals(
  figures: readonly Measured[],
  covariance: CovarianceMatrix,
  miss: number,
  draws: Draws,
): readonly RankInterval[] {
  if (covariance.length !== figures.length)
    throw new RangeError(`covariances of ${covariance.length} figures for: ${figures.length}`);
  const covariances = ofMatrix(covariance);
  let missEach = jointMiss(covariance, "pairs", miss, draws);
  for (let step = 1; step < steps; step++) {
    const settled: LargerOfPairs = figures.map(() => new Uint8Array(figures.length));
    let any = false;
    overClearlyLarger(figures, covariances, missEach, (larger, smaller) => {
      settled[larger]?.fill(1, smaller, smaller + 1);
      any = true;
    });
    if (!any) break;
    missEach = Math.max(missEach, jointMiss(covariance, "pairs", miss, draws, settled));
  }
  return ranksAtLevel(figures, covariances, missEach);
}
