import type { Estimated } from "../estimate.ts";

/** What a choice is about; alternatives are listed in this order. */
const alternativeKinds = [
  "expectation",
  "ranked",
  "errors of prior attainment",
  "within bands",
  "without prior attainment",
  "cohort left out",
] as const;
export type AlternativeKind = (typeof alternativeKinds)[number];

/** One figure under one other choice. */
export interface Alternative {
  readonly kind: AlternativeKind;
  /** The text shown with the number. */
  readonly name: string;
  /** What it changes, in a sentence. */
  readonly what: string;
  readonly estimated: Estimated;
}

/** A figure of the study under every other choice that its own pupils allow. */
export interface AlternativesOfFigure {
  readonly figure: string;
  readonly alternatives: readonly Alternative[];
}
