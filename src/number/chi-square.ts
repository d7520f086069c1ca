import { lowerGammaTail, lowerIncompleteGamma, upperGammaTail, upperIncompleteGamma } from "./incomplete-gamma.ts";
import { logConcaveRoot } from "./log-concave-root.ts";
import { logGamma } from "./log-gamma.ts";

/**
 * Probability that a chi-square variable is at most x.
 *
 * @param x zero or more, Infinity allowed
 * @param df degrees of freedom, positive, finite
 * @throws RangeError when an argument is outside its range
 * @source Abramowitz and Stegun (1964), 26.4.19
 * @example chiSquareCumulative(3.841458820694124, 1) // 0.95
 */
export function chiSquareCumulative(x: number, df: number): number {
  checkArguments(x, df);
  return lowerIncompleteGamma(x / 2, df / 2);
}

/**
 * Probability that a chi-square variable is above x: the p value of a test, without the rounding of `1 - p`.
 *
 * @throws RangeError when an argument is outside its range
 * @example chiSquareUpperTail(100, 2) // 1.928749847963918e-22, exp(-50)
 */
export function chiSquareUpperTail(x: number, df: number): number {
  checkArguments(x, df);
  return upperIncompleteGamma(x / 2, df / 2);
}

/**
 * The x at which `chiSquareCumulative(x, df)` is p.
 *
 * @param p probability from 0 (gives 0) to 1 (gives Infinity)
 * @param df degrees of freedom, positive, finite
 * @throws RangeError when p is outside 0 to 1 or df is not positive and finite
 * @example chiSquareQuantile(0.95, 1) // 3.84145882069412...
 */
export function chiSquareQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability outside 0 to 1: ${p}`);
  checkArguments(0, df);
  return 2 * (p <= 0.5 ? lowerQuantile(p, df / 2) : upperQuantile(1 - p, df / 2));
}

function checkArguments(x: number, df: number): void {
  if (!(x >= 0)) throw new RangeError(`chi-square below 0: ${x}`);
  if (!(df > 0 && df < Infinity)) throw new RangeError(`degrees of freedom not positive and finite: ${df}`);
}

function lowerQuantile(p: number, a: number): number {
  const target = Math.log(p);
  // P(a, x) is below x^a / gamma(a + 1): a start on the outer side.
  const start = Math.exp((target + logGamma(a + 1)) / a);
  return logConcaveRoot((x) => lowerGammaTail(x, a), target, start);
}

function upperQuantile(q: number, a: number): number {
  const target = Math.log(q);
  // Chernoff's bound, log Q(a, x) <= -a (v - log(1 + v)) at x = a (1 + v), with log(1 + v) <= v (2 + v) / (2 + 2 v).
  const v = -target / a + Math.sqrt((target / a) ** 2 - (2 * target) / a);
  return logConcaveRoot((x) => upperGammaTail(x, a), target, a * (1 + v));
}
