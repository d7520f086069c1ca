import type { Draws } from "./draws.ts";
import { bitCount, PRIMARY, PRIMARY_TERMS, SECONDARY, SECONDARY_TERMS, span } from "./terms.ts";

/** A pupil's record of free school meals, one bit per term, and whether care (not meals) makes the pupil disadvantaged. */
export interface MealRecords {
  readonly meals: Uint32Array;
  readonly seen: Uint32Array;
  readonly inCare: Uint8Array;
}

const ALL_TERMS = PRIMARY_TERMS + SECONDARY_TERMS;
const MISSING = 0.015;
const CARE_WITHOUT_MEALS = 0.02;
const CARE_WITH_MEALS = 0.012;
const MOST_TERMS_OFF = 2;
const MOST_TERMS_ON = 11;

/**
 * Records in spells that show each pupil's group: never eligible; eligible (or in care) but in under 80% of the secondary
 * terms seen; eligible in at least 80% of them.
 *
 * A pupil misses a term now and then, but none where missing terms would move the pupil into another group.
 * Terms before Year 7 are recorded for pupils who were eligible in one of them, as in files of earlier claims.
 */
export function inventMeals(draws: Draws, population: Uint8Array): MealRecords {
  const meals = new Uint32Array(population.length);
  const seen = new Uint32Array(population.length);
  const inCare = new Uint8Array(population.length);
  for (let pupil = 0; pupil < population.length; pupil++) {
    const group = population[pupil] ?? 0;
    let record = 0;
    if (group === 1) {
      const care = draws.chance(CARE_WITHOUT_MEALS);
      record = care ? 0 : someTerms(draws);
      inCare[pupil] = care || draws.chance(CARE_WITH_MEALS) ? 1 : 0;
    } else if (group === 2) {
      record = mostTerms(draws);
      inCare[pupil] = draws.chance(CARE_WITH_MEALS) ? 1 : 0;
    }
    const possible = (record & PRIMARY) === 0 ? SECONDARY : SECONDARY | PRIMARY;
    const kept = possible & ~missed(draws);
    const shows = groupShown(record & kept, kept, inCare[pupil] === 1) === group;
    seen[pupil] = shows ? kept : possible;
    meals[pupil] = record & (seen[pupil] ?? 0);
  }
  return { meals, seen, inCare };
}

/**
 * The group that a record shows: 2 for at least 80% of the secondary terms seen, 1 for any term or care, else 0.
 *
 * @example groupShown(0b11110000, 0b11110000, false) // 2
 */
export function groupShown(meals: number, seen: number, inCare: boolean): 0 | 1 | 2 {
  if ((meals & seen) === 0) return inCare ? 1 : 0;
  const terms = bitCount(seen & SECONDARY);
  const eligible = bitCount(meals & seen & SECONDARY);
  return eligible > 0 && eligible * 5 >= terms * 4 ? 2 : 1;
}

/** One spell: before Year 7 only, from the start, at the end, or in between; at most 11 of the 14 secondary terms. */
function someTerms(draws: Draws): number {
  const kind = draws.fraction();
  if (kind < 0.1) return span(draws.below(PRIMARY_TERMS), PRIMARY_TERMS);
  const terms = 1 + draws.below(MOST_TERMS_ON);
  if (kind < 0.45) return span(draws.below(PRIMARY_TERMS + 1), PRIMARY_TERMS + terms);
  if (kind < 0.7) return span(ALL_TERMS - terms, ALL_TERMS);
  const from = PRIMARY_TERMS + draws.below(SECONDARY_TERMS - terms + 1);
  return span(from, from + terms);
}

/** All secondary terms, with a gap of one or two for one pupil in four; most such pupils were also eligible before. */
function mostTerms(draws: Draws): number {
  const primary = draws.chance(0.85) ? PRIMARY : 0;
  if (!draws.chance(0.25)) return SECONDARY | primary;
  const terms = 1 + draws.below(MOST_TERMS_OFF);
  const from = PRIMARY_TERMS + draws.below(SECONDARY_TERMS - terms + 1);
  return (SECONDARY & ~span(from, from + terms)) | primary;
}

function missed(draws: Draws): number {
  let bits = 0;
  for (let term = 0; term < ALL_TERMS; term++) if (draws.chance(MISSING)) bits |= 1 << term;
  return bits;
}
