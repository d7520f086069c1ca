import type { ComparedGrades } from "./grades-of-schools.ts";
import type { Request } from "./request.ts";
import type { StudyPath } from "./study-path.ts";

/** What a claim says of every figure: against its other side, or of a gap by itself. */
export const claimSides = ["larger", "smaller", "behind", "ahead"] as const;
export type ClaimSide = (typeof claimSides)[number];

/** What a claim runs through. */
export const everyKinds = ["year", "area", "group"] as const;
export type EveryKind = (typeof everyKinds)[number];

/** A statement wanted of every year, area or group, said before its figures are seen. */
export interface Claim {
  /** What people read and what tables call it: the study's own name, or `claim 1`. */
  readonly name: string;
  readonly says: ClaimSide;
  readonly every: readonly EveryKind[];
  /** The figures it is about: differences with the other side, or the gaps themselves. */
  readonly request: Extract<Request, { kind: "show" | "compare" }> | ComparedGrades;
  readonly path: StudyPath;
}

/** Whether the figures of a claim lie above 0 if it holds. */
export function claimsAbove(says: ClaimSide): boolean {
  return says === "larger" || says === "behind";
}
