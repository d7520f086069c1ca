import type { Area, Population } from "./targets.ts";

/** Six categories of districts, from 1 (strongest) to 6 (weakest). */
export type Category = 1 | 2 | 3 | 4 | 5 | 6;

/** An invented local authority district, one hexagon of the map. */
export interface District {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly category: Category;
  readonly opportunityArea: boolean;
  readonly q: number;
  readonly r: number;
}

/** A school under one URN. `closed` is empty while the school is open. Dates are ISO dates. */
export interface Registration {
  readonly urn: number;
  readonly type: string;
  readonly opened: string;
  readonly closed: string;
}

/** An invented school through time: one registration, or two when it converted to an academy. */
export interface School {
  readonly chain: string;
  readonly laestab: number;
  readonly name: string;
  readonly district: number;
  readonly sex: "mixed" | "girls" | "boys";
  readonly registrations: readonly Registration[];
}

/**
 * The pupils who finished key stage 4 in one summer, as parallel arrays: entry i of each belongs to pupil i.
 *
 * `meals` and `seen` have one bit per term, from the summer of Year 5 (bit 0) to the spring of Year 11 (bit 17):
 * eligible for free school meals, and recorded in the census at all.
 */
export interface Cohort {
  readonly year: number;
  readonly pupils: number;
  readonly reference: Uint32Array;
  readonly school: Uint16Array;
  /** Index into `POPULATIONS`: the group that the pupil's records are made to show. */
  readonly population: Uint8Array;
  /** Key stage 2 fine grade in tenths. */
  readonly ks2: Uint8Array;
  /** Key stage 4 capped points. */
  readonly ks4: Uint16Array;
  readonly birthMonth: Uint8Array;
  /** 1 = girl. */
  readonly girl: Uint8Array;
  /** 1 = first language is not English. */
  readonly otherLanguage: Uint8Array;
  /** 1 = in care, or adopted from care. */
  readonly inCare: Uint8Array;
  readonly meals: Uint32Array;
  readonly seen: Uint32Array;
}

/** How near the realised pupils of a cell came to their target. */
export interface CalibratedCell {
  readonly area: Area;
  readonly population: Population;
  readonly year: number;
  readonly pupils: number;
  readonly meanPercentileRank: number;
  readonly months: number;
  readonly targetMonths: number;
}

export interface Nation {
  readonly seed: number;
  readonly pupilsPerCohort: number;
  readonly districts: readonly District[];
  readonly schools: readonly School[];
  readonly cohorts: readonly Cohort[];
  readonly calibration: readonly CalibratedCell[];
}

/** The largest distance of any cell from its target, in months. */
export function worstDeviation(cells: readonly CalibratedCell[]): number {
  return cells.reduce((worst, cell) => Math.max(worst, Math.abs(cell.months - cell.targetMonths)), 0);
}

/** The part of the nation that a district belongs to, by its name in the targets. */
export function areaOf(district: Pick<District, "category" | "opportunityArea">): Area {
  if (district.opportunityArea) return "opportunity areas";
  if (district.category <= 2) return "areas 1-2";
  return district.category <= 4 ? "areas 3-4" : "areas 5-6 outside opportunity areas";
}
