import type { AnyFigure } from "../../figures/figure.ts";
import type { SeriesBreak } from "../../study/study.ts";
import { listed, startingLower } from "./words.ts";

/** "measured differently since 2014 and 2015"; empty without a break. */
export function measuredDifferently(breaks: readonly Pick<SeriesBreak, "year">[]): string {
  const years = [...new Set(breaks.map(({ year }) => String(year)))];
  return years.length === 0 ? "" : `measured differently since ${listed(years)}`;
}

/**
 * A sentence or title about years on both sides of a break: the break comes first, because without it the rest misleads.
 *
 * @example breakFirst("The gap was larger in 2015 than in 2010.", [{ year: 2014 }])
 * // "Measured differently since 2014: the gap was larger in 2015 than in 2010."
 */
export function breakFirst(text: string, breaks: readonly Pick<SeriesBreak, "year">[]): string {
  const differently = measuredDifferently(breaks);
  return differently === "" ? text : `M${differently.slice(1)}: ${startingLower(text)}`;
}

/** A label of a row about such years. */
export function labelWithBreak(label: string, { crosses }: Pick<AnyFigure, "crosses">): string {
  const differently = measuredDifferently(crosses);
  return differently === "" ? label : `${label} (${differently})`;
}
