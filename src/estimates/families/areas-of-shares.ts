import { normalQuantile } from "../../number/normal.ts";
import { wilsonInterval } from "../../number/wilson.ts";
import type { Interval } from "../interval.ts";
import { type Covariances, ofIndependent } from "./covariances.ts";

/** A share of the schools of an area: each counts alike, so that the effective ones are all of them. */
export interface ShareOfArea {
  readonly value: number;
  readonly effectiveSchools: number;
}

/**
 * Covariances of shares of schools in areas without common schools: p (1 - p) / n each, with the share p of all areas
 * together and the area's own n schools.
 *
 * An area's own share would make its error small where the share is near 0 or 1, and none where it is 0 or 1: areas with
 * few schools would then look sure, and count most.
 *
 * @source Marshall (1991), Applied Statistics 40, 283-294: the error variance of each area from the mean of all
 * @example 3 of 4 schools and 3 of 8: p = 1/2, so 1/16 and 1/32
 */
export function covarianceOfShares(areas: readonly ShareOfArea[]): Covariances {
  const schools = areas.reduce((sum, area) => sum + area.effectiveSchools, 0);
  const pooled = areas.reduce((sum, area) => sum + area.effectiveSchools * area.value, 0) / schools;
  return ofIndependent(Float64Array.from(areas, (area) => (pooled * (1 - pooled)) / area.effectiveSchools));
}

/**
 * Wilson's interval of a share of schools, at a level that all areas share.
 *
 * @example wilsonTogether({ value: 0.81, effectiveSchools: 100 }, 0.05) // { lower: 0.72221..., upper: 0.87485... }
 */
export function wilsonTogether(area: ShareOfArea, missEach: number): Interval {
  return wilsonInterval(area.value, area.effectiveSchools, normalQuantile(1 - missEach / 2));
}

/** An interval of a share ends at 0 and 1. */
export function withinShares({ lower, upper }: Interval): Interval {
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
