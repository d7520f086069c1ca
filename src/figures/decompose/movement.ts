import type { Formula } from "../figure.ts";
import { minus } from "../formula.ts";

/** The two means of a gap in one year. */
export interface GapMeans {
  readonly group: Formula;
  readonly comparator: Formula;
}

/** A change of a gap, as the sum of the movements of its two sides. */
export interface Movement {
  readonly change: Formula;
  /** How much the comparator rose, which makes the gap larger. */
  readonly ofComparator: Formula;
  /** How much the group fell, which makes the gap larger. */
  readonly ofGroup: Formula;
}

/**
 * Splits a change of a gap into the movement of the comparator and the movement of the group.
 *
 *   change = (comparator1 - comparator0) + (group0 - group1)
 *
 * The split is exact. Where scores are ranks within each year, the mean of all pupils is fixed: one side cannot fall
 * without another rising, so the split says who overtook whom, and not who learnt more. Show it together with the same
 * split of scores on a fixed base year.
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
