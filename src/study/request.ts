import type { Adjustment, SmallAreas } from "./adjustment.ts";
import type { LeadershipRequest } from "./grades-of-schools.ts";
import type { Comparison, ShownStatistic } from "./statistic.ts";
import type { StudyPath } from "./study-path.ts";
/** Something the user wants to know: one entry of `show` or `compare`, lists not yet multiplied out. */
export type Request =
  | {
      readonly kind: "show";
      readonly statistic: ShownStatistic;
      readonly measure: string;
      readonly of: readonly string[];
      readonly in: readonly string[];
      readonly years: readonly number[];
      /** Null: as the number of areas of a scheme suggests. */
      readonly smallAreas: SmallAreas | null;
      readonly path: StudyPath;
    }
  | {
      readonly kind: "compare";
      readonly statistic: ShownStatistic;
      readonly measure: string;
      readonly of: readonly string[];
      readonly in: readonly string[];
      readonly years: readonly number[];
      readonly with: { readonly of: string | null; readonly in: string | null; readonly year: number | null };
      readonly as: readonly Comparison[];
      /** Null: as the number of comparisons suggests. */
      readonly adjust: Adjustment | null;
      readonly path: StudyPath;
    }
  | LeadershipRequest;

/** Gaps between percentiles of two groups' scores, lists not yet multiplied out. */
export interface PercentileGapRequest {
  readonly measure: string;
  readonly of: readonly string[];
  readonly in: readonly string[];
  readonly years: readonly number[];
  /** Rising, from 1 to 99. */
  readonly at: readonly number[];
  readonly path: StudyPath;
}
