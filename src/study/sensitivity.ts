/** Other choices under which some figures are worked out, in addition to the study's variants. */
export interface SensitivitySpec {
  /** Ids of figures; null: those that variants are compared on. */
  readonly figures: readonly string[] | null;
  /** Populations whose means are taken as the expectation, or among whom pupils are ranked. */
  readonly expectation: readonly string[];
  readonly ranked: readonly string[];
  /** Reliabilities of prior attainment. */
  readonly ks2Reliability: readonly number[];
  readonly withinBand: boolean;
  readonly withoutKs2: boolean;
  /** Years that are compared with the last undisturbed year before them. */
  readonly leaveOutCohorts: readonly number[];
}
