import type { SchoolMeanDomain } from "../../figures/decompose/school-mean.ts";
import type { ShareDomain } from "../../figures/decompose/share.ts";
import type { Domain } from "../../figures/figure.ts";
import type { SchoolSum } from "./mean-of-sums.ts";

/** The pupils of a domain: rows of the moments, and by school code their number and the sum of their scores. */
export interface PupilsBySchool {
  readonly rows: readonly number[];
  /** School of each row. */
  readonly schoolOfRow: readonly number[];
  readonly pupils: Float64Array;
  readonly sum: Float64Array;
}

/** Whether a domain's mean is the share of one population in another. */
export function isShareDomain(domain: Domain): domain is ShareDomain {
  return "part" in domain && "whole" in domain;
}

/** Whether a domain's mean is that of school means. */
export function isSchoolMean(domain: Domain): domain is SchoolMeanDomain {
  return "side" in domain && "other" in domain;
}

/** A mean that is made of sums of schools, and the pupils through whom a first stage reaches it. */
export interface SpecialSums {
  readonly sums: readonly SchoolSum[];
  readonly rows: readonly number[];
  /** How much a pupil of each row counts; null where scores play no part, so that nothing reaches the mean. */
  readonly weights: Float64Array | null;
}

/**
 * The share of a part among a whole, school by school.
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
 * so counts with the side's share of both there.
 *
 * @param side pupils who are counted, each with the mean of her school
 * @param other pupils of the other side; nobody is on both
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
  const rows = [...side.rows, ...other.rows];
  const weights = Float64Array.from([...side.schoolOfRow, ...other.schoolOfRow], share);
  return { sums, rows, weights };
}
