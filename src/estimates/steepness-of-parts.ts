import type { Weighted } from "./covariance.ts";
import type { DomainMean } from "./domain-mean.ts";

/** A domain that rests on more printed means than this many times those of all others in a figure is large beside them. */
const timesAsMany = 8;

const ascending = ([a]: readonly [number, number], [b]: readonly [number, number]) => a - b;

function steepness(slopes: ReadonlyMap<number, number>): number {
  return [...slopes].sort(ascending).reduce((sum, [, slope]) => sum + Math.abs(slope), 0);
}

/** The slopes of each domain added up without their signs, worked out once for all figures that use it. */
const known = new WeakMap<DomainMean, number>();

function steepnessOfDomain(domain: DomainMean): number {
  const before = known.get(domain);
  if (before !== undefined) return before;
  const fresh = steepness(domain.rests);
  known.set(domain, fresh);
  return fresh;
}

function slopesOf(parts: readonly Weighted[]): ReadonlyMap<number, number> {
  const slopes = new Map<number, number>();
  for (const { domain, weight } of parts)
    for (const [printed, slope] of domain.rests) slopes.set(printed, (slopes.get(printed) ?? 0) + weight * slope);
  return slopes;
}

/** The domain that rests on far more printed means than all others together, if there is one. */
function largeOne(parts: readonly Weighted[]): Weighted | null {
  let largest: Weighted | null = null;
  let all = 0;
  for (const part of parts) {
    all += part.domain.rests.size;
    if (largest === null || part.domain.rests.size > largest.domain.rests.size) largest = part;
  }
  if (largest === null) return null;
  const own = largest.domain.rests.size;
  return own > timesAsMany * (all - own) ? largest : null;
}

/**
 * How far a combination of domain means moves if every printed mean moves by 1 in the worst direction: the sum over
 * printed means of |sum over domains of weight x slope|.
 *
 * Where one domain rests on far more printed means than the others, such as a country that each of its areas is
 * compared with, its own sum is worked out once, and only the printed means of the others are looked at again.
 *
 * @example // a country of 0.5, 0.3, 0.2 less its area of the first mean alone: |0.5 - 1| + 0.3 + 0.2 = 1
 */
export function steepnessOfParts(parts: readonly Weighted[]): number {
  const large = largeOne(parts);
  if (large === null) return steepness(slopesOf(parts));
  const { domain, weight } = large;
  const others = slopesOf(parts.filter((part) => part !== large));
  let change = 0;
  for (const [printed, slope] of [...others].sort(ascending)) {
    const there = weight * (domain.rests.get(printed) ?? 0);
    change += Math.abs(there + slope) - Math.abs(there);
  }
  return Math.abs(weight) * steepnessOfDomain(domain) + change;
}
