import type { Area } from "../places/area.ts";

interface Where {
  readonly population: string;
  readonly area: Area;
  readonly year: number;
  /** Equal domains have equal keys. */
  readonly key: string;
}

/** The units of a population in an area in a year, which most means are taken over. Units are pupils, or schools. */
export interface UnitsDomain extends Where {
  readonly kind: "units";
}

/** A domain whose mean is the share, from 0 to 1, of one population among another in an area in a year. */
export interface ShareDomain extends Where {
  readonly kind: "share";
  readonly part: string;
  readonly whole: string;
}

/**
 * A domain whose mean is one of school means: each pupil of `side` counts with the mean of their school, taken over the
 * pupils of both sides there.
 */
export interface SchoolMeanDomain extends Where {
  readonly kind: "school means";
  readonly side: Domain;
  readonly other: Domain;
}

/** A group, and the part of it that an adjusted gap compares. */
export interface Covered {
  readonly group: Domain;
  readonly part: Domain;
}

/** What one mean is taken over. */
export type Domain = UnitsDomain | ShareDomain | SchoolMeanDomain;

/**
 * The units of a population in an area in a year.
 *
 * @example domainOf("persistent", areas56, 2015).key // "persistent|areas-5-6|2015"
 */
export function domainOf(population: string, area: Area, year: number): UnitsDomain {
  return { kind: "units", population, area, year, key: `${population}|${area.key}|${year}` };
}

/**
 * The share of `part` among `whole`, as a domain: its mean is over the members of `whole`, with 1 for those who are
 * also in `part` and 0 for the others. So a mix has an error and covariances like every other mean.
 *
 * @example shareOf("persistent", "disadvantaged", area, 2019).population // "share of persistent in disadvantaged"
 */
export function shareOf(part: string, whole: string, area: Area, year: number): ShareDomain {
  const population = `share of ${part} in ${whole}`;
  return { kind: "share", population, area, year, key: `${population}|${area.key}|${year}`, part, whole };
}

/**
 * The schools that one side of a gap goes to, as a domain: the mean, over its pupils, of the mean of both sides in
 * their schools.
 *
 * @param side the pupils who are counted
 * @param other the other side of the gap, in the same year
 * @throws RangeError for sides of two different years: a school's mean is of one year
 * @example
 * schoolMeanOf(disadvantaged, others).population
 * // "whose score is their school’s mean: disadvantaged, compared with others"
 */
export function schoolMeanOf(side: Domain, other: Domain): SchoolMeanDomain {
  if (side.year !== other.year) throw new RangeError(`school means of two years: ${side.year}, ${other.year}`);
  const population = `whose score is their school’s mean: ${side.population}, compared with ${other.population}`;
  const { area, year } = side;
  const key = `${population}|${area.key}, ${other.area.key}|${year}`;
  return { kind: "school means", population, area, year, key, side, other };
}

/**
 * The same domain in another year.
 *
 * @example inYear(shareOf("persistent", "disadvantaged", area, 2019), 2018) // the share in 2018
 */
export function inYear(domain: Domain, year: number): Domain {
  const { area } = domain;
  switch (domain.kind) {
    case "units":
      return domainOf(domain.population, area, year);
    case "share":
      return shareOf(domain.part, domain.whole, area, year);
    case "school means":
      return schoolMeanOf(inYear(domain.side, year), inYear(domain.other, year));
  }
}
