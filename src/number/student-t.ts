import { betaOddsQuantile } from "./beta.ts";
import { incompleteBeta } from "./incomplete-beta.ts";
import { logBeta } from "./log-beta.ts";
import { normalCumulative, normalQuantile } from "./normal.ts";

/**
 * Probability that a variable of Student's t distribution is at most t.
 *
 * Keeps its relative accuracy in the lower tail. For the upper tail pass `-t`.
 *
 * @param t infinite allowed
 * @param df degrees of freedom, any positive number; Infinity is the normal distribution
 * @throws RangeError when t is not a number or df is not positive
 * @source Abramowitz and Stegun (1964), 26.7.1
 * @example studentTCumulative(-2.228138852, 10) // 0.0250000000...
 */
export function studentTCumulative(t: number, df: number): number {
  if (Number.isNaN(t)) throw new RangeError(`not a number: ${t}`);
  if (!(df > 0)) throw new RangeError(`degrees of freedom not positive: ${df}`);
  if (df > AS_GOOD_AS_NORMAL) return normalCumulative(t);
  const outer = tail(Math.abs(t), df);
  return t < 0 ? outer : 1 - outer;
}

/**
 * The t at which `studentTCumulative(t, df)` is p.
 *
 * @param p probability from 0 (gives -Infinity) to 1 (gives Infinity)
 * @param df degrees of freedom, any positive number; Infinity is the normal distribution
 * @returns infinite when t is too large for a double, as at p = 1e-300 with df = 0.5
 * @throws RangeError when p is outside 0 to 1 or df is not positive
 * @example studentTQuantile(0.975, 10) // 2.22813885198627...
 */
export function studentTQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability outside 0 to 1: ${p}`);
  if (!(df > 0)) throw new RangeError(`degrees of freedom not positive: ${df}`);
  if (df > AS_GOOD_AS_NORMAL) return normalQuantile(p);
  if (p === 0.5) return 0;
  const outer = Math.min(p, 1 - p);
  const size = outer < 0.25 ? tailQuantile(outer, df) : Math.sqrt(df * betaOddsQuantile(1 - 2 * outer, 0.5, df / 2));
  return p < 0.5 ? -size : size;
}

/** P(T > t) for t >= 0: half of I_x(df / 2, 1 / 2) at x = df / (df + t^2). */
function tail(t: number, df: number): number {
  const ratio = t / Math.sqrt(df);
  if (ratio > FAR) return Math.exp(logPowerLaw(df) - df * Math.log(ratio));
  const square = (t * t) / df;
  return incompleteBeta(1 / (1 + square), df / 2, 0.5, square / (1 + square)) / 2;
}

function tailQuantile(outer: number, df: number): number {
  const odds = betaOddsQuantile(2 * outer, df / 2, 0.5);
  const ratio = 1 / Math.sqrt(odds);
  return Math.sqrt(df) * (ratio > FAR ? Math.exp((logPowerLaw(df) - Math.log(outer)) / df) : ratio);
}

/** log of the constant in P(T > t) = constant x (t / sqrt(df))^-df, the limit for t / sqrt(df) above 1e10. */
function logPowerLaw(df: number): number {
  return -Math.log(df) - logBeta(df / 2, 0.5);
}

const FAR = 1e10;
const AS_GOOD_AS_NORMAL = 1e20;
