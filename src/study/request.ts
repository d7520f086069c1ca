import type { Adjustment, SmallAreas } from "./adjustment.ts";
import type { LeadershipRequest } from "./grades-of-schools.ts";
import type { Comparison, OtherChange, ShownStatistic } from "./statistic.ts";
import type { StudyPath } from "./study-path.ts";

/** Something the user wants to know: one entry of `show` or `compare`, before its lists are multiplied out. */
export type Request =
  | {
      readonly kind: "show";
      readonly statistic: ShownStatistic;
      readonly measure: string;
      readonly of: readonly string[];
      readonly in: readonly string[];
      readonly years: readonly number[];
      /** Characteristics that a gap is adjusted for, in the order in which they cut cells; none for other statistics. */
      readonly adjustedFor: readonly string[];
      /** Null: the number of areas of a scheme decides. */
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
      /** Characteristics that a gap is adjusted for, in the order in which they cut cells; none for other statistics. */
      readonly adjustedFor: readonly string[];
      readonly with: { readonly of: string | null; readonly in: string | null; readonly year: number | null };
      /** Whose change over the same years the change is set against; null: the comparison is of two sides. */
      readonly against: OtherChange<string> | null;
      readonly as: readonly Comparison[];
      /** Null: the number of comparisons decides. */
      readonly adjust: Adjustment | null;
      readonly path: StudyPath;
    }
  | LeadershipRequest;

/** Gaps between percentiles of two groups' scores, before lists are multiplied out. */
export interface PercentileGapRequest {
  readonly measure: string;
  readonly of: readonly string[];
  readonly in: readonly string[];
  readonly years: readonly number[];
  /** Rising, from 1 to 99. */
  readonly at: readonly number[];
  readonly path: StudyPath;
}
