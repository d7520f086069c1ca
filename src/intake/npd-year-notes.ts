import { lastTerm, termNumber, termsOfSixYears } from "../schools/census-term.ts";
import { type NpdWhen, type NpdYearFact, npdYearFacts, type TermOfYear } from "./npd-year-facts.ts";

/** A term of a pupil's schooling, such as `year 7 autumn`. */
export interface TermOfSchooling {
  readonly yearGroup: number;
  readonly season: TermOfYear["season"];
}

/** What a study uses from extracts of the National Pupil Database. */
export interface NpdUse {
  /** Summers in which the pupils finish key stage 4. */
  readonly years: readonly number[];
  /** Role of the outcome, such as `capped_points`. */
  readonly outcome: string;
  readonly usesPrior: boolean;
  /** Whether disadvantage is worked out from the last six years of the census. */
  readonly usesFsm6: boolean;
  /** First and last of the terms over which a share of free school meals is taken; null where none is asked for. */
  readonly window: { readonly from: TermOfSchooling; readonly to: TermOfSchooling } | null;
  /** Roles of columns by which pupils count as disadvantaged, such as `disadvantaged` or `in_care`. */
  readonly disadvantagedBy: readonly string[];
}

export interface NpdWarning {
  readonly id: string;
  /** Years of the study that it is about, in order. */
  readonly years: readonly number[];
  readonly what: string;
  readonly why: string;
  readonly source: string;
  readonly confidence: string;
}

/** Autumn of Year 7 is the first term of secondary school. */
const firstSecondaryYear = 7;
const lastYear = 11;

/** The first and last term of a cohort's window, as term numbers. */
type Window = readonly [number, number];

function termOfCohort({ yearGroup, season }: TermOfSchooling, cohort: number): number {
  return termNumber(cohort - (lastYear - yearGroup), season);
}

function windowsOf({ usesFsm6, window }: NpdUse, cohort: number): readonly Window[] {
  const last = lastTerm(cohort);
  return [
    ...(usesFsm6 ? [[last - termsOfSixYears + 1, last] as const] : []),
    ...(window === null ? [] : [[termOfCohort(window.from, cohort), termOfCohort(window.to, cohort)] as const]),
  ];
}

/** Terms of the windows in which no census was taken, because there was only one in spring. */
function termsWithoutCensus(use: NpdUse, cohort: number, first: NonNullable<NpdWhen["termsBefore"]>): number {
  const secondary = termOfCohort({ yearGroup: firstSecondaryYear, season: "autumn" }, cohort);
  const termly = (term: number) => {
    const { year, season } = term < secondary ? first.primary : first.secondary;
    return term >= termNumber(year, season);
  };
  const missing = new Set<number>();
  for (const [from, to] of windowsOf(use, cohort))
    for (let term = from; term <= to; term++) if (term % 3 !== 1 && !termly(term)) missing.add(term);
  return missing.size;
}

function concerns(when: NpdWhen, use: NpdUse, year: number): boolean {
  const reach = (term: TermOfYear) => termNumber(term.year, term.season);
  const windows = windowsOf(use, year);
  if (when.break !== undefined) return year >= when.break && use.years.some((other) => other < (when.break ?? 0));
  if (when.from !== undefined) return year >= when.from;
  if (when.before !== undefined) return year < when.before;
  if (when.years !== undefined) return when.years.includes(year);
  if (when.windowReaches !== undefined) {
    const first = reach(when.windowReaches);
    return windows.some(([, to]) => to >= first);
  }
  if (when.windowHolds !== undefined) {
    const term = reach(when.windowHolds);
    return windows.some(([from, to]) => from <= term && term <= to);
  }
  return when.termsBefore !== undefined && termsWithoutCensus(use, year, when.termsBefore) > 0;
}

function matters({ outcomes, anyOutcome, prior, meals, disadvantagedBy }: NpdYearFact, use: NpdUse): boolean {
  if (anyOutcome === true || outcomes?.includes(use.outcome) === true) return true;
  if (prior === true && use.usesPrior) return true;
  if (meals === true && (use.usesFsm6 || use.window !== null)) return true;
  return disadvantagedBy?.some((role) => use.disadvantagedBy.includes(role)) === true;
}

/** The number of terms of each cohort without a census, where the fact is about that. */
function terms({ when }: NpdYearFact, use: NpdUse, years: readonly number[]): string {
  const { termsBefore } = when;
  if (termsBefore === undefined) return "";
  const counts = years.map((year) => `${year}: ${termsWithoutCensus(use, year, termsBefore)}`);
  return `; terms without a census, by cohort: ${counts.join(", ")}`;
}

/**
 * What the authors of a study on the National Pupil Database should know about its years: breaks in the series, exams
 * and tests that did not take place, and censuses that were not taken.
 *
 * @returns one entry per fact that matters to the study, in the order of the facts; empty where none does
 * @source `data/layouts/npd-years.json`, where each fact has its own source
 * @example
 * const use = { years: [2013, 2014], outcome: "capped_points", usesPrior: false, usesFsm6: false };
 * npdWarnings({ ...use, window: null, disadvantagedBy: [] }).map(({ id }) => id) // ["reform-2014"]
 */
export function npdWarnings(use: NpdUse): readonly NpdWarning[] {
  const years = [...new Set(use.years)].sort((a, b) => a - b);
  return npdYearFacts().flatMap((fact) => {
    if (!matters(fact, use)) return [];
    const { id, what, why, source, confidence } = fact;
    const concerned = years.filter((year) => concerns(fact.when, use, year));
    if (concerned.length === 0) return [];
    return [{ id, years: concerned, what: what + terms(fact, use, concerned), why, source, confidence }];
  });
}
