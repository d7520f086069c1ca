import { dayNumber } from "../../schools/calendar-date.ts";
import type { Grade } from "../../schools/grade.ts";
import type { Draws } from "../draws.ts";
import { type Fate, nearGrade } from "./fate.ts";
import { schoolDay } from "./school-day.ts";

/** A graded inspection of one of a school's entries, in day numbers. */
export interface Graded {
  readonly entry: number;
  readonly inspected: number;
  readonly published: number;
  readonly leadership: Grade;
}

/** The days of the two snapshots and of the file, as day numbers. */
export interface Snapshots {
  readonly first: number;
  readonly second: number;
  /** The day the file was taken: anything published later is not in it. */
  readonly taken: number;
}

/** The period during which a school had each of its URNs. */
export interface Stay {
  readonly opened: number;
  readonly closed: number | null;
}

/** When an inspection may take place: inspected from `from` to `by`, published after `after` and not after `until`. */
interface Room {
  readonly from: number;
  readonly by: number;
  readonly after: number;
  readonly until: number;
}

const FEWEST_DAYS_TO_PUBLISH = 14;
const MOST_DAYS_TO_PUBLISH = 45;
/** Days from an opening to the first inspection, and from one inspection to the next. */
const SETTLING_IN = 300;
const BETWEEN = 270;
const APART = 120;
const START = dayNumber("2005-09-06");
/** Judgements that counted in March 2010 were at most four years old, except of outstanding schools. */
const RECENT = dayNumber("2006-04-01");
/** A school inspected before this day was inspected twice more by March 2016. */
const LONG_AGO = dayNumber("2008-09-01");

function inspect(draws: Draws, entry: number, leadership: Grade, { from, by, after, until }: Room): Graded {
  const lag = FEWEST_DAYS_TO_PUBLISH + draws.below(MOST_DAYS_TO_PUBLISH - FEWEST_DAYS_TO_PUBLISH + 1);
  const inspected = schoolDay(draws, Math.max(from, after + 1 - lag), Math.min(by, until - lag));
  return { entry, inspected, published: inspected + lag, leadership };
}

/** Inspections with these grades one after the other, spread over the available period. */
function series(
  draws: Draws,
  entryOn: (day: number) => number,
  grades: readonly Grade[],
  room: Room,
): readonly Graded[] {
  const from = Math.max(room.from, room.after - MOST_DAYS_TO_PUBLISH);
  const width = (Math.min(room.by, room.until) - from) / grades.length;
  return grades.map((grade, index) => {
    const start = Math.ceil(from + width * index) + (index === 0 ? 0 : APART);
    const end = Math.floor(from + width * (index + 1)) - (index === grades.length - 1 ? 0 : APART);
    const made = inspect(draws, 0, grade, { ...room, from: start, by: end });
    return { ...made, entry: entryOn(made.inspected) };
  });
}

/** Grades on the way from one to another; weak schools are inspected again sooner. */
function middles(draws: Draws, from: Grade, to: Grade, isOld: boolean): readonly Grade[] {
  const once = draws.chance(from === 1 ? 0.15 : from === 2 ? 0.4 : 0.6);
  const twice = once && from >= 3 && draws.chance(0.4);
  if (from === 1 && to === 1) return [];
  return Array.from({ length: twice ? 2 : once || (isOld && from > 1) ? 1 : 0 }, () =>
    draws.chance(0.5) ? from : nearGrade(to, draws.chance(0.5) ? 1 : 0),
  );
}

/** The judgement that counted on the first date and, for four schools in ten, the one before it. */
function untilFirst(
  draws: Draws,
  entry: number,
  { opened }: Stay,
  grade: Grade,
  { first }: Snapshots,
): readonly Graded[] {
  const from = Math.max(START, opened + SETTLING_IN);
  const since = grade === 1 ? from : Math.max(RECENT, from);
  const stood = inspect(draws, entry, grade, { from: since, by: first, after: 0, until: first });
  const room = { from, by: stood.inspected - 2 * BETWEEN, after: 0, until: first };
  if (room.by - from < APART || !draws.chance(0.4)) return [stood];
  return [inspect(draws, entry, nearGrade(grade, draws.chance(0.5) ? 1 : -1), room), stood];
}

/** For some schools, a last inspection under the old URN, which found it weak. */
function beforeClosing(
  draws: Draws,
  stays: readonly Stay[],
  entry: number,
  since: number,
  share: number,
  { first, taken }: Snapshots,
): readonly Graded[] {
  const by = (stays[entry]?.closed ?? taken) - MOST_DAYS_TO_PUBLISH;
  const from = Math.max(since + BETWEEN, first);
  if (by - from < APART || !draws.chance(share)) return [];
  return [inspect(draws, entry, draws.chance(0.65) ? 4 : 3, { from, by, after: first, until: taken })];
}

/** A first or further inspection that was published too late for the second date. */
function tooLate(
  draws: Draws,
  entry: number,
  since: number,
  share: number,
  grade: Grade,
  at: Snapshots,
): readonly Graded[] {
  const by = at.taken - MOST_DAYS_TO_PUBLISH;
  if (by - since < APART || !draws.chance(share)) return [];
  return [
    inspect(draws, entry, nearGrade(grade, draws.below(3) - 1), { from: since, by, after: at.second, until: at.taken }),
  ];
}

const lastDay = (graded: readonly Graded[]) => graded.at(-1)?.inspected ?? START;

/**
 * The graded inspections of a school, earliest first: the latest published by each date has the grade of the fate.
 *
 * @param stays the periods during which it had each of its URNs, predecessors first
 * @throws RangeError where the dates leave no day for an inspection
 */
export function gradedInspections(draws: Draws, fate: Fate, stays: readonly Stay[], at: Snapshots): readonly Graded[] {
  const last = stays.length - 1;
  const entryOn = (day: number) => stays.findLastIndex(({ opened }) => opened <= day);
  const between = (from: number): Room => ({ from, by: at.second, after: at.first, until: at.second });
  const onLast = (grades: readonly Grade[]) =>
    series(draws, () => last, grades, between((stays[last]?.opened ?? 0) + SETTLING_IN));
  const before = (entry: number, grade: Grade) =>
    untilFirst(draws, entry, stays[entry] ?? { opened: 0, closed: null }, grade, at);
  const late = (graded: readonly Graded[], share: number, grade: Grade) => [
    ...graded,
    ...tooLate(
      draws,
      last,
      Math.max(lastDay(graded) + BETWEEN, (stays[last]?.opened ?? 0) + SETTLING_IN / 2),
      share,
      grade,
      at,
    ),
  ];
  switch (fate.kind) {
    case "matched": {
      const { way, from, to } = fate;
      const stood = before(0, from);
      if (way === "merged") {
        const other = before(1, nearGrade(from, -draws.below(2)));
        return late(
          [...stood, ...other, ...onLast([to])].sort((a, b) => a.inspected - b.inspected),
          0.05,
          to,
        );
      }
      if (way === "sponsored") {
        const closing = beforeClosing(draws, stays, 0, lastDay(stood), 0.6, at);
        return late([...stood, ...closing, ...onLast([to])], 0.05, to);
      }
      if (!fate.reinspected) return late(stood, 0.03, 2);
      const grades = [...middles(draws, from, to, lastDay(stood) < LONG_AGO), to];
      return late([...stood, ...series(draws, entryOn, grades, between(lastDay(stood) + BETWEEN))], 0.05, to);
    }
    case "split": {
      const parts = fate.to.flatMap((grade, part) =>
        series(draws, () => part + 1, [grade], between((stays[part + 1]?.opened ?? 0) + SETTLING_IN)),
      );
      return [...before(0, fate.from), ...parts.sort((a, b) => a.inspected - b.inspected)];
    }
    case "new":
      return late(onLast([fate.to]), 0.05, fate.to);
    case "lost to a sponsor": {
      const stood = before(0, fate.from);
      return late([...stood, ...beforeClosing(draws, stays, 0, lastDay(stood), 0.7, at)], 0.4, 3);
    }
    case "closed": {
      const stood = before(0, fate.from);
      return [...stood, ...beforeClosing(draws, stays, 0, lastDay(stood), 0.5, at)];
    }
    case "not yet rated":
      return late([], 0.4, 2);
  }
}
