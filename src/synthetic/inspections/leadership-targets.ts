import * as v from "valibot";
import { AREAS, type Area } from "../targets.ts";

/**
 * How the school's grade of 2010 is found from the school of 2016: under the same URN, or under that of a predecessor. If
 * one school was split, both its parts are counted as merged.
 */
const WAYS = ["same URN", "sponsored", "converter", "merged"] as const;

export type Way = (typeof WAYS)[number];

/** How many schools of one part of the nation should have which judgements of leadership on the two dates. */
export interface LeadershipTarget {
  readonly area: Area;
  /** Schools rated on both dates: row for the grade on the first date, column for that on the second, each less 1. */
  readonly matched: readonly (readonly number[])[];
  readonly ways: Readonly<Record<Way, number>>;
  /** Of those outstanding on both dates, how many by the same inspection. */
  readonly outstandingNotReinspected: number;
  /** Schools rated only on the second date, by grade less 1. */
  readonly new: readonly number[];
  /** Schools rated on the first date whose sponsored academy had no inspection by the second. */
  readonly lostToSponsors: { readonly all: number; readonly weak: number };
  /** Schools rated on the first date that closed before the second. */
  readonly closed: { readonly all: number; readonly weak: number };
}

export interface LeadershipTargets {
  readonly source: string;
  /** ISO dates of the two snapshots. */
  readonly first: string;
  readonly second: string;
  readonly cells: readonly LeadershipTarget[];
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const byGrade = v.pipe(v.array(count), v.length(4));
const date = v.pipe(v.string(), v.isoDate());
const file = v.object({
  source: v.string(),
  dates: v.tuple([date, date]),
  cells: v.array(
    v.object({
      area: v.picklist(AREAS),
      matched: v.pipe(v.array(byGrade), v.length(4)),
      ways: v.object({ "same URN": count, sponsored: count, converter: count, merged: count }),
      outstanding_not_reinspected: count,
      new: byGrade,
      lost_to_sponsors: count,
      lost_to_sponsors_weak: count,
      closed: count,
      closed_weak: count,
    }),
  ),
});

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);

/**
 * Targets from the parsed text of `data/synthetic/targets-leadership.json`: one entry for each of the four parts.
 *
 * @throws v.ValiError when the shape is wrong, RangeError when counts of a part contradict each other or a part is missing
 */
export function parseLeadershipTargets(value: unknown): LeadershipTargets {
  const parsed = v.parse(file, value);
  const cells = AREAS.map((area): LeadershipTarget => {
    const [cell, second] = parsed.cells.filter((one) => one.area === area);
    if (cell === undefined || second !== undefined) throw new RangeError(`not one target for the part: ${area}`);
    const matched = sum(cell.matched.map(sum));
    if (matched !== sum(Object.values(cell.ways)))
      throw new RangeError(
        `${area}: ${matched} schools matched, not as many ways to match them: ${sum(Object.values(cell.ways))}`,
      );
    if (cell.outstanding_not_reinspected > (cell.matched[0]?.[0] ?? 0))
      throw new RangeError(`${area}: more not inspected again than outstanding: ${cell.outstanding_not_reinspected}`);
    if (cell.lost_to_sponsors_weak > cell.lost_to_sponsors || cell.closed_weak > cell.closed)
      throw new RangeError(`more weak schools lost than lost at all: ${area}`);
    return {
      area,
      matched: cell.matched,
      ways: cell.ways,
      outstandingNotReinspected: cell.outstanding_not_reinspected,
      new: cell.new,
      lostToSponsors: { all: cell.lost_to_sponsors, weak: cell.lost_to_sponsors_weak },
      closed: { all: cell.closed, weak: cell.closed_weak },
    };
  });
  return { source: parsed.source, first: parsed.dates[0], second: parsed.dates[1], cells };
}
