import type { PerCent } from "./assurance-table.ts";

/** A per cent of some intervals of some nations. */
export interface PartOfTrial extends PerCent {
  readonly intervals: number;
  readonly nations: number;
}

/** From fewer intervals than this a per cent is not given. */
const fewestIntervals = 200;

/** From fewer nations the Monte Carlo error itself is not known. */
const fewestNations = 60;

/** Coverage that is not known to this many points, a standard error, is not given: that of 95% in 200 nations. */
const mostError = 1.6;

/**
 * The per cent of several designs together, each with the weight of its intervals; null where it is not known well
 * enough to be given.
 *
 * @example pooled([{ value: 94, error: 1, intervals: 300, nations: 100 }, { value: 96, error: 1, intervals: 100, nations: 100 }])
 * // { value: 94.5, error: 0.79 }
 */
export function pooled(parts: readonly PartOfTrial[]): PerCent | null {
  const sum = (of: (part: PartOfTrial) => number) => parts.reduce((total, part) => total + of(part), 0);
  const intervals = sum((part) => part.intervals);
  if (intervals < fewestIntervals || sum(({ nations }) => nations) < fewestNations) return null;
  const value = sum((part) => part.intervals * part.value) / intervals;
  const error = Math.sqrt(sum((part) => (part.intervals * part.error) ** 2)) / intervals;
  return error > mostError ? null : { value, error };
}
