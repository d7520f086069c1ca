/** How many terms "in the last six years" covers: those of six school years, up to the spring of the last one. */
export const termsOfSixYears = 18;

/** A term as one number: three times the year in which its school year ends, plus 0 autumn, 1 spring, 2 summer. */
export function termNumber(yearEnd: number, term: "autumn" | "spring" | "summer"): number {
  return 3 * yearEnd + { autumn: 0, spring: 1, summer: 2 }[term];
}

/** The last census before the exams of the cohort that finishes Year 11 in a summer. */
export function lastTerm(cohort: number): number {
  return termNumber(cohort, "spring");
}

/** The first census of the six years before the exams of a cohort. */
export function firstTerm(cohort: number): number {
  return lastTerm(cohort) - termsOfSixYears + 1;
}

/** A span of terms by their numbers, first and last included. */
export interface TermSpan {
  readonly first: number;
  readonly last: number;
}

/** The eighteen terms of the six years before the exams of a cohort. */
export function sixYears(cohort: number): TermSpan {
  return { first: firstTerm(cohort), last: lastTerm(cohort) };
}

/**
 * How many terms a span has.
 *
 * @example termsIn(sixYears(2015)) // 18
 */
export function termsIn({ first, last }: TermSpan): number {
  return last - first + 1;
}
