import { ColdspotError } from "../effects/coldspot-error.ts";

/**
 * The number of a term of a pupil's schooling, as users write the term: `year 7 autumn` of the cohort that
 * finishes Year 11 in 2015 is the autumn of the school year that ends in 2011.
 *
 * @param cohort the summer in which the pupils finish Year 11
 * @returns three times the year in which the school year ends, plus 0 autumn, 1 spring, 2 summer
 * @throws ColdspotError (2) when the text is not a term
 * @example schoolTerm("year 7 autumn", 2015) // 6033
 */
export function schoolTerm(written: string, cohort: number): number {
  const match = /^year (\d{1,2}) (autumn|spring|summer)$/i.exec(written.trim());
  const year = Number(match?.[1]);
  if (match === null || year < 1 || year > 11) {
    throw new ColdspotError(`not a term of schooling: ${written}`, {
      exitCode: 2,
      advice: "write it as year 7 autumn or year 11 spring",
    });
  }
  const part = ["autumn", "spring", "summer"].indexOf((match[2] ?? "").toLowerCase());
  return 3 * (cohort - (11 - year)) + part;
}
