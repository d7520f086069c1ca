import type { DomainMean } from "./domain-mean.ts";

/** A gradient with respect to domain means, with those means. */
export interface Weighted {
  readonly domain: DomainMean;
  readonly weight: number;
}

/**
 * What an error covers: `fixed` takes the scores as given, which equals R's survey package; `full` also allows for
 * expectations, spread and ranks having been estimated from the same pupils; `published` is the error that the source
 * gives its means, or that a published deviation allows, and treats pupils as independent.
 */
export type SeKind = "fixed" | "full" | "published";

/**
 * How influences are used: `plain` as they are; `corrected` divided by sqrt(1 - leverage), which makes up for an
 * estimate being pulled towards its own large schools; `left out` divided by 1 - leverage, which is how far the mean
 * moves when the school is left out (the jackknife), for figures that are far from a straight line in their schools.
 */
export type Leverage = "plain" | "corrected" | "left out";

/**
 * A school that is the whole domain (leverage 1) has no finite corrected influence, so its plain one is used; such a
 * domain is marked elsewhere by its effective number of schools.
 */
export function stretched(influence: number, leverage: number, as: Leverage): number {
  if (as === "plain" || !(leverage < 1)) return influence;
  return influence / (as === "corrected" ? Math.sqrt(1 - leverage) : 1 - leverage);
}

/**
 * Influence of every school on a combination of domain means: dense, by school code.
 *
 * The own part is corrected by the school's share of the domain, the shared part by its share of the pupils that the
 * first stage was estimated from. So a mean that is constant by definition, such as that of all ranks, has no error
 * either way.
 *
 * @param size the number of schools; for published means, of the means
 */
export function combinedInfluence(
  parts: readonly Weighted[],
  size: number,
  kind: SeKind,
  leverage: Leverage,
): Float64Array {
  const influence = new Float64Array(size);
  for (const { domain, weight } of parts) {
    const { school: schoolOf, leverage: leverageOf, own: ownOf } = domain;
    for (let index = 0; index < schoolOf.length; index++) {
      const school = schoolOf[index] ?? 0;
      const own = stretched(ownOf[index] ?? 0, leverageOf[index] ?? 0, leverage);
      influence[school] = (influence[school] ?? 0) + weight * own;
    }
    if (kind !== "full" || domain.shared === null) continue;
    const { influence: shared, leverage: share } = domain.shared;
    for (let school = 0; school < size; school++) {
      const through = stretched(shared[school] ?? 0, share[school] ?? 0, leverage);
      influence[school] = (influence[school] ?? 0) + weight * through;
    }
  }
  return influence;
}

/** K/(K-1), and 1 for Infinity: influences that are standard errors which are known. */
export function smallSampleFactor(schools: number): number {
  return schools === Number.POSITIVE_INFINITY ? 1 : schools / (schools - 1);
}

/**
 * Covariance of two combinations whose influences are known: K/(K-1) times the sum of products over schools.
 *
 * Schools are the primary sampling units of one unstratified design with K schools, as in `svydesign(ids = ~school)`.
 *
 * @param schools K, the schools of the whole design, not of the domain. Infinity where influences are standard errors
 *   that are known, as those of published means: nothing is estimated from their spread, and the factor is 1
 * @throws RangeError when the design has fewer than two schools
 * @source Taylor linearisation with replacement; R survey 4.1, svyrecvar
 */
export function covariance(a: Float64Array, b: Float64Array, schools: number): number {
  if (schools < 2) throw new RangeError(`a standard error needs at least two schools: ${schools}`);
  const factor = smallSampleFactor(schools);
  let sum = 0;
  for (let school = 0; school < a.length; school++) sum += (a[school] as number) * (b[school] as number);
  return factor * sum;
}
