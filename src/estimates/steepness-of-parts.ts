import type { Weighted } from "./covariance.ts";
import type { DomainMean } from "./domain-mean.ts";
import { KnownByParts } from "./known-by-parts.ts";

/** A domain that comes from more printed means than this many times those of all smaller ones in a figure is large. */
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

/** Combinations that come from more printed means than this are kept: many figures can have the same one. */
const worthKeeping = 256;
const combinations = new KnownByParts();

function steepnessOfAll(parts: readonly Weighted[]): number {
  const make = () => steepness(slopesOf(parts));
  const means = parts.reduce((sum, { domain }) => sum + domain.rests.size, 0);
  return means > worthKeeping ? combinations.of(parts, "", make) : make();
}

/** Whether two domains come from different printed means, such as those of two years; worked out once for all figures. */
const apart = new WeakMap<DomainMean, WeakMap<DomainMean, boolean>>();

function haveNoneInCommon(a: DomainMean, b: DomainMean): boolean {
  const before = apart.get(a)?.get(b);
  if (before !== undefined) return before;
  const fresh = [...a.rests.keys()].every((printed) => !b.rests.has(printed));
  const ofA = apart.get(a) ?? new WeakMap<DomainMean, boolean>();
  apart.set(a, ofA.set(b, fresh));
  return fresh;
}

/** Domains that each come from far more printed means than all smaller ones together, and these. */
function bySize(parts: readonly Weighted[]): {
  readonly large: readonly Weighted[];
  readonly small: readonly Weighted[];
} {
  const rising = [...parts].sort((a, b) => a.domain.rests.size - b.domain.rests.size);
  let below = 0;
  let split = rising.length;
  for (const [at, { domain }] of rising.entries()) {
    if (below > 0 && domain.rests.size > timesAsMany * below) split = Math.min(split, at);
    below += at < split ? domain.rests.size : 0;
  }
  return { large: rising.slice(split), small: rising.slice(0, split) };
}

/**
 * How far a combination of domain means moves if every printed mean moves by 1 in the worst direction: the sum over
 * printed means of |sum over domains of weight x slope|.
 *
 * Where some domains come from far more printed means than the others, such as a country that each of its areas is
 * compared with, their own sums are worked out once, and only the printed means of the others are looked at again.
 *
 * @example // a country of 0.5, 0.3, 0.2 less its area of the first mean alone: |0.5 - 1| + 0.3 + 0.2 = 1
 */
export function steepnessOfParts(parts: readonly Weighted[]): number {
  const { large, small } = bySize(parts);
  if (large.length === 0) return steepnessOfAll(parts);
  const areApart = large.every((one, at) =>
    large.slice(0, at).every((other) => haveNoneInCommon(other.domain, one.domain)),
  );
  let change = 0;
  for (const [printed, slope] of [...slopesOf(small)].sort(ascending)) {
    const there = large.reduce((sum, { domain, weight }) => sum + weight * (domain.rests.get(printed) ?? 0), 0);
    change += Math.abs(there + slope) - Math.abs(there);
  }
  if (!areApart) return steepnessOfAll(large) + change;
  return large.reduce((sum, { domain, weight }) => sum + Math.abs(weight) * steepnessOfDomain(domain), change);
}
