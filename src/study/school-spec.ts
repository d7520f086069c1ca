export const changesOfUrn = ["sponsored", "converter", "other"] as const;

export type ChangeOfUrn = (typeof changesOfUrn)[number];

export const mergeRules = ["worst", "pupil-weighted", "apart"] as const;

export type MergeRule = (typeof mergeRules)[number];

/** How a school is followed through changes of its URN. */
export interface SchoolSpec {
  readonly follow: readonly ChangeOfUrn[];
  readonly merges: MergeRule;
  readonly splits: MergeRule;
}
