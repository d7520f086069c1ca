import { studentTQuantile } from "../../number/student-t.ts";
import type { DomainCount } from "../estimate.ts";
import type { Interval } from "../interval.ts";

/** An error from drawing schools again, with the interval that allows for there being few of them. */
export interface DrawnError {
  readonly se: number;
  readonly degreesOfFreedom: number;
  readonly interval: Interval;
}

const coverage = 0.95;

/**
 * The interval of a value whose error was found by drawing schools again: value -+ t x se.
 *
 * Draws of K schools spread as if the variance between schools were divided by K and not by K - 1, so that the spread is
 * enlarged by sqrt(K / (K - 1)). t has as many degrees of freedom as the smaller group has schools, less one. The
 * percentiles of the draws themselves have neither of the two, and miss too often where there are few schools.
 *
 * @param spread standard deviation of the draws
 * @param schools K, those that were drawn from: the whole design
 * @param groups the groups behind the value; null for one without pupils
 * @returns null where a group has no more than one school
 * @source Hesterberg (2015), American Statistician 69, 371-386, sections 3.2 and 5 (bootstrap intervals too narrow for
 *   small samples; t with a bootstrap error); the degrees of freedom are our choice, by trial
 * @example drawnInterval(8, 2, 20, [{ schools: 10 }, { schools: 20 }])
 *   // se 2.052, 9 degrees of freedom, 8 -+ 2.2622 x 2.052: { lower: 3.358, upper: 12.642 }
 */
export function drawnInterval(
  value: number,
  spread: number,
  schools: number,
  groups: readonly (Pick<DomainCount, "schools"> | null)[],
): DrawnError | null {
  const degreesOfFreedom = Math.min(...groups.map((group) => (group?.schools ?? 0) - 1));
  if (schools < 2 || degreesOfFreedom < 1) return null;
  const se = spread * Math.sqrt(schools / (schools - 1));
  const half = studentTQuantile(0.5 + coverage / 2, degreesOfFreedom) * se;
  return { se, degreesOfFreedom, interval: { lower: value - half, upper: value + half } };
}
