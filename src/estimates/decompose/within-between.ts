import type { DomainMean } from "../domain-mean.ts";
import { meanOfSums, type SchoolSum } from "./mean-of-sums.ts";

/** Pupils and sums of scores of the two sides of a gap in one school. */
export interface SchoolSides {
  /** Code of the school in the design. */
  readonly school: number;
  readonly group: Side;
  readonly comparator: Side;
}

interface Side {
  readonly pupils: number;
  readonly sum: number;
}

/** A gap as two means: its value is that of the comparator less that of the group. */
export interface GapOfMeans {
  readonly group: DomainMean;
  readonly comparator: DomainMean;
}

export interface WithinBetween {
  readonly gap: GapOfMeans;
  /** From scores less their school's mean: between pupils of one school. */
  readonly within: GapOfMeans;
  /** From their schools' means: the two sides go to different schools. */
  readonly between: GapOfMeans;
}

/**
 * Splits a gap into the part within schools and the part between schools, which add up to it.
 *
 * With y_s the mean of both sides together in school s, each pupil's score is y_s + (score - y_s):
 *
 *   between = comparator's mean of y_s - group's mean of y_s
 *   within  = comparator's mean of (score - y_s) - group's mean of (score - y_s)
 *
 * y_s is worked out from the school's own pupils, so its error is the school's own and is in the influences: with
 * schools as sampling units, the standard errors of both parts are those of two plain means. A school with one side
 * only adds to `between` alone. In schools with few pupils chance alone makes y_s vary, and the group's pupils pull it
 * towards themselves, so that `between` takes some of what is within. It describes; it says nothing about the cause.
 *
 * @param schools one entry per school, in any order
 * @returns null where one side has no pupils
 * @throws RangeError when a school is listed twice, or has fewer than 0 pupils
 * @source Kitagawa (1955) with schools as bands; Reardon (2008), Thirteen ways of looking at the black-white test score
 *   gap, on how parts that are not clear are divided
 * @example school A: comparator 3 with sum 30, group 1 with sum 6; school B: comparator 1 with sum 6, group 3 with sum 6
 *   // means 9 and 3: gap 6 = within 3 + between 3
 */
export function withinBetween(schools: readonly SchoolSides[]): WithinBetween | null {
  const gap = sides(schools, (side) => side.sum);
  const within = sides(schools, ({ pupils, sum }, ofSchool) => sum - pupils * ofSchool);
  const between = sides(schools, ({ pupils }, ofSchool) => pupils * ofSchool);
  return gap === null || within === null || between === null ? null : { gap, within, between };
}

function sides(schools: readonly SchoolSides[], sumOf: (side: Side, ofSchool: number) => number): GapOfMeans | null {
  const meanOf = (name: "group" | "comparator") =>
    meanOfSums(
      schools.map((school): SchoolSum => {
        const { pupils } = school[name];
        const together = school.group.pupils + school.comparator.pupils;
        const ofSchool = (school.group.sum + school.comparator.sum) / together;
        return { school: school.school, pupils, sum: pupils === 0 ? 0 : sumOf(school[name], ofSchool) };
      }),
    );
  const group = meanOf("group");
  const comparator = meanOf("comparator");
  return group === null || comparator === null ? null : { group, comparator };
}
