import { dayNumber } from "./calendar-date.ts";
import { type FollowedSchool, isReinspected, type Lost, type Standing } from "./followed-school.ts";

/** Schools of an area, counted by what became of them. */
export interface LeadershipTally {
  /** Schools at the last time, rated or not; and those of them that were rated at neither time. */
  readonly open: number;
  readonly ratedAtNeither: number;
  readonly ratedFirst: number;
  readonly ratedLast: number;
  readonly matched: number;
  /** Schools by first grade (rows) and last grade (columns), 1 to 4; index 0 means no grade. */
  readonly moves: readonly (readonly number[])[];
  /** Of the matched: inspected again, under another URN, made from several that became one. */
  readonly reinspected: number;
  readonly changedUrn: number;
  readonly together: number;
  /** Of those rated at the last time: the grade is from an inspection of a predecessor. */
  readonly inherited: number;
  /** Rated at the first time and not at the last, by reason. */
  readonly lost: ReadonlyMap<Lost, number>;
  /** Median years from the inspection to the last day, for schools rated then; null without a day. */
  readonly medianAge: number | null;
}

function median(sorted: readonly number[]): number | null {
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Years of 365.25 days between each inspection and a day, ascending. */
function agesOf(standings: readonly Standing[], on: string): readonly number[] {
  const day = dayNumber(on);
  return standings.map(({ inspected }) => (day - dayNumber(inspected)) / 365.25).sort((a, b) => a - b);
}

/**
 * Counts schools followed between two times.
 *
 * @param on the last day, for the age of judgements; null where there is none
 */
export function tallyOf(schools: readonly FollowedSchool[], on: string | null): LeadershipTally {
  const moves = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
  const lost = new Map<Lost, number>();
  for (const { first, last, lost: why } of schools) {
    const row = moves[first?.grade ?? 0];
    if (row !== undefined) row[last?.grade ?? 0] = (row[last?.grade ?? 0] ?? 0) + 1;
    if (why !== null) lost.set(why, (lost.get(why) ?? 0) + 1);
  }
  const count = (holds: (school: FollowedSchool) => boolean) => schools.filter(holds).length;
  const isMatched = ({ first, last }: FollowedSchool) => first !== null && last !== null;
  return {
    open: count(({ open }) => open),
    ratedAtNeither: count(({ open, first, last }) => open && first === null && last === null),
    ratedFirst: count(({ first }) => first !== null),
    ratedLast: count(({ last }) => last !== null),
    matched: count(isMatched),
    moves,
    reinspected: count(isReinspected),
    changedUrn: count((school) => isMatched(school) && school.changed !== null),
    together: count(
      (school) => isMatched(school) && (school.first?.together === true || school.last?.together === true),
    ),
    inherited: count(({ last }) => last?.inherited === true),
    lost: new Map([...lost].sort(([a], [b]) => (a < b ? -1 : 1))),
    medianAge:
      on === null
        ? null
        : median(
            agesOf(
              schools.flatMap(({ last }) => last ?? []),
              on,
            ),
          ),
  };
}
