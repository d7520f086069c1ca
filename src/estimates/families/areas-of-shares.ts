import { normalQuantile } from "../../number/normal.ts";
import { wilsonInterval } from "../../number/wilson.ts";
import type { Interval } from "../interval.ts";
import { type Covariances, ofIndependent } from "./covariances.ts";
import type { Tested } from "./tested.ts";

/** Schools behind a share: each counts alike, so that they are the effective ones. */
const schoolsOf = ({ degreesOfFreedom }: Tested): number => degreesOfFreedom + 1;

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
export function covarianceOfShares(areas: readonly Tested[]): Covariances {
  const schools = areas.reduce((sum, area) => sum + schoolsOf(area), 0);
  const pooled = areas.reduce((sum, area) => sum + schoolsOf(area) * area.value, 0) / schools;
  return ofIndependent(Float64Array.from(areas, (area) => (pooled * (1 - pooled)) / schoolsOf(area)));
}

/**
 * Wilson's interval of a share of schools, at a level that all areas share.
 *
 * @example wilsonTogether({ value: 0.81, degreesOfFreedom: 99, ... }, 0.05) // { lower: 0.72221..., upper: 0.87485... }
 */
export function wilsonTogether(area: Tested, missEach: number): Interval {
  return wilsonInterval(area.value, schoolsOf(area), normalQuantile(1 - missEach / 2));
}

/** An interval of a share ends at 0 and 1. */
export function withinShares({ lower, upper }: Interval): Interval {
  return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
}
