import type { RestingOn } from "../domain-mean.ts";
import type { SchoolSum } from "./mean-of-sums.ts";

/** The pupils of a domain: rows of the moments, and by school code the number of pupils and the sum of their scores. */
export interface PupilsBySchool {
  readonly rows: readonly number[];
  /** School of each row. */
  readonly schoolOfRow: readonly number[];
  readonly pupils: Float64Array;
  readonly sum: Float64Array;
}

/** A mean made from sums of schools, and the pupils through whom a first stage affects it. */
export interface SpecialSums {
  readonly sums: readonly SchoolSum[];
  readonly rows: readonly number[];
  /** How much a pupil of each row counts; null where scores play no part, so that the first stage does not affect the mean. */
  readonly weights: Float64Array | null;
  /** For means of schools: pupils of the counted side in schools that have both sides, school by school. */
  readonly mixed?: readonly number[];
}

/**
 * The share of a part in a whole, school by school.
 *
 * @param both pupils who belong to both
 */
export function sumsOfShare(whole: PupilsBySchool, both: PupilsBySchool): SpecialSums {
  const sums: SchoolSum[] = [];
  for (let school = 0; school < whole.pupils.length; school++) {
    const pupils = whole.pupils[school] ?? 0;
    if (pupils > 0) sums.push({ school, pupils, sum: both.pupils[school] ?? 0 });
  }
  return { sums, rows: [], weights: null };
}

/**
 * Means of schools over the pupils of one side of a gap. A pupil of either side in a school moves the school's mean, and
 * so counts with the side's share of both there. Schools with one side alone add nothing to the part within schools:
 * that part depends on the pupils of the others, `mixed`.
 *
 * @param side pupils who are counted, each with the mean of their school
 * @param other pupils of the other side; no pupil is on both
 */
export function sumsOfSchoolMeans(side: PupilsBySchool, other: PupilsBySchool): SpecialSums {
  const share = (school: number) => {
    const own = side.pupils[school] ?? 0;
    return own === 0 ? 0 : own / (own + (other.pupils[school] ?? 0));
  };
  const sums: SchoolSum[] = [];
  for (let school = 0; school < side.pupils.length; school++) {
    const pupils = side.pupils[school] ?? 0;
    const together = (side.sum[school] ?? 0) + (other.sum[school] ?? 0);
    if (pupils > 0) sums.push({ school, pupils, sum: share(school) * together });
  }
  const mixed = [...side.pupils].filter((pupils, school) => pupils > 0 && (other.pupils[school] ?? 0) > 0);
  const rows = [...side.rows, ...other.rows];
  const weights = Float64Array.from([...side.schoolOfRow, ...other.schoolOfRow], share);
  return { sums, rows, weights, mixed };
}

/** Pupils by school, in the form that thresholds and dominance rules need. */
export function restingOn(pupilsOfSchools: readonly number[]): RestingOn {
  const pupils = pupilsOfSchools.reduce((sum, one) => sum + one, 0);
  const largest = [...pupilsOfSchools].sort((a, b) => b - a).slice(0, 3);
  const largestShares = largest.map((_, at) => largest.slice(0, at + 1).reduce((sum, one) => sum + one, 0) / pupils);
  return { pupils, schools: pupilsOfSchools.length, largestShares };
}
