import { studentTQuantile } from "../../number/student-t.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { type Draws, jointMiss, varianceOfDifference } from "./joint-miss.ts";
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
 * @param covariance of the same figures in the same order, such as by id: what areas share cancels out of a difference
 * @param miss how often any area's true rank may lie outside, 0.05 for 95% together
 * @returns in the order of the figures, not by rank
 * @throws RangeError when the covariances do not match the figures, or as `jointMiss` does
 * @source Mogstad, Romano, Shaikh and Wilhelm (2024), Inference for ranks, Review of Economic Studies 91, 476-518,
 *   without its stepwise refinement; Klein, Wright and Wieczorek (2020), Journal of the Royal Statistical Society A
 *   183, 589-606, from intervals of each area
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
  const missEach = jointMiss(covariance, "pairs", miss, draws);
  return figures.map((own, index) => {
    let larger = 0;
    let smaller = 0;
    for (const [other, figure] of figures.entries()) {
      if (other === index) continue;
      const margin = marginOf(own, figure, varianceOfDifference(covariance, index, other), missEach);
      if (figure.value - own.value > margin) larger += 1;
      if (own.value - figure.value > margin) smaller += 1;
    }
    return { best: 1 + larger, worst: figures.length - smaller };
  });
}

function marginOf(a: Measured, b: Measured, variance: number, missEach: number): number {
  if (!(Number.isFinite(a.value) && Number.isFinite(b.value)))
    throw new RangeError(`no value to rank: ${Number.isFinite(a.value) ? b.value : a.value}`);
  if (variance === 0) return 0;
  const freedom = Math.min(a.degreesOfFreedom, b.degreesOfFreedom);
  return -studentTQuantile(missEach / 2, freedom) * Math.sqrt(variance);
}
