import { xoroshiro128plusFromState } from "pure-rand/generator/xoroshiro128plus";
import { splitMix } from "./split-mix.ts";

/** A stream of random numbers. Each call takes the next ones from the stream. */
export interface RandomSource {
  /** From 0 up to, but not including, 1; a multiple of 2^-53. */
  readonly uniform: () => number;
  /** A whole number from 0 up to, but not including, `below`, all equally likely; `below` is whole, from 1 to 2^53 - 1. */
  readonly integer: (below: number) => number;
  /** Standard normal. */
  readonly normal: () => number;
}

/**
 * The stream of random numbers that belongs to a seed and a stream number: the same on every machine.
 *
 * Give each independent piece of work its own stream number, and its numbers depend neither on
 * the order of the pieces nor on how many run at once. Different pairs never share a starting state.
 *
 * @param seed a safe integer, one per study
 * @param stream a safe integer, one per piece of work
 * @throws RangeError when seed or stream is not a safe integer
 * @source Blackman and Vigna (2021), xoroshiro128+, ACM TOMS 47(4)
 * @example randomSource(1, 0).uniform() // 0.33057898743948944
 */
export function randomSource(seed: number, stream: number): RandomSource {
  const generator = xoroshiro128plusFromState(startingState(seed, stream));

  // The lowest bits of this generator are its weakest, so they are left out.
  const bits53 = () => (generator.next() >>> 5) * 2 ** 26 + (generator.next() >>> 6);

  const uniform = () => bits53() / 2 ** 53;

  function integer(below: number): number {
    if (!(Number.isSafeInteger(below) && below >= 1)) throw new RangeError(`no whole numbers below: ${below}`);
    const width = Math.floor(2 ** 53 / below);
    let drawn = bits53();
    while (drawn >= width * below) drawn = bits53();
    return Math.floor(drawn / width);
  }

  // Kinderman and Monahan (1977), ratio of uniforms. The logarithm, which may differ in its last bit
  // from one machine to another, only decides whether a quotient is kept.
  function normal(): number {
    for (;;) {
      const u = 1 - uniform();
      const x = (HALF_HEIGHT * (2 * uniform() - 1)) / u;
      if (x * x <= -4 * Math.log(u)) return x;
    }
  }

  return { uniform, integer, normal };
}

/** Mixes the 128 bits of seed and stream in four rounds of a Feistel network, which is one-to-one whatever hash it uses. */
function startingState(seed: number, stream: number): number[] {
  let left = word(seed, "seed");
  let right = word(stream, "stream");
  for (const key of ROUND_KEYS) [left, right] = [right, left ^ splitMix(BigInt.asUintN(64, right + key))];
  return [left >> 32n, left, right >> 32n, right].map((half) => Number(BigInt.asIntN(32, half)));
}

function word(whole: number, name: string): bigint {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`${name} not a safe integer: ${whole}`);
  return BigInt.asUintN(64, BigInt(whole));
}

const HALF_HEIGHT = Math.sqrt(2 / Math.E);

/** The first four multiples of 2^64 divided by the golden ratio, as SplitMix64 steps. */
const ROUND_KEYS = [0x9e3779b97f4a7c15n, 0x3c6ef372fe94f82an, 0xdaa66d2c7ddf743fn, 0x78dde6e5fd29f054n];
