import type { AcademyKind } from "./academy-kind.ts";
import type { Grade } from "./grade.ts";

/** The judgement that counted for a school at one of two times. */
export interface Standing {
  readonly grade: Grade;
  /** The inspection or inspections it comes from: equal where it is the same inspection. */
  readonly inspections: readonly string[];
  /** ISO date of the inspection; the earliest of several that were combined. */
  readonly inspected: string;
  /** The inspection was of a predecessor of the school. */
  readonly inherited: boolean;
  /** Combined from several schools that became one. */
  readonly together: boolean;
}

/** Why a school rated at the first time has no grade at the last. */
export type Lost =
  | "not judged since its URN changed"
  | "closed"
  | "change of URN not followed"
  | "merged or split"
  | "link without a date"
  | "no grade on the last day";

/** One school at two times. None appears twice: a part of a split counts as a school, as does each school before a merge not followed. */
export interface FollowedSchool {
  /** Its URN at the last time, or the last it had. */
  readonly urn: string;
  /** The school through time, which is the cluster for every standard error. */
  readonly chain: string;
  readonly first: Standing | null;
  readonly last: Standing | null;
  /** Whether it is a school at the last time. */
  readonly open: boolean;
  /** How its URN changed between the two times; null if it did not, or if nothing is known about it. */
  readonly changed: AcademyKind | "unknown" | null;
  /** Null unless it was rated at the first time and not at the last. */
  readonly lost: Lost | null;
}

/** Whether a school rated at both times was inspected again between them. */
export function isReinspected({ first, last }: FollowedSchool): boolean {
  if (first === null || last === null) return false;
  return last.inspections.some((inspection) => !first.inspections.includes(inspection));
}
