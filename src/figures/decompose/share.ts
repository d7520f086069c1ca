import type { Area } from "../../places/area.ts";
import type { Domain } from "../figure.ts";

/** A domain whose mean is the share of one population among another, in an area in a year: from 0 to 1. */
export interface ShareDomain extends Domain {
  readonly part: string;
  readonly whole: string;
}

/**
 * The share of `part` among `whole`, as a domain: its mean is that of 1 for members of both and 0 for other members of
 * `whole`. So a mix has an error and covariances as every mean has.
 *
 * @example shareOf("persistent", "disadvantaged", area, 2019).population // "share of persistent in disadvantaged"
 */
export function shareOf(part: string, whole: string, area: Area, year: number): ShareDomain {
  const population = `share of ${part} in ${whole}`;
  return { population, area, year, key: `${population}|${area.key}|${year}`, part, whole };
}
