import type { Weighted } from "./covariance.ts";
import type { DomainMean } from "./domain-mean.ts";
import { KnownByParts } from "./known-by-parts.ts";

/** A domain that comes from more printed numbers than this many times those of all smaller ones in a figure is large. */
const timesAsMany = 8;

const ascending = ([a]: readonly [number, number], [b]: readonly [number, number]) => a - b;

function steepness(slopes: ReadonlyMap<number, number>): number {
  return [...slopes].sort(ascending).reduce((sum, [, slope]) => sum + Math.abs(slope), 0);
}

/** Combinations that come from more printed numbers than this are kept: many figures can have the same one. */
const worthKeeping = 256;

type Slopes = ReadonlyMap<number, number>;

/** How far combinations of domain means move with what is printed, of one kind: printed means, or numbers of pupils. */
class Steepness {
  readonly #slopesOf: (domain: DomainMean) => Slopes;
  /** The slopes of each domain added up without their signs, worked out once for all figures that use it. */
  readonly #known = new WeakMap<DomainMean, number>();
  readonly #combinations = new KnownByParts();
  /** Whether two domains come from different printed numbers, such as those of two years. */
  readonly #apart = new WeakMap<DomainMean, WeakMap<DomainMean, boolean>>();

  constructor(slopesOf: (domain: DomainMean) => Slopes) {
    this.#slopesOf = slopesOf;
  }

  ofDomain(domain: DomainMean): number {
    const before = this.#known.get(domain);
    if (before !== undefined) return before;
    const fresh = steepness(this.#slopesOf(domain));
    this.#known.set(domain, fresh);
    return fresh;
  }

  #slopes(parts: readonly Weighted[]): Slopes {
    const slopes = new Map<number, number>();
    for (const { domain, weight } of parts)
      for (const [printed, slope] of this.#slopesOf(domain))
        slopes.set(printed, (slopes.get(printed) ?? 0) + weight * slope);
    return slopes;
  }

  #ofAll(parts: readonly Weighted[]): number {
    const make = () => steepness(this.#slopes(parts));
    const printed = parts.reduce((sum, { domain }) => sum + this.#slopesOf(domain).size, 0);
    return printed > worthKeeping ? this.#combinations.of(parts, "", make) : make();
  }

  #haveNoneInCommon(a: DomainMean, b: DomainMean): boolean {
    const before = this.#apart.get(a)?.get(b);
    if (before !== undefined) return before;
    const ofOther = this.#slopesOf(b);
    const fresh = [...this.#slopesOf(a).keys()].every((printed) => !ofOther.has(printed));
    const ofA = this.#apart.get(a) ?? new WeakMap<DomainMean, boolean>();
    this.#apart.set(a, ofA.set(b, fresh));
    return fresh;
  }

  /** Domains that each come from far more printed numbers than all smaller ones together, and these. */
  #bySize(parts: readonly Weighted[]): { readonly large: readonly Weighted[]; readonly small: readonly Weighted[] } {
    const sizeOf = ({ domain }: Weighted) => this.#slopesOf(domain).size;
    const rising = [...parts].sort((a, b) => sizeOf(a) - sizeOf(b));
    let below = 0;
    let split = rising.length;
    for (const [at, part] of rising.entries()) {
      if (below > 0 && sizeOf(part) > timesAsMany * below) split = Math.min(split, at);
      below += at < split ? sizeOf(part) : 0;
    }
    return { large: rising.slice(split), small: rising.slice(0, split) };
  }

  of(parts: readonly Weighted[]): number {
    const { large, small } = this.#bySize(parts);
    if (large.length === 0) return this.#ofAll(parts);
    const areApart = large.every((one, at) =>
      large.slice(0, at).every((other) => this.#haveNoneInCommon(other.domain, one.domain)),
    );
    let change = 0;
    for (const [printed, slope] of [...this.#slopes(small)].sort(ascending)) {
      const there = large.reduce(
        (sum, { domain, weight }) => sum + weight * (this.#slopesOf(domain).get(printed) ?? 0),
        0,
      );
      change += Math.abs(there + slope) - Math.abs(there);
    }
    if (!areApart) return this.#ofAll(large) + change;
    return large.reduce((sum, { domain, weight }) => sum + Math.abs(weight) * this.ofDomain(domain), change);
  }
}

const ofMeans = new Steepness(({ rests }) => rests);
const exact: Slopes = new Map();
const ofCounts = new Steepness(({ counts }) => counts?.moves ?? exact);

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
  return ofMeans.of(parts);
}

/**
 * The most that rounding of numbers of pupils can move a combination of domain means; 0 where counts are exact.
 *
 * To first order it is the sum over counts of |sum over domains of weight x move|. The rest is bounded too. If every true
 * count were the printed one but for its own rounding, a mean of N pupils, of at least M, moves by its first order times
 * N / (true N), from N / (N + H) to N / M. And each printed mean, itself off by up to half a digit, has another weight: with H pupils
 * by which all counts of the domain can be off, and W the weights without their signs, that moves it by at most
 * half a digit x H x (1 + W) / M.
 *
 * @param halfDigit half of the last digit of printed means, in the unit of the outcome
 * @returns infinite where rounding may leave no pupil in a domain
 * @example
 * // two schools of 20 pupils, rounded to 5 (2 off), with means of 0 and 1, no rounding of means: 0.5 moves by
 * // 2 x 0.5 / 40 for each, 0.05 together, times 40 / 36: 0.0556. True counts of 18 and 22 give 0.55, 18 and 18 give 0.5
 */
export function mostByCounts(parts: readonly Weighted[], halfDigit: number): number {
  let beyond = 0;
  for (const { domain, weight } of parts) {
    const { counts, pupils } = domain;
    if (counts === undefined || weight === 0 || counts.most === 0) continue;
    if (counts.fewest <= 0) return Number.POSITIVE_INFINITY;
    const more = Math.max(pupils / counts.fewest - 1, counts.most / (pupils + counts.most));
    const weights = domain.rests.size === 0 ? 0 : 1 + ofMeans.ofDomain(domain);
    const byDigits = (halfDigit * counts.most * weights) / counts.fewest;
    beyond += Math.abs(weight) * (more * ofCounts.ofDomain(domain) + byDigits);
  }
  return ofCounts.of(parts) + beyond;
}
