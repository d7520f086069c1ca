import { inventCohort } from "./cohort.ts";
import { inventDistricts, MAP_SEED, NAMED_PLACES } from "./districts.ts";
import { Draws } from "./draws.ts";
import type { Nation } from "./nation.ts";
import { placeWords } from "./place-names.ts";
import { inventSchoolEffects } from "./school-effects.ts";
import { inventSchools } from "./schools.ts";
import type { Targets } from "./targets.ts";

export interface NationOptions {
  /** Pupils of each year, from 2,000 to 2,000,000. Figures match the targets from 60,000. */
  readonly pupilsPerCohort: number;
  /** Any whole number. */
  readonly seed: number;
  readonly years: readonly number[];
  readonly targets: Targets;
}

const FEWEST_PUPILS = 2_000;
const MOST_PUPILS = 2_000_000;

/**
 * An invented nation of pupils whose groups are as many months behind as the targets say.
 *
 * Places are the same in every nation; schools and pupils follow from the seed. Only the arguments are used: the same
 * options give the same nation on every machine.
 *
 * @throws RangeError for a number of pupils out of bounds, or a year without targets
 */
export function inventNation({ pupilsPerCohort, seed, years, targets }: NationOptions): Nation {
  if (!Number.isInteger(pupilsPerCohort) || pupilsPerCohort < FEWEST_PUPILS || pupilsPerCohort > MOST_PUPILS) {
    throw new RangeError(`pupils per cohort outside ${FEWEST_PUPILS} to ${MOST_PUPILS}: ${pupilsPerCohort}`);
  }
  const known = [...new Set(targets.cells.map((cell) => cell.year))].sort((a, b) => a - b);
  for (const year of years) if (!known.includes(year)) throw new RangeError(`no targets for the year: ${year}`);
  const places = new Draws(MAP_SEED, "places");
  const words = placeWords(places);
  const districts = inventDistricts(places, words);
  const draws = new Draws(seed, "schools");
  const stock = inventSchools(draws, districts, words.slice(NAMED_PLACES), targets.cells, pupilsPerCohort);
  const effects = inventSchoolEffects(draws, stock, districts);
  const made = years.map((year) =>
    inventCohort({ seed, year, pupils: pupilsPerCohort, stock, effects, targets, position: known.indexOf(year) }),
  );
  return {
    seed,
    pupilsPerCohort,
    districts,
    schools: stock.schools,
    cohorts: made.map(({ cohort }) => cohort),
    calibration: made.flatMap(({ calibration }) => calibration),
  };
}
