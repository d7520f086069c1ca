/** Identifiers of a measure's files that differ from another only in capitals, punctuation or zeros. */
export interface NearIds {
  /** "school numbers of schools" or "pupil references of ks2". */
  readonly what: string;
  /** Identifiers that have such a near miss, and all of them. */
  readonly near: number;
  readonly of: number;
  /** Of pupils, so that small counts are protected. */
  readonly ofPupils: boolean;
}
