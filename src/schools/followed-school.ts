import type { AcademyKind } from "./academy-kind.ts";
import type { Grade } from "./grade.ts";

/** The judgement that stood for a school at one of two times. */
export interface Standing {
  readonly grade: Grade;
  /** The inspection or inspections it rests on: alike where it is the same one. */
  readonly inspections: readonly string[];
  /** ISO date of the inspection; of several put together the earliest. */
  readonly inspected: string;
  /** Made of another school than the one it stood for: a predecessor. */
  readonly inherited: boolean;
  /** Of several schools that became one. */
  readonly together: boolean;
}

/** Why a school rated at the first time has no grade at the last. */
export type Lost =
  | "not judged since its URN changed"
  | "closed"
  | "change of URN not followed"
  | "merged or split"
  | "link without a date"
  | "no grade stands";

/** One school at two times. Nobody stands twice: a part of a split is a school of its own, as is each school before a merge that is not followed. */
export interface FollowedSchool {
  /** Its URN at the last time, or the last it had. */
  readonly urn: string;
  /** The school through time: the cluster of every standard error. */
  readonly chain: string;
  readonly first: Standing | null;
  readonly last: Standing | null;
  /** Whether it is a school at the last time. */
  readonly open: boolean;
  /** How its URN changed between the two, or null: it did not, or nothing is known of it. */
  readonly changed: AcademyKind | "unknown" | null;
  /** Null unless it was rated at the first time and not at the last. */
  readonly lost: Lost | null;
}

/** Whether a school rated at both times was inspected anew between them. */
export function isReinspected({ first, last }: FollowedSchool): boolean {
  if (first === null || last === null) return false;
  return last.inspections.some((inspection) => !first.inspections.includes(inspection));
}
