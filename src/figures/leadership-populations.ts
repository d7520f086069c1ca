import type { LeadershipSet, SchoolMeasure } from "../study/grades-of-schools.ts";
import type { Study } from "../study/study.ts";
import type { Domain } from "./figure.ts";

/** What the first judgement was, where that makes a set of schools. */
export type Before = "any" | "good or outstanding" | "weak" | "outstanding";

/** One of the two times that a measure of grades looks at. */
export interface LeadershipTime {
  readonly at: "first" | "last";
  /** The year its figures stand under. */
  readonly year: number;
  /** What people read: "2010-03-31", "the previous judgement". */
  readonly title: string;
}

export interface LeadershipTimes {
  readonly first: LeadershipTime;
  readonly last: LeadershipTime;
  /** Whether the years tell the two times apart; otherwise the names of sets of schools do. */
  readonly apart: boolean;
}

/** A set of schools at a time, as cells must be able to tell it. */
export interface LeadershipPopulation {
  readonly name: string;
  readonly set: LeadershipSet;
  readonly before: Before;
  readonly at: "first" | "last";
}

/** The end of the name of a set at the first time, where years do not tell the two apart. */
const previous = ", previous judgement";

/** The two times of a measure of grades. */
export function timesOf(study: Study, { on }: SchoolMeasure): LeadershipTimes {
  const year = (date: string) => Number(date.slice(0, 4));
  if (on.kind === "dates")
    return {
      first: { at: "first", year: year(on.first), title: on.first },
      last: { at: "last", year: year(on.last), title: on.last },
      apart: true,
    };
  const last = Math.max(...study.years);
  return {
    first: { at: "first", year: last, title: "the previous judgement" },
    last: { at: "last", year: last, title: "the latest judgement" },
    apart: false,
  };
}

/**
 * The name of a set of schools at a time.
 *
 * @example populationName("matched", "weak", "last", times) // "matched, weak before"
 * @example populationName("all", "any", "first", previousAndLatest) // "all, previous judgement"
 */
export function populationName(
  set: LeadershipSet,
  before: Before,
  at: "first" | "last",
  { apart }: LeadershipTimes,
): string {
  const who = before === "any" ? set : `${set}, ${before} before`;
  return at === "first" && !apart ? `${who}${previous}` : who;
}

/** Whether a set of schools is looked at at the last of the two times. */
export function isAtLastTime(
  { population, year }: Pick<Domain, "population" | "year">,
  times: LeadershipTimes,
): boolean {
  return times.apart ? year === times.last.year : !population.endsWith(previous);
}

/** Every set of schools that figures of grades are about. */
export function leadershipPopulations(times: LeadershipTimes): readonly LeadershipPopulation[] {
  const one = (set: LeadershipSet, before: Before, at: "first" | "last"): LeadershipPopulation => {
    return { name: populationName(set, before, at, times), set, before, at };
  };
  const sets = (["all", "matched", "re-inspected"] as const).flatMap((set) => [
    one(set, "any", "first"),
    one(set, "any", "last"),
  ]);
  const conditional = (["matched", "re-inspected"] as const).flatMap((set) =>
    (["good or outstanding", "weak", "outstanding"] as const).map((before) => one(set, before, "last")),
  );
  return [...sets, ...conditional];
}
