import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { normalScores } from "./normal-scores.ts";

/** The purpose of a stream of random numbers. Each purpose has its own stream, so that none affects another. */
export type Purpose =
  | "places"
  | "schools"
  | "intake"
  | "pupils"
  | "meals"
  | "settling"
  | "references"
  | "extracts"
  | "inspections";

const PURPOSES: readonly Purpose[] = [
  "places",
  "schools",
  "intake",
  "pupils",
  "meals",
  "settling",
  "references",
  "extracts",
  "inspections",
];
const PER_UNIT = 1 / 4294967296;

/**
 * A seeded stream of draws: the same seed, purpose and year give the same numbers on every machine.
 *
 * Only whole-number arithmetic and a rounded table are used, never `Math.log` or `Math.cos`, whose last digit may differ
 * between versions of Node.
 */
export class Draws {
  readonly #next: () => number;
  readonly #scores = normalScores();

  /** @throws RangeError when the seed is not a whole number that a double holds exactly */
  constructor(seed: number, purpose: Purpose, year = 0) {
    if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number: ${seed}`);
    const low = seed | 0;
    const high = Math.floor(seed / 4294967296) | 0;
    const stream = (year << 4) + PURPOSES.indexOf(purpose);
    const state = [1, 2, 3, 4].map((word) => scramble(scramble(scramble(low + word) ^ high) ^ stream));
    const generator = xoroshiro128plusFromState(state);
    this.#next = () => generator.next();
  }

  /** Uniform from 0 up to, but not including, 1. */
  fraction(): number {
    return (this.#next() >>> 0) * PER_UNIT;
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return Math.floor(this.fraction() * count);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  /** Standard normal, one of 65,536 values. */
  normal(): number {
    return this.#scores[this.#next() >>> 16] ?? 0;
  }

  /** Normal with this mean and spread, cut off at the bounds. */
  about(mean: number, spread: number, low: number, high: number): number {
    return Math.min(high, Math.max(low, mean + spread * this.normal()));
  }

  /** Puts the part of the array from `start` up to `end` into random order, in place. */
  shuffle(array: { [index: number]: number }, start: number, end: number): void {
    for (let last = end - 1; last > start; last--) {
      const other = start + this.below(last - start + 1);
      const kept = array[last] ?? 0;
      array[last] = array[other] ?? 0;
      array[other] = kept;
    }
  }
}

/** Spreads the bits of a 32-bit number (the finaliser of MurmurHash3, public domain, Austin Appleby). */
function scramble(bits: number): number {
  let mixed = (bits + 0x9e3779b9) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
