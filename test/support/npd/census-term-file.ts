import type { Cohort, Nation, School } from "../../../src/synthetic/nation.ts";
import { PRIMARY_TERMS, TERMS, type Term } from "../../../src/synthetic/terms.ts";
import type { NpdRecord } from "./dressed-file.ts";
import type { FileDress } from "./file-dress.ts";
import { academicYear } from "./ks4-file.ts";
import { npdReference } from "./npd-reference.ts";
import { primaryLaestab } from "./primary-school.ts";

/** One termly census, by the year in which its school year ends. */
export interface CensusTermFile {
  readonly year: number;
  readonly season: Term["season"];
}

/** Positions of cells in a record of a census. */
export const census = {
  pupil: 0,
  year: 1,
  laestab: 2,
  yearGroup: 3,
  enrolment: 4,
  status: 5,
  fsm: 6,
  home: 7,
} as const;

const letters = { autumn: "AUT", spring: "SPR", summer: "SUM" } as const;
const lastAnnualCensus = 2005;
const lastYearGroup = 11;

/** Every term in which some cohort was at school, in order of time. */
export function censusTermsOf({ cohorts }: Pick<Nation, "cohorts">): readonly CensusTermFile[] {
  const terms = new Map<number, CensusTermFile>();
  for (const cohort of cohorts) {
    for (const { yearsBefore, season } of TERMS) {
      const year = cohort.year - yearsBefore;
      terms.set(3 * year + ["autumn", "spring", "summer"].indexOf(season), { year, season });
    }
  }
  return [...terms].sort(([a], [b]) => a - b).map(([, term]) => term);
}

/** Which year the two digits of an autumn mean: that in which the school year ends, or that of the autumn itself. */
export type AutumnDigits = "school year" | "calendar year";

/**
 * The ending of a census's columns: the term and the year in which its school year ends; for January to 2005 the year alone.
 *
 * @example censusEnding({ year: 2010, season: "autumn" }, "school year") // "_AUT10"
 */
export function censusEnding({ year, season }: CensusTermFile, autumn: AutumnDigits): string {
  const said = season === "autumn" && autumn === "calendar year" ? year - 1 : year;
  const digits = String(said % 100).padStart(2, "0");
  return season === "spring" && year <= lastAnnualCensus ? `_${digits}` : `_${letters[season]}${digits}`;
}

/** The names of the columns of a census in a term. */
export function censusHeader(term: CensusTermFile, autumn: AutumnDigits): NpdRecord {
  const home = 3 * term.year + (term.season === "autumn" ? 0 : 1) > 3 * 2013 ? "LSOA11" : "LLSOA";
  const names = ["PupilMatchingRefAnonymous", "AcademicYear", "LAESTAB", "NCyearActual", "EnrolStatus", "RecordStatus"];
  return [...names, "FSMeligible", home].map((name) => name + censusEnding(term, autumn));
}

/** The bit of a cohort's records for a census, or null when the cohort was too young or had left. */
export function bitOf(cohort: Pick<Cohort, "year">, { year, season }: CensusTermFile): number | null {
  return TERMS.find((term) => cohort.year - term.yearsBefore === year && term.season === season)?.bit ?? null;
}

export function isSeen(cohort: Cohort, pupil: number, bit: number): boolean {
  return (((cohort.seen[pupil] ?? 0) >> bit) & 1) === 1;
}

/** One pupil's clean record in a census. */
export function censusRecord(
  cohort: Cohort,
  schools: readonly School[],
  pupil: number,
  bit: number,
  { yes, no }: FileDress,
): string[] {
  const school = schools[cohort.school[pupil] ?? 0];
  const reference = cohort.reference[pupil] ?? 0;
  const yearsBefore = TERMS[bit]?.yearsBefore ?? 0;
  return [
    npdReference(reference),
    academicYear(cohort.year - yearsBefore),
    bit < PRIMARY_TERMS ? primaryLaestab(school, reference) : String(school?.laestab ?? ""),
    String(lastYearGroup - yearsBefore),
    "C",
    "",
    (((cohort.meals[pupil] ?? 0) >> bit) & 1) === 1 ? yes : no,
    `E019${String(school?.district ?? 0).padStart(5, "0")}`,
  ];
}

/** All clean records of one term: of every cohort that was then at school, pupil by pupil. */
export function* censusRecords(nation: Nation, term: CensusTermFile, dress: FileDress): Generator<NpdRecord> {
  for (const cohort of nation.cohorts) {
    const bit = bitOf(cohort, term);
    for (let pupil = 0; bit !== null && pupil < cohort.pupils; pupil++) {
      if (!isSeen(cohort, pupil, bit)) continue;
      const record = censusRecord(cohort, nation.schools, pupil, bit, dress);
      if (dress.paddedReferences && pupil % 5 === 0) record[census.pupil] = ` ${record[census.pupil]} `;
      yield record;
    }
  }
}

/** The number of those records. */
export function censusRows(nation: Nation, term: CensusTermFile): number {
  let rows = 0;
  for (const cohort of nation.cohorts) {
    const bit = bitOf(cohort, term);
    for (let pupil = 0; bit !== null && pupil < cohort.pupils; pupil++) if (isSeen(cohort, pupil, bit)) rows++;
  }
  return rows;
}
