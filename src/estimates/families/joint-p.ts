import { normalQuantile } from "../../number/normal.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { type Draws, largestErrors, type Together } from "./joint-miss.ts";
import { sidakP } from "./sidak.ts";

/**
 * p values of figures, or of all pairs of figures, adjusted for all of them having been looked at: the chance that the
 * largest |error / se| of all of them is at least as large, if none differs.
 *
 * Holds for the pair that was picked because its difference is the largest. The largest errors are drawn as for
 * `jointMiss`; a two-sided p value is turned into the normal error that is as improbable. The chance counts the data as one
 * more draw, and is never below the p value itself nor above Sidak's.
 *
 * @param covariance of all figures that were looked at
 * @returns adjusts one two-sided p value
 * @source Hothorn, Bretz and Westfall (2008), Biometrical Journal 50, 346-363, section 3 (single-step adjusted p values)
 * @example jointP([[1, 0], [0, 1]], "pairs", draws)(0.03) // 0.03: one pair has nothing to be adjusted for
 */
export function jointP(covariance: CovarianceMatrix, together: Together, draws: Draws): (p: number) => number {
  const { count, errors } = largestErrors(covariance, together, draws);
  return (p) => {
    if (count <= 1 || p === 0) return p;
    const size = -normalQuantile(p / 2);
    const beyond = errors.length - firstAtLeast(errors, size);
    return Math.min(sidakP(p, count), Math.max(p, (beyond + 1) / (errors.length + 1)));
  };
}

/** The position of the first of sorted numbers that is at least as large. */
function firstAtLeast(sorted: Float64Array, size: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? Infinity) < size) low = middle + 1;
    else high = middle;
  }
  return low;
}
