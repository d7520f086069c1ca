import type { GradeOrNone, SetOfSchools } from "../figures/grades/set-of-schools.ts";
import { type FollowedSchool, isReinspected, type Lost } from "../schools/followed-school.ts";

/** Everything about a school followed between two times that decides which sets it belongs to. */
export interface SchoolProfile {
  readonly first: GradeOrNone;
  readonly last: GradeOrNone;
  readonly open: boolean;
  readonly anew: boolean;
  readonly changedUrn: boolean;
  readonly together: boolean;
  readonly inherited: boolean;
  readonly lost: Lost | null;
}

export function profileOf(school: FollowedSchool): SchoolProfile {
  const { first, last, open, changed, lost } = school;
  return {
    first: first?.grade ?? 0,
    last: last?.grade ?? 0,
    open,
    anew: isReinspected(school),
    changedUrn: changed !== null,
    together: first?.together === true || last?.together === true,
    inherited: last?.inherited === true,
    lost,
  };
}

/** The same text for schools that belong to the same sets. */
export function profileKey(profile: SchoolProfile): string {
  const { first, last, open, anew, changedUrn, together, inherited, lost } = profile;
  return JSON.stringify([first, last, open, anew, changedUrn, together, inherited, lost]);
}

/**
 * Whether a school belongs to a set.
 *
 * @example isIn({ first: [3, 4], last: [1, 2, 3, 4] }, profile) // rated both times, and weak before
 */
export function isIn({ first, last, lost, ...flags }: SetOfSchools, profile: SchoolProfile): boolean {
  if (first !== undefined && !first.includes(profile.first)) return false;
  if (last !== undefined && !last.includes(profile.last)) return false;
  if (lost !== undefined && lost !== profile.lost) return false;
  return (["open", "anew", "changedUrn", "together", "inherited"] as const).every(
    (flag) => flags[flag] === undefined || profile[flag],
  );
}
