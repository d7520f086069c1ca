import { dayNumber } from "../../schools/calendar-date.ts";
import type { Draws } from "../draws.ts";
import type { Fate } from "./fate.ts";
import type { Standing } from "./phase.ts";

/** When a school had one URN, and what it was then. Days are day numbers. */
export interface Opening {
  readonly standing: Standing;
  readonly opened: number;
  /** The last day; null while it is open. */
  readonly closed: number | null;
}

const UNTIL_SUMMER = 0.6;

/** Changes happen on the first of September, January or April of one of these years. */
function termStart(draws: Draws, firstYear: number, lastYear: number): number {
  const year = firstYear + draws.below(lastYear - firstYear + 1);
  if (draws.chance(UNTIL_SUMMER)) return dayNumber(`${year}-09-01`);
  return dayNumber(draws.chance(0.5) ? `${year}-01-01` : `${year}-04-01`);
}

function september(draws: Draws, firstYear: number, lastYear: number): number {
  return dayNumber(`${firstYear + draws.below(lastYear - firstYear + 1)}-09-01`);
}

const old = (draws: Draws) => september(draws, 1952, 2003);

/** A maintained school, then what replaced it on a day. */
function replaced(draws: Draws, standing: Standing, day: number, predecessors = 1): readonly Opening[] {
  const before = Array.from({ length: predecessors }, (): Opening => {
    return { standing: "maintained", opened: old(draws), closed: day - 1 };
  });
  return [...before, { standing, opened: day, closed: null }];
}

/**
 * The URNs that a school had: predecessors first, then what they became; a split school became two.
 *
 * Outstanding schools converted first, from September 2010. Two schools merge into a new one, sometimes an academy. A
 * sponsored academy that was to be inspected by March 2016 opened by September 2014; those that were not, from January
 * 2014 on.
 */
export function openingsOf(draws: Draws, fate: Fate): readonly Opening[] {
  switch (fate.kind) {
    case "matched":
      switch (fate.way) {
        case "same URN":
          return [{ standing: "maintained", opened: old(draws), closed: null }];
        case "sponsored":
          return replaced(draws, "sponsored", termStart(draws, 2011, 2014));
        case "converter":
          return replaced(
            draws,
            "converter",
            fate.from === 1 ? september(draws, 2010, 2012) : termStart(draws, 2012, 2015),
          );
        case "merged":
          return replaced(draws, draws.chance(0.7) ? "maintained" : "converter", september(draws, 2011, 2014), 2);
      }
      break;
    case "split": {
      const day = september(draws, 2011, 2014);
      return [...replaced(draws, "maintained", day), { standing: "maintained", opened: day, closed: null }];
    }
    case "new": {
      const opened = september(draws, 2008, 2013);
      const free = opened >= dayNumber("2011-09-01") && draws.chance(UNTIL_SUMMER);
      return [{ standing: free ? "free" : "maintained", opened, closed: null }];
    }
    case "lost to a sponsor":
      return replaced(draws, "sponsored", termStart(draws, 2014, 2015));
    case "closed":
      return [{ standing: "maintained", opened: old(draws), closed: september(draws, 2010, 2015) - 1 }];
    case "not yet rated":
      return [
        { standing: draws.chance(0.7) ? "free" : "maintained", opened: september(draws, 2014, 2015), closed: null },
      ];
  }
}
