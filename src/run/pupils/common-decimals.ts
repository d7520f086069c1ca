import type { CountedCohort } from "../../cells/pupil-places.ts";
import { refuseLarge } from "../../intake/cohort-tables.ts";
import type { Decimals } from "../../intake/read-pupils.ts";

/** A cohort whose scores are whole numbers of its own steps. */
export interface OwnSteps {
  readonly cohort: CountedCohort;
  readonly decimals: Decimals;
}

/**
 * Puts the scores of all cohorts into the finest steps of any: 4.5 in a cohort with one decimal and 4.25 in another
 * with two become 450 and 425.
 *
 * @throws ColdspotError (3) when a score is then too large to count exactly
 */
export function inSameSteps(own: readonly OwnSteps[]): {
  readonly cohorts: readonly CountedCohort[];
  readonly decimals: Decimals;
} {
  const most = (score: keyof Decimals) => Math.max(0, ...own.map(({ decimals }) => decimals[score]));
  const decimals = { prior: most("prior"), outcome: most("outcome") };
  const cohorts = own.map(({ cohort, decimals: of }) => {
    const columns = new Map(cohort.columns);
    for (const score of ["prior", "outcome"] as const) {
      const factor = 10 ** (decimals[score] - of[score]);
      const values = columns.get(score);
      if (factor === 1 || values === undefined) continue;
      let largest = 0;
      for (const value of values) largest = Math.max(largest, Math.abs(value) * factor);
      refuseLarge(cohort.year, largest);
      columns.set(
        score,
        values.map((value) => value * factor),
      );
    }
    return { ...cohort, columns };
  });
  return { cohorts, decimals };
}
