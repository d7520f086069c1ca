import type { LeadershipSet } from "../../study/grades-of-schools.ts";
import type { Domain } from "../domain.ts";
import type { LeadershipTimes } from "./times.ts";

/** A grade from 1 (outstanding) to 4, or 0 for a school without one. */
export type GradeOrNone = 0 | 1 | 2 | 3 | 4;

/**
 * The conditions that a school must all meet to belong to a set. A key that is absent sets no condition.
 *
 * `first` and `last` name the grades that are allowed at the two times.
 */
export interface SetOfSchools {
  readonly first?: readonly GradeOrNone[];
  readonly last?: readonly GradeOrNone[];
  /** It was a school at the last time. */
  readonly open?: true;
  /** It was inspected again between the two times. */
  readonly anew?: true;
  /** It has another URN at the last time. */
  readonly changedUrn?: true;
  /** One of its grades is for several schools that became one. */
  readonly together?: true;
  /** Its last grade was given to a predecessor. */
  readonly inherited?: true;
  /** The reason why it has no grade at the last time. */
  readonly lost?: string;
}

export const rated: readonly GradeOrNone[] = [1, 2, 3, 4];
export const goodOrOutstanding: readonly GradeOrNone[] = [1, 2];
export const weak: readonly GradeOrNone[] = [3, 4];
export const outstanding: readonly GradeOrNone[] = [1];
export const unrated: readonly GradeOrNone[] = [0];

/** What the first judgement must have been for a school to be in a set. */
export type Before = "any" | "good or outstanding" | "weak" | "outstanding";

const gradesBefore: Readonly<Record<Before, readonly GradeOrNone[]>> = {
  any: rated,
  "good or outstanding": goodOrOutstanding,
  weak,
  outstanding,
};

/** A set of schools at a time, which cells must be able to tell from every other. */
export interface GradedPopulation {
  readonly name: string;
  readonly at: "first" | "last";
  readonly schools: SetOfSchools;
}

/** The end of the name of a set at the first time, where the two times have the same year. */
const previous = ", previous judgement";

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

/** Whether a figure of a set of schools is about the last of the two times. */
export function isAtLastTime(
  { population, year }: Pick<Domain, "population" | "year">,
  times: LeadershipTimes,
): boolean {
  return times.apart ? year === times.last.year : !population.endsWith(previous);
}

function schoolsOf(set: LeadershipSet, before: Before, at: "first" | "last"): SetOfSchools {
  if (set === "all") return at === "first" ? { first: rated } : { last: rated };
  const both: SetOfSchools = { first: gradesBefore[before], last: rated };
  return set === "re-inspected" ? { ...both, anew: true } : both;
}

/** Every set of schools that shares of grades are about. */
export function leadershipPopulations(times: LeadershipTimes): readonly GradedPopulation[] {
  const one = (set: LeadershipSet, before: Before, at: "first" | "last"): GradedPopulation => {
    return { name: populationName(set, before, at, times), at, schools: schoolsOf(set, before, at) };
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
