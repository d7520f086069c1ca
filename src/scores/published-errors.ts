/**
 * The errors of published means, one for each cell and independent of each other: what the source publishes, or what a
 * published deviation of pupils and the number of pupils allow.
 */
export interface PublishedErrors {
  /** Variance of each cell's sum, in the unit of the outcome squared; NaN where it is not known. */
  readonly varianceOfSum: Float64Array;
  /** How intervals are made: "normal, from published limits". */
  readonly from: string;
  /** Why a mean whose variance is not known has no interval. */
  readonly without: string;
  /** False where the table has means without numbers of pupils; every mean then counts as one. */
  readonly counted: boolean;
  /** Decimals of the published means. */
  readonly decimals: number;
}
