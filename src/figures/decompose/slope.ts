import type { Formula } from "../figure.ts";
import { constant, over, sumOf, times } from "../formula.ts";

/** The gap of one year with its weight in the slope of a trend (`trendWeights`). */
export interface TrendTerm {
  readonly weight: number;
  readonly gap: Formula;
}

/**
 * The slope of a straight line through the gaps of several years, as a formula: how much the gap grows a year.
 *
 * @param terms one per year, with weights taken as known
 * @throws RangeError when there are no terms
 * @example gaps 12, 11, 9 with weights -0.5, 0, 0.5: -1.5 a year
 */
export function slope(terms: readonly TrendTerm[]): Formula {
  return sumOf(terms.map(({ weight, gap }) => times(constant(weight, "weight of a year in the slope"), gap)));
}

/**
 * Years until a gap closes if the line goes on: the gap of the last year over how much it shrinks a year.
 *
 * It has a meaning only where the slope is clearly below 0; `orNotClosing` decides when that is.
 *
 * @example gaps 12, 11, 9 with weights -0.5, 0, 0.5: 9 / 1.5 = 6 years
 */
export function yearsToCloseFormula(terms: readonly TrendTerm[]): Formula {
  const last = terms.at(-1);
  if (last === undefined) throw new RangeError("a trend of no years");
  return over(last.gap, { op: "negate", of: slope(terms) });
}
