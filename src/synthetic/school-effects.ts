import type { Draws } from "./draws.ts";
import type { SchoolStock } from "./schools.ts";

/** How much a school raises its pupils, in standard deviations of a pupil's residual. */
export interface SchoolEffects {
  readonly lasting: Float64Array;
  /** In addition, for disadvantaged pupils. */
  readonly forDisadvantaged: Float64Array;
}

const LASTING = 0.26;
const OF_DISTRICT = 0.09;
const OF_WEAKER_CATEGORY = 0.03;
const FOR_DISADVANTAGED = 0.1;
const OF_YEAR = 0.1;

/**
 * Effects of schools through time. With those of the year they have a standard deviation of about 0.3 between schools,
 * which is usual for progress between 11 and 16. Their mean inside a cell does not matter: calibration removes it.
 */
export function inventSchoolEffects(
  draws: Draws,
  stock: SchoolStock,
  districts: readonly { readonly category: number }[],
): SchoolEffects {
  const ofDistrict = districts.map(
    ({ category }) => OF_DISTRICT * draws.normal() + (category % 2 === 1 ? OF_WEAKER_CATEGORY : -OF_WEAKER_CATEGORY),
  );
  return {
    lasting: Float64Array.from(stock.schools, ({ district }) => (ofDistrict[district] ?? 0) + LASTING * draws.normal()),
    forDisadvantaged: Float64Array.from(stock.schools, () => FOR_DISADVANTAGED * draws.normal()),
  };
}

/** Effects of one year: the lasting ones plus a drift of that year. */
export function effectsOfYear(draws: Draws, effects: SchoolEffects): SchoolEffects {
  return { ...effects, lasting: effects.lasting.map((lasting) => lasting + OF_YEAR * draws.normal()) };
}
