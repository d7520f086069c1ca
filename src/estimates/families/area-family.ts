import type { Covariances } from "./covariances.ts";
import type { Tested } from "./tested.ts";

/** One area of a family; without an estimate it is not in the covariances. */
export interface AreaOfFamily {
  readonly id: string;
  readonly tested: Tested | null;
  /** Of the smallest mean in the figure: its error variance is estimated from so many. Infinity where errors are known. */
  readonly effectiveSchools: number;
}

/** The figures of all areas of a scheme: one statistic of one population in one year, on one scale. */
export interface AreaFamily {
  readonly name: string;
  /** `shares`: each value is one share of schools, from 0 to 1, so that its interval is Wilson's. */
  readonly of: "means" | "shares";
  readonly scheme: string;
  readonly scale: string;
  readonly unit: string;
  /** In the order of their ids. */
  readonly areas: readonly AreaOfFamily[];
  /** For the areas that have an estimate, in the same order, corrected for leverage like the intervals. */
  readonly covariance: Covariances;
  /** Whether shrunken estimates and ranks are wanted; null where the number of areas decides. */
  readonly shrink: boolean | null;
}
