import { incompleteBetaTail } from "./incomplete-beta.ts";
import { logBeta } from "./log-beta.ts";
import { logConcaveRoot } from "./log-concave-root.ts";

/**
 * The odds x / (1 - x) at which a beta variable is at most x with probability p (`incompleteBeta`): exact to the last digits also where x is close to 1.
 *
 * @param p probability from 0 (gives 0) to 1 (gives Infinity)
 * @throws RangeError when an argument is outside its range
 * @example betaOddsQuantile(0.5, 3, 3) // 1
 */
export function betaOddsQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability outside 0 to 1: ${p}`);
  if (!(a > 0 && a < Infinity)) throw new RangeError(`shape not positive and finite: ${a}`);
  if (!(b > 0 && b < Infinity)) throw new RangeError(`shape not positive and finite: ${b}`);
  return p <= 0.5 ? lowerOdds(p, a, b) : 1 / lowerOdds(1 - p, b, a);
}

function lowerOdds(p: number, a: number, b: number): number {
  const target = Math.log(p);
  // I_x(a, b) is about odds^a / (a B(a, b)) for small odds and below it for all: a start on the outer side.
  const start = Math.exp((target + Math.log(a) + logBeta(a, b)) / a);
  return logConcaveRoot((odds) => incompleteBetaTail(fraction(odds), a, b, 1 / (1 + odds)), target, start);
}

function fraction(odds: number): number {
  return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
}
