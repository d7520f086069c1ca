import type { Cohort, School } from "../../../src/synthetic/nation.ts";
import { urnIn } from "../../../src/synthetic/registrations.ts";
import { TERMS } from "../../../src/synthetic/terms.ts";
import type { NpdRecord } from "./dressed-file.ts";
import type { FileDress } from "./file-dress.ts";
import { npdReference } from "./npd-reference.ts";
import { nameInExtract, typeCode } from "./school-register.ts";

/** Positions of cells in a record of key stage 4. */
export const ks4 = {
  pupil: 0,
  year: 1,
  urn: 2,
  laestab: 3,
  type: 4,
  endOfKeyStage: 5,
  nationalResults: 6,
  stateFunded: 7,
  sex: 8,
  points: 9,
  ks2: 10,
  fsm: 11,
  care: 12,
  name: 13,
} as const;

const two = (year: number) => String(year % 100).padStart(2, "0");

/** The names of the columns of key stage 4 in a year: ending in the year up to 2011, and with other points from 2014. */
export function ks4Header(year: number): NpdRecord {
  const rules = year <= 2013 ? "" : year === 2014 ? "_PTQ" : "_PTQ_EE";
  const ending = year <= 2011 ? `_${two(year)}` : "";
  const own = [
    year <= 2012 ? "KS4_PUPILMATCHINGREF" : "KS4_PupilMatchingRefAnonymous",
    "KS4_ACADYR",
    "KS4_URN",
    "KS4_LAESTAB",
    "KS4_TOE_CODE",
    "KS4_ENDKS",
    "KS4_NATRES",
    "KS4_NATMTDRES",
    "KS4_GENDER",
    `KS4_PTSCNEWE${rules}`,
    `KS4_VAP2TAAPS${rules}`,
  ].map((name) => name + ending);
  return [
    ...own,
    `FSMeligible_SPR${two(year)}`,
    (year <= 2014 ? "CLA_PP_6_MONTHS" : "CLA_PP_1_DAY") + ending,
    "SCHNAME",
  ];
}

/** The academic year that ends in a summer, in the form of extracts: 2014/2015. */
export function academicYear(end: number): string {
  return `${end - 1}/${end}`;
}

/** Whole tenths with one decimal. */
export function inTenths(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** Average points of key stage 2 in tenths: six for each level. */
export function averagePoints(fineGradeTenths: number): number {
  return 6 * fineGradeTenths;
}

/** One pupil's clean record of key stage 4, without spaces around the reference. */
export function ks4Record(
  cohort: Cohort,
  schools: readonly School[],
  pupil: number,
  { yes, no }: FileDress,
  dirty: boolean,
): string[] {
  const position = cohort.school[pupil] ?? 0;
  const school = schools[position];
  const urn = school === undefined ? 0 : urnIn(school, cohort.year);
  const registration = school?.registrations.find((one) => one.urn === urn);
  const last = TERMS.length - 1;
  const seen = (((cohort.seen[pupil] ?? 0) >> last) & 1) === 1;
  const eligible = (((cohort.meals[pupil] ?? 0) >> last) & 1) === 1;
  return [
    npdReference(cohort.reference[pupil] ?? 0),
    academicYear(cohort.year),
    String(urn),
    String(school?.laestab ?? ""),
    registration === undefined ? "" : typeCode(registration),
    yes,
    yes,
    yes,
    cohort.girl[pupil] === 1 ? "F" : "M",
    String(cohort.ks4[pupil] ?? 0),
    inTenths(averagePoints(cohort.ks2[pupil] ?? 0)),
    seen ? (eligible ? yes : no) : "",
    cohort.inCare[pupil] === 1 ? yes : no,
    school === undefined ? "" : nameInExtract(school, position, dirty),
  ];
}

/** All clean records of a cohort; in a padded file every fifth reference has spaces around it. */
export function* ks4Records(
  cohort: Cohort,
  schools: readonly School[],
  dress: FileDress,
  dirty: boolean,
): Generator<NpdRecord> {
  for (let pupil = 0; pupil < cohort.pupils; pupil++) {
    const record = ks4Record(cohort, schools, pupil, dress, dirty);
    if (dress.paddedReferences && pupil % 5 === 0) record[ks4.pupil] = ` ${record[ks4.pupil]}  `;
    yield record;
  }
}
