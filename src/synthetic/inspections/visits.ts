import { dayNumber } from "../../schools/calendar-date.ts";
import type { Draws } from "../draws.ts";
import type { Graded, Snapshots, Stay } from "./graded-inspections.ts";
import type { InspectionType } from "./inspected-school.ts";
import { schoolDay } from "./school-day.ts";

/** A visit that gave no grade. */
export interface Visit {
  readonly entry: number;
  readonly inspected: number;
  readonly published: number;
  readonly type: Exclude<InspectionType, "Section 5 inspection">;
}

const REQUIRES_IMPROVEMENT = dayNumber("2012-09-01");
const SHORT_INSPECTIONS = dayNumber("2015-09-08");
/** Good schools inspected before this day were due for a short inspection. */
const SHORT_IF_BEFORE = dayNumber("2013-09-01");
const INTERIM = { from: dayNumber("2010-09-06"), by: dayNumber("2012-07-15"), ifBefore: dayNumber("2009-09-01") };
const WEEKS_TO_PUBLISH = 28;
const CLEAR = 60;

interface Wanted {
  readonly type: Visit["type"];
  readonly from: number;
  readonly by: number;
  readonly share: number;
}

/** The visits that could follow a graded inspection, before the next one. */
function wanted({ inspected, leadership }: Graded): readonly Wanted[] {
  const monitoring = (from: number, share: number): Wanted => {
    return { type: "Section 8 monitoring visit", from: inspected + from, by: inspected + from + 120, share };
  };
  if (leadership === 4) return [monitoring(120, 1), monitoring(300, 0.5)];
  if (leadership === 3) return inspected < REQUIRES_IMPROVEMENT ? [] : [monitoring(120, 0.5)];
  const interim: Wanted = { type: "Interim assessment", from: INTERIM.from, by: INTERIM.by, share: 0.4 };
  const short: Wanted = {
    type: "Section 8 short inspection",
    from: SHORT_INSPECTIONS,
    by: Number.POSITIVE_INFINITY,
    share: 0.5,
  };
  return [
    ...(inspected < INTERIM.ifBefore ? [interim] : []),
    ...(leadership === 2 && inspected < SHORT_IF_BEFORE ? [short] : []),
  ];
}

/**
 * Visits without grades: monitoring of weak schools, interim assessments instead of an inspection and, from September
 * 2015, short inspections of good schools. A visit is to a URN that is open that day.
 *
 * @param follows whether the last entry continues with the judgements of the one before, as a converter does
 */
export function visitsOf(
  draws: Draws,
  graded: readonly Graded[],
  stays: readonly Stay[],
  follows: boolean,
  { taken }: Snapshots,
): readonly Visit[] {
  const last = stays.length - 1;
  const openOn = (entry: number, day: number) => {
    const stay = stays[entry];
    return stay !== undefined && stay.opened <= day && day <= (stay.closed ?? day);
  };
  return graded.flatMap((one, index) => {
    const next = graded[index + 1]?.inspected ?? taken - WEEKS_TO_PUBLISH;
    return wanted(one).flatMap(({ type, from, by, share }): readonly Visit[] => {
      const end = Math.min(by, next - CLEAR);
      if (end - from < CLEAR || !draws.chance(share)) return [];
      const inspected = schoolDay(draws, from, end);
      const entry = openOn(one.entry, inspected) ? one.entry : follows && openOn(last, inspected) ? last : null;
      return entry === null ? [] : [{ entry, inspected, published: inspected + WEEKS_TO_PUBLISH, type }];
    });
  });
}
