import {
  combinedInfluence,
  covariance,
  type Leverage,
  type SeKind,
  smallSampleFactor,
  stretched,
  type Weighted,
} from "./covariance.ts";
import type { DomainMean } from "./domain-mean.ts";
import { findSchool } from "./find-school.ts";
import { KnownByParts } from "./known-by-parts.ts";
import { KnownForPairs } from "./known-for-pairs.ts";

/** A domain with fewer schools than this part of the design is small: there may be very many of them. */
const smallPart = 1 / 32;

/** A variance below this part of the terms it is added up from has lost digits, and is worked out school by school. */
const leastLeft = 1e-4;

/** Products of two domains that both have more schools than this are kept, because many figures use them. */
const manySchools = 32;

/** Products that were worked out, by leverage. */
const known: Readonly<Record<Leverage, KnownForPairs<DomainMean>>> = {
  plain: new KnownForPairs(),
  corrected: new KnownForPairs(),
  "left out": new KnownForPairs(),
};

/** Variances of combinations without a small domain: each area can have the same one, such as how its comparator moved. */
const variances = new KnownByParts();

function own({ own: all, leverage }: DomainMean, at: number, as: Leverage): number {
  return stretched(all[at] ?? 0, leverage[at] ?? 0, as);
}

function multiplied(few: DomainMean, many: DomainMean, as: Leverage): number {
  let sum = 0;
  for (let at = 0, there = 0; at < few.school.length; at++) {
    const school = few.school[at] ?? 0;
    there = findSchool(many.school, school, there);
    if (many.school[there] === school) sum += own(few, at, as) * own(many, there, as);
  }
  return sum;
}

/** The sum over schools of the products of two domains' own influences: looks only at schools of the smaller one. */
export function productOfOwn(a: DomainMean, b: DomainMean, as: Leverage): number {
  const [few, many] = a.school.length <= b.school.length ? [a, b] : [b, a];
  const make = () => multiplied(few, many, as);
  return few.school.length <= manySchools ? make() : known[as].of(few, many, make);
}

function bySchools(
  a: readonly Weighted[],
  b: readonly Weighted[],
  schools: number,
  kind: SeKind,
  leverage: Leverage,
  influences: number,
): number {
  const first = combinedInfluence(a, influences, kind, leverage);
  return covariance(first, a === b ? first : combinedInfluence(b, influences, kind, leverage), schools);
}

/**
 * Covariance of two combinations of domain means: `covariance` of their influences, in time that depends on the schools
 * of their small domains alone where they have one.
 *
 * An area with two schools is compared with a country of 40,000. Added up school by school this takes 40,000 steps for
 * each area. Domain by domain it takes two for each product that the area is in, and those of the country are worked
 * out once for all areas. Domains that have an influence through the first stage, and combinations without a small
 * domain, are added up school by school. So are two combinations that are one and the same, where the products cancel
 * out and leave nothing but rounding error.
 *
 * @param a with `a === b` for a variance
 * @param schools K, the schools of the whole design; Infinity where errors are published, see `covariance`
 * @param influences how many influences a mean can have: one for each school, or for each published mean
 * @throws RangeError when the design has fewer than two schools
 * @source `combinedInfluence`, `covariance`
 * @example covarianceOfParts([{ domain, weight: 2 }], [{ domain, weight: 1 }], 2, "fixed", "plain") // own 1, -1: 8
 */
export function covarianceOfParts(
  a: readonly Weighted[],
  b: readonly Weighted[],
  schools: number,
  kind: SeKind,
  leverage: Leverage,
  influences = schools,
): number {
  const both = a === b ? a : [...a, ...b];
  const throughFirst = kind === "full" && both.some(({ domain }) => domain.shared !== null);
  const isSmall = ({ domain }: Weighted) => domain.school.length < smallPart * influences;
  const wholly = () => bySchools(a, b, schools, kind, leverage, influences);
  if (schools < 2 || throughFirst) return wholly();
  if (!both.some(isSmall)) return a === b ? variances.of(a, `${schools} ${leverage}`, wholly) : wholly();
  let sum = 0;
  let size = 0;
  for (const one of a)
    for (const other of b) {
      const term = one.weight * other.weight * productOfOwn(one.domain, other.domain, leverage);
      sum += term;
      size += Math.abs(term);
    }
  if (a === b && sum < leastLeft * size) return wholly();
  return smallSampleFactor(schools) * sum;
}
