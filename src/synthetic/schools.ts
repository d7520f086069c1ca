import { inventDistrictSizes } from "./district-sizes.ts";
import type { Draws } from "./draws.ts";
import { largestRemainder } from "./largest-remainder.ts";
import { areaOf, type District, type School } from "./nation.ts";
import { schoolName } from "./place-names.ts";
import { FIRST_URN, inventRegistrations, withNewUrns } from "./registrations.ts";
import { AREAS, type TargetCell } from "./targets.ts";

/** Schools and, in parallel arrays, what makes each of them different from its neighbours. */
export interface SchoolStock {
  readonly schools: readonly School[];
  /** Index into `AREAS`. */
  readonly area: Uint8Array;
  /** Expected share of the nation's pupils. */
  readonly size: Float64Array;
  /** Share of disadvantaged pupils relative to the area, about 1. */
  readonly poverty: Float64Array;
}

const PUPILS_PER_SCHOOL = 600_000 / 3_400;
const PUPILS_FOR_TWO_SCHOOLS = 40;
const FIRST_AUTHORITY = 501;
const DISTRICTS_PER_AUTHORITY = 6;
const FIRST_ESTABLISHMENT = 4001;

/** The three-digit number of the authority that a district belongs to, by the district's position. */
export function authorityOf(district: number): number {
  return FIRST_AUTHORITY + Math.floor(district / DISTRICTS_PER_AUTHORITY);
}

/**
 * The schools of every district, in proportion to its pupils: about 3,400 for 600,000 pupils a cohort, and at least two
 * in a district if it has enough pupils. Some become academies under a new URN between two summers.
 */
export function inventSchools(
  draws: Draws,
  districts: readonly District[],
  words: readonly string[],
  cells: readonly TargetCell[],
  pupilsPerCohort: number,
): SchoolStock {
  const share = inventDistrictSizes(draws, districts, cells);
  const wanted = largestRemainder(share, Math.round(pupilsPerCohort / PUPILS_PER_SCHOOL));
  const schools: School[] = [];
  const area: number[] = [];
  const size: number[] = [];
  const poverty: number[] = [];
  const established = new Map<number, number>();
  districts.forEach((district, index) => {
    const pupils = (share[index] ?? 0) * pupilsPerCohort;
    const count = Math.max(wanted[index] ?? 0, pupils >= PUPILS_FOR_TWO_SCHOOLS ? 2 : 1);
    const hardship = draws.about(1, 0.15, 0.6, 1.4);
    const authority = authorityOf(index);
    const sizes = Array.from({ length: count }, () => draws.about(1, 0.35, 0.35, 2));
    const all = sizes.reduce((sum, one) => sum + one, 0);
    for (const one of sizes) {
      const number = established.get(authority) ?? FIRST_ESTABLISHMENT;
      established.set(authority, number + 1);
      const position = schools.length;
      const chance = draws.fraction();
      const sex = chance < 0.06 ? "girls" : chance < 0.1 ? "boys" : "mixed";
      schools.push({
        chain: `C${String(position + 1).padStart(5, "0")}`,
        laestab: authority * 10_000 + number,
        name: schoolName(words, position, sex),
        district: index,
        sex,
        registrations: inventRegistrations(draws, FIRST_URN + position),
      });
      area.push(AREAS.indexOf(areaOf(district)));
      size.push(((share[index] ?? 0) * one) / all);
      poverty.push(hardship * draws.about(1, 0.3, 0.5, 1.6));
    }
  });
  return {
    schools: withNewUrns(schools),
    area: Uint8Array.from(area),
    size: Float64Array.from(size),
    poverty: Float64Array.from(poverty),
  };
}
