import type { Request } from "./request.ts";
import type { StudyPath } from "./study-path.ts";

/** What a claim says about every figure: compared with another side, or about a gap alone. */
export const claimSides = ["larger", "smaller", "behind", "ahead"] as const;
export type ClaimSide = (typeof claimSides)[number];

/** What a claim can be about every one of. */
export const everyKinds = ["year", "area", "group"] as const;
export type EveryKind = (typeof everyKinds)[number];

/** A statement about every year, area or group, made before its figures are seen. */
export interface Claim {
  /** Its name in texts and tables: the study's own name for it, or `claim 1`. */
  readonly name: string;
  readonly says: ClaimSide;
  readonly every: readonly EveryKind[];
  /** The figures it is about: differences with the other side, or the gaps themselves. */
  readonly request: Extract<Request, { kind: "show" | "compare" }>;
  readonly path: StudyPath;
}

/** Whether the figures of a claim are above 0 if it holds. */
export function claimsAbove(says: ClaimSide): boolean {
  return says === "larger" || says === "behind";
}
