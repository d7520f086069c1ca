import type { Interval } from "./interval.ts";

/**
 * Wilson's interval for a share of pupils, who are clustered in schools.
 *
 * Solves `|share - p| = t sqrt(p (1 - p) / n)` for p, with n the number of independent pupils that would give the share
 * its variance: `share (1 - share) / variance`. So it lies inside 0 to 1, and extends further towards a half.
 *
 * @param share between 0 and 1, neither of the two
 * @param variance of the share with schools as the unit, above 0
 * @param t quantile of the wanted coverage
 * @returns fractions, not per cent
 * @throws RangeError for a share that is not strictly between 0 and 1, or a variance that is not above 0
 * @source Wilson (1927), JASA 22, 209-212; an effective number for clusters as in Dean and Pagano (2015), J. Survey
 *   Statistics and Methodology 3, 484-503 (second hand)
 * @example clusteredShareInterval(0.81, (0.81 * 0.19) / 100, 1.959964) // { lower: 0.72221..., upper: 0.87485... }
 */
export function clusteredShareInterval(share: number, variance: number, t: number): Interval {
  if (!(share > 0 && share < 1)) throw new RangeError(`share not strictly between 0 and 1: ${share}`);
  if (!(variance > 0)) throw new RangeError(`variance not above 0: ${variance}`);
  const pupils = (share * (1 - share)) / variance;
  const squared = (t * t) / pupils;
  const centre = (share + squared / 2) / (1 + squared);
  const half = (t * Math.sqrt(variance + (t * t) / (4 * pupils * pupils))) / (1 + squared);
  return { lower: centre - half, upper: centre + half };
}
