import type { Formula } from "../figure.ts";
import { minus } from "../formula.ts";

/** The two means of a gap in one year. */
export interface GapMeans {
  readonly group: Formula;
  readonly comparator: Formula;
}

/** A change of a gap, as the sum of what each side moved. */
export interface Movement {
  readonly change: Formula;
  /** How much the comparator rose: that makes the gap larger. */
  readonly ofComparator: Formula;
  /** How much the group fell: that makes the gap larger. */
  readonly ofGroup: Formula;
}

/**
 * Splits a change of a gap into what the comparator moved and what the group moved.
 *
 *   change = (comparator1 - comparator0) + (group0 - group1)
 *
 * Exact. Where scores are ranks within each year, means of all pupils are fixed: one side cannot fall without another
 * rising, and the split says who passed whom, not who learnt more. Put the same split of scores on a fixed base year
 * beside it.
 *
 * @example comparator 55 then 56, group 40 then 42: change -1, of comparator 1, of group -2
 */
export function movement(before: GapMeans, after: GapMeans): Movement {
  const gap = ({ comparator, group }: GapMeans) => minus(comparator, group);
  return {
    change: minus(gap(after), gap(before)),
    ofComparator: minus(after.comparator, before.comparator),
    ofGroup: minus(before.group, after.group),
  };
}
