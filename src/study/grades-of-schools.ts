import type { Adjustment, SmallAreas } from "./adjustment.ts";
import type { ChangeOfUrn } from "./school-spec.ts";
import type { Comparison, OtherChange } from "./statistic.ts";
import type { StudyPath } from "./study-path.ts";

/** Grades of inspections that can be measured: of leadership and management, or of the school overall. */
export const gradedOutcomes = ["leadership_grade", "overall_grade"] as const;
export type GradedOutcome = (typeof gradedOutcomes)[number];

/** Roles of the school itself that are found in a file of inspections without naming its columns. */
export const inspectedRoles = [
  "laestab",
  "name",
  "phase",
  "education",
  "region",
  "authority",
  "postcode",
  "idaci",
] as const;

/** The times of the judgements: two days, or each school's previous and latest one. */
export type Moments =
  | { readonly kind: "dates"; readonly first: string; readonly last: string }
  | { readonly kind: "previous and latest" };

/** A measure whose unit is the school, and whose outcome is the grade of an inspection. */
export interface SchoolMeasure {
  readonly of: "schools";
  readonly name: string;
  /** The file of inspections. */
  readonly file: string;
  /** Further entries of inspections that are read with it; an inspection in several of them counts once. */
  readonly besideFiles: readonly string[];
  readonly outcome: GradedOutcome;
  readonly on: Moments;
  /** Changes of URN after which a school counts as the same school. */
  readonly follow: readonly ChangeOfUrn[];
  /** Changes of URN after which a grade counts for the new school until it is inspected itself. */
  readonly carry: readonly ChangeOfUrn[];
  /** Grades of the five-point scale of November 2025, by their names in lower case. */
  readonly grades: ReadonlyMap<string, 1 | 2 | 3 | 4>;
  /** Schemes that were made with this grade as an indicator. */
  readonly indicatorOf: readonly string[];
  /** What happens to a judgement without a publication date. */
  readonly unpublished: "left out" | "as inspected";
  /** Shares this close count as alike, in percentage points; null: the study does not say. */
  readonly alikeWithin: number | null;
}

/** Schools that a figure of grades is about: rated, rated at both times, or inspected again between them. */
export const leadershipSets = ["all", "matched", "re-inspected"] as const;
export type LeadershipSet = (typeof leadershipSets)[number];

export const leadershipStatistics = [
  "share_good_or_outstanding",
  "share_outstanding",
  "share_declined",
  "share_improved",
  "share_lost_outstanding",
  "relative_reduction_weak",
] as const;
export type LeadershipStatistic = (typeof leadershipStatistics)[number];

/** Statistics that compare the two times, so that they have one time only. */
export const ofBothTimes: readonly LeadershipStatistic[] = [
  "share_declined",
  "share_improved",
  "share_lost_outstanding",
  "relative_reduction_weak",
];

/** The words for each statistic in a study: "declined", "share_declined". */
export const leadershipWords: ReadonlyMap<string, LeadershipStatistic> = new Map<string, LeadershipStatistic>([
  ["good or outstanding", "share_good_or_outstanding"],
  ["outstanding", "share_outstanding"],
  ["declined", "share_declined"],
  ["improved", "share_improved"],
  ["lost outstanding", "share_lost_outstanding"],
  ["relative reduction", "relative_reduction_weak"],
  ...leadershipStatistics.map((statistic) => [statistic, statistic] as const),
]);

/** One statistic of grades compared with itself, among other schools, elsewhere or at the other time. */
export interface GradeComparison {
  readonly statistic: LeadershipStatistic;
  /** The year of the one or the other date; null: the last time. */
  readonly year: number | null;
  readonly with: { readonly of: LeadershipSet | null; readonly in: string | null; readonly year: number | null };
  /** Whose change between the same dates the change is set against; null: the comparison is of two sides. */
  readonly against: OtherChange<LeadershipSet> | null;
  readonly as: readonly Comparison[];
  /** Null: as the number of comparisons suggests. */
  readonly adjust: Adjustment | null;
}

/** A request about grades: everything for some areas, or one statistic compared with another. */
export interface LeadershipRequest {
  readonly kind: "leadership";
  readonly measure: string;
  readonly of: readonly LeadershipSet[];
  readonly in: readonly string[];
  /** Null: as the number of areas of a scheme suggests. */
  readonly smallAreas: SmallAreas | null;
  readonly compare: GradeComparison | null;
  readonly path: StudyPath;
}

/** A comparison of grades. */
export type ComparedGrades = LeadershipRequest & { readonly compare: GradeComparison };

export function isOfVariantsGrades(request: { readonly kind: string }): request is ComparedGrades {
  return request.kind === "leadership" && "compare" in request && request.compare !== null;
}
