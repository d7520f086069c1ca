import { studentTQuantile } from "../../number/student-t.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { type Covariances, ofMatrix } from "./covariances.ts";
import { type Draws, jointMiss } from "./joint-miss.ts";
import type { Measured } from "./p-value.ts";

/** The ranks that an area may have; rank 1 is the largest value. */
export interface RankInterval {
  readonly best: number;
  readonly worst: number;
}

/**
 * For each of many areas the ranks that the data allow, right for all of them jointly in 95 of 100 repetitions.
 *
 * Each pair of areas is compared, at a level at which all comparisons hold jointly. An area ranks behind those that
 * are clearly larger and before those that are clearly smaller: from 1 + (clearly larger) to k - (clearly smaller).
 * Areas with the same true value share ranks, and the interval holds each rank they could be given.
 *
 * @param figures one per area; each pair is compared with the smaller degrees of freedom of the two
 * @param covariances of the same figures in the same order, such as by id: what areas share cancels out of a difference
 * @param missEach how often the comparison of two of them may miss
 * @returns in the order of the figures, not by rank
 * @throws RangeError when the covariances do not match the figures
 * @source Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks, Review of Economic Studies 91, 476-518,
 *   without its stepwise refinement; Klein, Wright and Wieczorek (2020), Journal of the Royal Statistical Society A
 *   183, 589-606, from intervals of each area
 */
export function ranksAtLevel(
  figures: readonly Measured[],
  covariances: Covariances,
  missEach: number,
): readonly RankInterval[] {
  if (covariances.figures !== figures.length)
    throw new RangeError(`covariances of ${covariances.figures} figures for: ${figures.length}`);
  const values = Float64Array.from(figures, ({ value }) => value);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0 && figures.length > 1) throw new RangeError(`no value to rank: ${values[wrong]}`);
  const timesOf = new Map<number, number>();
  for (const { degreesOfFreedom } of figures)
    if (!timesOf.has(degreesOfFreedom))
      timesOf.set(degreesOfFreedom, -studentTQuantile(missEach / 2, degreesOfFreedom));
  // A t with fewer degrees of freedom is larger, so that of a pair is the larger of the two.
  const times = Float64Array.from(figures, ({ degreesOfFreedom }) => timesOf.get(degreesOfFreedom) ?? Number.NaN);
  const variances = new Float64Array(figures.length);
  return figures.map((_, index) => {
    covariances.ofDifferences(index, variances);
    const [value, own] = [values[index] as number, times[index] as number];
    let larger = 0;
    let smaller = 0;
    for (let other = 0; other < values.length; other++) {
      if (other === index) continue;
      const theirs = times[other] as number;
      const variance = variances[other] as number;
      const margin = variance === 0 ? 0 : (theirs > own ? theirs : own) * Math.sqrt(variance);
      const above = (values[other] as number) - value;
      if (above > margin) larger += 1;
      if (-above > margin) smaller += 1;
    }
    return { best: 1 + larger, worst: figures.length - smaller };
  });
}

/**
 * The same, at the level at which all comparisons hold jointly by drawing errors.
 *
 * @param miss how often any area's true rank may lie outside, 0.05 for 95% together
 * @throws RangeError when the covariances do not match the figures, or as `jointMiss` does
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
  return ranksAtLevel(figures, ofMatrix(covariance), jointMiss(covariance, "pairs", miss, draws));
}
