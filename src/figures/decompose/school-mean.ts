import type { Domain } from "../figure.ts";

/**
 * A domain whose mean is that of school means: each pupil of `side` counts with the mean of her school, over the pupils
 * of both sides there.
 */
export interface SchoolMeanDomain extends Domain {
  readonly side: Domain;
  readonly other: Domain;
}

/**
 * The schools that one side of a gap goes to, as a domain: the mean, over its pupils, of the mean of both sides in
 * their schools.
 *
 * @param side pupils that are counted
 * @param other the other side of the gap, in the same year
 * @throws RangeError for sides of two years: a school's mean is that of one year
 * @example schoolMeanOf(disadvantaged, others).population // "whose score is their school’s mean: disadvantaged, beside others"
 */
export function schoolMeanOf(side: Domain, other: Domain): SchoolMeanDomain {
  if (side.year !== other.year) throw new RangeError(`school means of two years: ${side.year}, ${other.year}`);
  const population = `whose score is their school’s mean: ${side.population}, beside ${other.population}`;
  const { area, year } = side;
  return { population, area, year, key: `${population}|${area.key}, ${other.area.key}|${year}`, side, other };
}
