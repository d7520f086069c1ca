import { describe, expect, test } from "vitest";
import { normalCumulative } from "../../src/number/normal.ts";
import { randomSource } from "../../src/number/random.ts";
import { splitMix } from "../../src/number/split-mix.ts";

// Seeds are fixed, so these tests give the same result every time. A limit of five standard errors is passed by
// all but one in two million good streams.

function draws(seed: number, stream: number, length: number): Float64Array {
  const source = randomSource(seed, stream);
  return Float64Array.from({ length }, source.uniform);
}

/** Correlation times sqrt(n): standard normal when there is none. Uniforms have mean 1/2 and variance 1/12. */
function correlationScore(x: Float64Array, y: Float64Array): number {
  const sum = x.reduce((total, value, index) => total + (value - 0.5) * ((y[index] ?? Number.NaN) - 0.5), 0);
  return (12 * sum) / Math.sqrt(x.length);
}

/** R's qchisq(1e-4, df, lower.tail = FALSE), by the number of counts, df + 1. */
const chiSquareBeyond: ReadonlyMap<number, number> = new Map([
  [2, 15.13670523],
  [3, 18.42068074],
  [7, 27.85634124],
  [100, 160.0557383],
  [500, 625.1251227],
  [900, 1065.313949],
  [1000, 1173.850345],
]);

/** Counts that should all be equal are no further apart than those of 9,999 in 10,000 good streams. */
function expectEqualCounts(counts: readonly number[]): void {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const distance = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  expect(distance).toBeLessThan(chiSquareBeyond.get(counts.length) ?? Number.NaN);
}

function histogram(values: Iterable<number>, bins: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  for (const value of values) {
    const bin = Math.floor(value * bins);
    counts[bin] = (counts[bin] ?? Number.NaN) + 1;
  }
  return counts;
}

const GAMMA = 0x9e3779b97f4a7c15n;
const u64 = (x: bigint) => BigInt.asUintN(64, x);

describe("the definition, written again in 64-bit arithmetic", () => {
  // Blackman and Vigna's reference code of xoroshiro128+ (24, 16, 37), low half of each sum; 27 + 26 high bits of two.
  function reference(seed: number, stream: number, length: number): number[] {
    let [s0, s1] = [u64(BigInt(seed)), u64(BigInt(stream))];
    for (let round = 1n; round <= 4n; round++) [s0, s1] = [s1, s0 ^ splitMix(u64(s1 + round * GAMMA))];
    const rotate = (x: bigint, bits: bigint) => u64(x << bits) | (x >> (64n - bits));
    function next(): number {
      const sum = Number((s0 + s1) & 0xffffffffn);
      const mixed = s0 ^ s1;
      s0 = rotate(s0, 24n) ^ mixed ^ u64(mixed << 16n);
      s1 = rotate(mixed, 37n);
      return sum;
    }
    return Array.from({ length }, () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53);
  }

  test.each([
    [0, 0],
    [1, 0],
    [0, 1],
    [-1, -1],
    [20200825, 12],
    [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
  ])("seed %i, stream %i", (seed, stream) => {
    expect(Array.from(draws(seed, stream, 50))).toEqual(reference(seed, stream, 50));
  });

  test("the state of zeros, which the generator never leaves, belongs to no pair of safe integers", () => {
    // The four rounds backwards from it
    let [left, right] = [0n, 0n];
    for (let round = 4n; round >= 1n; round--) [left, right] = [right ^ splitMix(u64(left + round * GAMMA)), left];
    const signed = [left, right].map((half) => Number(BigInt.asIntN(64, half)));
    expect(signed.every(Number.isSafeInteger)).toBe(false);
  });
});

describe("one stream", () => {
  const uniforms = draws(1, 0, 200_000);

  test("stays from 0 up to 1 and is a multiple of 2^-53 that uses the last bit", () => {
    expect(uniforms.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 53))).toBe(true);
    expect(uniforms.some((u) => (u * 2 ** 53) % 2 === 1)).toBe(true);
  });

  test("is uniform: 1000 bins, and each of the 53 bits is set half of the time", () => {
    expectEqualCounts(histogram(uniforms, 1000));
    for (let bit = 1; bit <= 53; bit++) {
      const set = uniforms.reduce((sum, u) => sum + (Math.floor(u * 2 ** bit) % 2), 0);
      expect(Math.abs(set - uniforms.length / 2) / (Math.sqrt(uniforms.length) / 2), `bit ${bit}`).toBeLessThan(5);
    }
  });

  test("successive numbers are independent: lags 1 to 20, and pairs in 30 x 30 cells", () => {
    for (let lag = 1; lag <= 20; lag++) {
      const score = correlationScore(uniforms.subarray(0, -lag), uniforms.subarray(lag));
      expect(Math.abs(score), `lag ${lag}`).toBeLessThan(5);
    }
    const pairs = Array.from({ length: uniforms.length / 2 }, (_, i) => {
      const [x = Number.NaN, y = Number.NaN] = uniforms.subarray(2 * i, 2 * i + 2);
      return (Math.floor(x * 30) + y) / 30;
    });
    expectEqualCounts(histogram(pairs, 900));
  });
});

describe("different streams", () => {
  test("the same pair gives the same numbers, another pair others", () => {
    expect(draws(3, 4, 20)).toEqual(draws(3, 4, 20));
    const first = new Set<number>();
    for (let seed = -20; seed < 20; seed++)
      for (let stream = -20; stream < 20; stream++) first.add(draws(seed, stream, 1)[0] ?? -1);
    expect(first.size).toBe(1600);
  });

  test("40 neighbours in seed and stream are uncorrelated, each with each, also one step apart", () => {
    const length = 2000;
    const streams = Array.from({ length: 40 }, (_, i) => draws(i % 5, Math.floor(i / 5), length));
    const scores: number[] = [];
    for (const [i, x] of streams.entries()) {
      for (const y of streams.slice(i + 1)) {
        scores.push(correlationScore(x, y), correlationScore(x.subarray(1), y.subarray(0, -1)));
      }
    }
    expect(scores).toHaveLength(40 * 39);
    expect(Math.max(...scores.map(Math.abs))).toBeLessThan(5);
    // They scatter as independent ones do: mean square 1 with standard error sqrt(2 / 1560) = 0.036
    const meanSquare = scores.reduce((sum, score) => sum + score * score, 0) / scores.length;
    expect(Math.abs(meanSquare - 1)).toBeLessThan(0.18);
  });

  test.each([
    ["seeds", (i: number) => draws(i, 0, 3)],
    ["streams", (i: number) => draws(0, i, 3)],
    ["seeds far apart", (i: number) => draws(i * 2 ** 37, 1, 3)],
  ])("the first numbers of successive %s are themselves random", (_, start) => {
    const starts = Array.from({ length: 20_000 }, (_, i) => start(i));
    for (const place of [0, 1, 2]) {
      const sequence = Float64Array.from(starts, (numbers) => numbers[place] ?? Number.NaN);
      expectEqualCounts(histogram(sequence, 100));
      expect(Math.abs(correlationScore(sequence.subarray(1), sequence.subarray(0, -1)))).toBeLessThan(5);
    }
  });

  test("the difference of two streams does not repeat for another seed", () => {
    const difference = (seed: number) => ((draws(seed, 1, 1)[0] ?? 0) - (draws(seed, 0, 1)[0] ?? 0) + 1) % 1;
    const differences = Array.from({ length: 20_000 }, (_, seed) => difference(seed));
    expectEqualCounts(histogram(differences, 100));
  });
});

describe("integer", () => {
  test.each([2, 3, 7, 100, 1000])("below %i each is as likely", (below) => {
    const { integer } = randomSource(5, below);
    const counts = new Array<number>(below).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const drawn = integer(below);
      counts[drawn] = (counts[drawn] ?? Number.NaN) + 1;
    }
    expectEqualCounts(counts);
  });

  test("where 2^53 is no multiple of below, no value gets the rest", () => {
    // Below 3 x 2^51, a remainder of 53 bits would fall in the first third half of the time
    const { integer } = randomSource(6, 0);
    const below = 3 * 2 ** 51;
    const thirds = histogram(
      Array.from({ length: 30_000 }, () => integer(below) / below),
      3,
    );
    expectEqualCounts(thirds);
  });

  test("below 1 it is 0, and the largest bound is allowed", () => {
    const { integer } = randomSource(6, 1);
    expect(integer(1)).toBe(0);
    expect(Number.isSafeInteger(integer(Number.MAX_SAFE_INTEGER))).toBe(true);
  });

  test.each([0, -1, 1.5, 2 ** 53, Number.NaN])("below %d there are none", (below) => {
    expect(() => randomSource(6, 2).integer(below)).toThrow(`no whole numbers below: ${below}`);
  });
});

describe("normal", () => {
  const { normal } = randomSource(8, 0);
  const normals = Array.from({ length: 200_000 }, normal);

  test("has the normal distribution: 500 bins of equal probability, and the tails beyond 3 and 4", () => {
    expectEqualCounts(histogram(normals.map(normalCumulative), 500));
    for (const limit of [3, 4]) {
      const expected = normals.length * 2 * normalCumulative(-limit);
      const beyond = normals.filter((x) => Math.abs(x) > limit).length;
      expect(Math.abs(beyond - expected)).toBeLessThan(5 * Math.sqrt(expected));
    }
  });

  test("has mean 0, variance 1 and no memory", () => {
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const n = normals.length;
    expect(Math.abs(mean(normals))).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(mean(normals.map((x) => x * x)) - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    const products = normals.map((x, i) => x * (normals[i - 1] ?? 0));
    expect(Math.abs(mean(products))).toBeLessThan(5 / Math.sqrt(n));
  });
});

test.each([0.5, Number.NaN, 2 ** 53, Infinity])("seed and stream must be safe integers: %d", (bad) => {
  expect(() => randomSource(bad, 0)).toThrow(`seed not a safe integer: ${bad}`);
  expect(() => randomSource(0, bad)).toThrow(`stream not a safe integer: ${bad}`);
});
