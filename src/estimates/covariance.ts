import type { DomainMean } from "./domain-mean.ts";

/** A gradient over domain means, with the means it is over. */
export interface Weighted {
  readonly domain: DomainMean;
  readonly weight: number;
}

/**
 * How influences are taken: `plain` as they are, which equals R's survey package; `corrected` divided by
 * sqrt(1 - leverage), which makes up for a domain mean being drawn towards its own large schools.
 */
export type InfluenceKind = "plain" | "corrected";

/**
 * Influence of every school on a combination of domain means: dense, by school code.
 *
 * A school that is the whole domain (leverage 1) has no finite corrected influence; it counts plain, and such a
 * domain is marked by its effective number of schools elsewhere.
 */
export function combinedInfluence(parts: readonly Weighted[], schools: number, kind: InfluenceKind): Float64Array {
  const influence = new Float64Array(schools);
  for (const { domain, weight } of parts) {
    const { school: schoolOf, leverage: leverageOf, own } = domain;
    for (let index = 0; index < schoolOf.length; index++) {
      const school = schoolOf[index] ?? 0;
      const leverage = leverageOf[index] ?? 0;
      const stretch = kind === "corrected" && leverage < 1 ? 1 / Math.sqrt(1 - leverage) : 1;
      influence[school] = (influence[school] ?? 0) + weight * stretch * (own[index] ?? 0);
    }
  }
  return influence;
}

/**
 * Covariance of two combinations whose influences are known: K/(K-1) times the sum of products over schools.
 *
 * Schools are the primary sampling units of one unstratified design with K schools, as in `svydesign(ids = ~school)`.
 *
 * @param schools K, the schools of the whole design, not of the domain
 * @throws RangeError when the design has fewer than two schools
 * @source Taylor linearisation with replacement; R survey 4.1, svyrecvar
 */
export function covariance(a: Float64Array, b: Float64Array, schools: number): number {
  if (schools < 2) throw new RangeError(`a standard error needs at least two schools: ${schools}`);
  let sum = 0;
  for (let school = 0; school < a.length; school++) sum += (a[school] ?? 0) * (b[school] ?? 0);
  return (schools / (schools - 1)) * sum;
}
