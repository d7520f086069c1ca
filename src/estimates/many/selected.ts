import type { Interval } from "../interval.ts";
import type { Measured } from "./p-value.ts";
import type { Simultaneous } from "./simultaneous.ts";

/** Why figures were picked from a larger number. `furthest` is from 0, on either side: for changes, the most changed. */
export interface Picking {
  readonly rule: "largest" | "smallest" | "furthest";
  readonly count: number;
}

/** A figure that was picked, with an interval that allows for the picking. */
export interface Selected {
  /** Position among the figures it was picked from. */
  readonly index: number;
  readonly interval: Interval;
}

/**
 * Figures that are shown because they are the largest or the most changed, with intervals that are still valid.
 *
 * The largest of many looks larger than it is, and its own interval misses too often: for 20 equal areas in 40 of
 * 100 repetitions. Intervals that hold for all candidates jointly hold for any that are picked, by any rule and
 * after any look at the data: so each picked figure has its simultaneous interval. The value itself is still the raw
 * one and too extreme: show an empirical-Bayes value next to it.
 *
 * @param figures all candidates, not only those that were picked
 * @param together their simultaneous intervals, in the same order
 * @returns picked figures in the order of the candidates, not by size; figures that tie with the last one come too
 * @throws RangeError when the intervals do not match the figures, or the count is not a whole number from 1
 * @source Benjamini, Hechtlinger and Stark (2019), Confidence intervals for selected parameters; Andrews, Kitagawa and
 *   McCloskey (2024), Inference on winners, Quarterly Journal of Economics 139, 305-358: projection intervals
 * @example selectedIntervals(figures, simultaneousIntervals(figures, null, 0.05, draws), { rule: "largest", count: 1 })
 *   // of 20 figures with se 1 the largest, 3, from -0.01599 to 6.01599
 */
export function selectedIntervals(
  figures: readonly Measured[],
  together: Simultaneous,
  { rule, count }: Picking,
): readonly Selected[] {
  if (together.intervals.length !== figures.length)
    throw new RangeError(`intervals of ${together.intervals.length} figures for: ${figures.length}`);
  if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`not a number of figures: ${count}`);
  const size = ({ value }: Measured) => (rule === "largest" ? value : rule === "smallest" ? -value : Math.abs(value));
  const falling = figures.map(size).sort((a, b) => b - a);
  const last = falling[Math.min(count, falling.length) - 1] ?? Infinity;
  return together.intervals.flatMap((interval, index) => {
    const figure = figures[index];
    return figure !== undefined && size(figure) >= last ? [{ index, interval }] : [];
  });
}
