import type { Formula } from "./figure.ts";
import { minus } from "./formula.ts";

/** One statistic at two times. */
export interface AtTwoTimes {
  readonly now: Formula;
  readonly before: Formula;
}

/**
 * How much more a statistic changed than the same statistic of another group or area.
 *
 *   (now - before) - (now of the other - before of the other)
 *
 * For a gap it is below 0 where the gap fell more, or rose less, than the other one. Each mean in it is one of a domain,
 * so the schools that are in both years or in both areas count with their covariances, as in every other figure.
 *
 * @example gaps 10 then 8 in one area, 12 then 11 in another: -2 - (-1) = -1
 */
export function differenceOfChangesFormula(own: AtTwoTimes, other: AtTwoTimes): Formula {
  return minus(minus(own.now, own.before), minus(other.now, other.before));
}
