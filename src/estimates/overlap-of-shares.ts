import { findSchool } from "./find-school.ts";

/** The shares in which schools make up a mean: `leverage[i]` is that of school `school[i]`. Schools ascend. */
export interface ShareOfSchools {
  readonly school: Int32Array;
  readonly leverage: Float64Array;
}

/**
 * How much of the randomness of the error of one mean is that of another: the trace of the product of the covariance
 * matrices of their corrected influences, each divided by its own trace.
 *
 * With independent schools that vary by 1 / pupils, the corrected influences of a mean have variances h and covariances
 * -h_s h_t / sqrt((1 - h_s) (1 - h_t)). So over common schools it is
 *
 *   sum of h_s h'_s  +  (sum of g_s)^2  -  sum of g_s^2,   g_s = h_s h'_s / sqrt((1 - h_s) (1 - h'_s))
 *
 * Of a mean with itself it is 1 / degrees of freedom of its error: 1 / (K - 1) for K equal schools, 1 for two of any
 * size. It is never above 1, which it is where a school is the whole of a mean.
 *
 * @returns from 0, where they have no school in common, to 1
 * @source Bell and McCaffrey (2002), Survey Methodology 28, 169-181, for the mean of clusters
 * @example overlapOf(shares of 1/2, 1/4, 1/4, the same)
 *   // 3/8 + ((1/2 + 1/12 + 1/12)^2 - (1/4 + 1/144 + 1/144)) = 5/9, so 1.8 degrees of freedom
 */
export function overlapOf(a: ShareOfSchools, b: ShareOfSchools): number {
  const [few, many] = a.school.length <= b.school.length ? [a, b] : [b, a];
  let [both, sum, squares] = [0, 0, 0];
  for (let at = 0, there = 0; at < few.school.length; at++) {
    const school = few.school[at] ?? 0;
    there = findSchool(many.school, school, there);
    if (many.school[there] !== school) continue;
    const [one, other] = [few.leverage[at] ?? 0, many.leverage[there] ?? 0];
    const product = one * other;
    if (product === 0) continue;
    if (one >= 1 || other >= 1) return 1;
    const reach = product / Math.sqrt((1 - one) * (1 - other));
    both += product;
    sum += reach;
    squares += reach * reach;
  }
  return Math.min(1, both + sum * sum - squares);
}
