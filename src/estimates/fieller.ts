import type { Interval } from "./interval.ts";

/** A numerator and a denominator with their variances and covariance. */
export interface RatioParts {
  readonly top: number;
  readonly bottom: number;
  readonly varTop: number;
  readonly varBottom: number;
  readonly covariance: number;
}

/**
 * Fieller's interval for a ratio: every ratio r for which top - r x bottom is not clearly different from 0.
 *
 * It remains valid where the denominator is uncertain, and need not be symmetric.
 *
 * @param t quantile of the wanted coverage, 1.959964 for 95% with many degrees of freedom
 * @returns null when the denominator is not clearly different from 0: the set of ratios has no ends
 * @source Fieller (1954), Journal of the Royal Statistical Society B 16, 175-185
 * @example fiellerInterval({ top: 2, bottom: 1, varTop: 0.01, varBottom: 0.01, covariance: 0 }, 2) // { lower: 1.63136..., upper: 2.53530... }
 */
export function fiellerInterval(
  { top, bottom, varTop, varBottom, covariance }: RatioParts,
  t: number,
): Interval | null {
  const square = t * t;
  const a = bottom * bottom - square * varBottom;
  if (!(a > 0)) return null;
  const b = top * bottom - square * covariance;
  const c = top * top - square * varTop;
  const root = Math.sqrt(Math.max(0, b * b - a * c));
  return { lower: (b - root) / a, upper: (b + root) / a };
}

/**
 * The least ratio above 0 in Fieller's set, which exists also where the denominator is not clearly different from 0: the
 * set is then all ratios from some number up, and all below some negative number.
 *
 * @param t quantile of the wanted coverage; the bound leaves half of the rest of the probability below it
 * @returns null where there is none: the numerator is not clearly above 0, or no ratio above 0 is in the set
 * @source Fieller (1954); the lower root of (top - r bottom)^2 = t^2 Var(top - r bottom), in the form without cancellation
 * @example leastRatio({ top: 12, bottom: 0.1, varTop: 0.04, varBottom: 0.01, covariance: 0 }, 2) // 39.966659...
 */
export function leastRatio({ top, bottom, varTop, varBottom, covariance }: RatioParts, t: number): number | null {
  const square = t * t;
  const a = bottom * bottom - square * varBottom;
  const b = top * bottom - square * covariance;
  const c = top * top - square * varTop;
  if (!(top > 0) || !(c > 0)) return null;
  const under = b + Math.sqrt(b * b - a * c);
  return under > 0 ? c / under : null;
}
