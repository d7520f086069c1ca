import type { LeadershipTally } from "./leadership-tally.ts";

/** Lowest and highest value of a share, whatever the grades of schools without one: all weak at one end, all good at the other. */
export interface ShareBounds {
  readonly lower: number;
  readonly upper: number;
  /** Schools that are counted, and how many of them have no known grade. */
  readonly schools: number;
  readonly unknown: number;
}

export interface LeadershipBounds {
  /** Of all schools at the last time. */
  readonly good: ShareBounds | null;
  /** Of schools good or outstanding at the first time, and of weak ones, including those that cannot be followed. */
  readonly declined: ShareBounds | null;
  readonly improved: ShareBounds | null;
  /** Of all schools rated at the first time; at the ends, those that cannot be followed are all weak, or all good. */
  readonly reduction: ShareBounds | null;
}

/**
 * A share with unknown units.
 *
 * @param yes units known to have the property; `no` known not to have it, `unknown` neither
 * @example boundsOf(16, 80, 4) // { lower: 0.16, upper: 0.2, schools: 100, unknown: 4 }
 */
export function boundsOf(yes: number, no: number, unknown: number): ShareBounds | null {
  const schools = yes + no + unknown;
  if (schools === 0) return null;
  return { lower: yes / schools, upper: (yes + unknown) / schools, schools, unknown };
}

/** The bounds of the shares of a tally, over all grades that the schools that cannot be followed could have had. */
export function leadershipBounds({ moves, open }: LeadershipTally): LeadershipBounds {
  const sum = (first: readonly number[], last: readonly number[]) =>
    first.reduce((total, row) => total + last.reduce((part, column) => part + (moves[row]?.[column] ?? 0), 0), 0);
  const [none, good, weak, any] = [[0], [1, 2], [3, 4], [0, 1, 2, 3, 4]];
  const [goodNow, weakNow] = [sum(any, good), sum(any, weak)];
  const weakBefore = sum(weak, any);
  const staysWeak = sum([...good, ...weak], weak);
  const unknown = sum([...good, ...weak], none);
  return {
    good: boundsOf(goodNow, weakNow, Math.max(0, open - goodNow - weakNow)),
    declined: boundsOf(sum(good, weak), sum(good, good), sum(good, none)),
    improved: boundsOf(sum(weak, good), sum(weak, weak), sum(weak, none)),
    reduction:
      weakBefore === 0
        ? null
        : {
            lower: 1 - (staysWeak + unknown) / weakBefore,
            upper: 1 - staysWeak / weakBefore,
            schools: sum([...good, ...weak], any),
            unknown,
          },
  };
}
