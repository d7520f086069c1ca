import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CovarianceMatrix } from "../../../src/estimates/covariance-matrix.ts";
import { rankIntervals } from "../../../src/estimates/families/rank-interval.ts";
import { randomSource } from "../../../src/number/random.ts";

const draws = { draws: 4000, seed: 1, stream: 0 };
const figuresOf = (values: readonly number[]) =>
  values.map((value) => ({ value, se: 1, degreesOfFreedom: Number.POSITIVE_INFINITY }));
const diagonal = (variances: readonly number[]): CovarianceMatrix =>
  variances.map((variance, a) => Float64Array.from(variances, (_, b) => (a === b ? variance : 0)));
const ranks = (values: readonly number[], covariance: CovarianceMatrix) =>
  rankIntervals(figuresOf(values), covariance, 0.05, draws).map(({ best, worst }) => [best, worst]);

describe("rankIntervals", () => {
  it("keeps areas apart that are clearly apart, and others together", () => {
    // On paper: errors of differences are 0.14; the critical value of three pairs is 2.34, so the margin is 0.33.
    const independent = diagonal([0.01, 0.01, 0.01]);
    expect(ranks([9, 5, 4.9], independent)).toEqual([[1, 1], [2, 3], [2, 3]]); // biome-ignore format: a list
    expect(ranks([4.9, 9, 5], independent)).toEqual([[2, 3], [1, 1], [2, 3]]); // biome-ignore format: a list
  });

  it("compares neighbours only where the margin says so", () => {
    // On paper, margin 0.331: 1.4 is clearly above 1, and neither is clearly apart from 1.2.
    expect(ranks([1.4, 1.2, 1], diagonal([0.01, 0.01, 0.01]))).toEqual([[1, 2], [1, 3], [2, 3]]); // biome-ignore format: a list
  });

  it("says nothing where all is noise, and all where there is none", () => {
    expect(ranks([1, 2, 3, 4], diagonal([100, 100, 100, 100]))).toEqual([1, 2, 3, 4].map(() => [1, 4]));
    expect(ranks([1, 2, 3, 3], diagonal([0, 0, 0, 0]))).toEqual([[4, 4], [3, 3], [1, 2], [1, 2]]); // biome-ignore format: a list
  });

  it("is not disturbed by what all areas share", () => {
    const shared = diagonal([0.01, 0.01, 0.01]).map((row) => row.map((value) => value + 50));
    expect(ranks([9, 5, 4.9], shared)).toEqual([[1, 1], [2, 3], [2, 3]]); // biome-ignore format: a list
  });

  it("compares a pair with the smaller degrees of freedom", () => {
    // On paper: one pair, so its level is 5%; se sqrt(2), t with 1 df 12.706 and margin 17.97, normal margin 2.77.
    const [few, many] = [1, Number.POSITIVE_INFINITY].map((degreesOfFreedom) =>
      rankIntervals(
        [
          { value: 10, se: 1, degreesOfFreedom },
          { value: 0, se: 1, degreesOfFreedom: 50 },
        ],
        diagonal([1, 1]),
        0.05,
        draws,
      ),
    );
    expect(few).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ]);
    expect(many).toEqual([
      { best: 1, worst: 1 },
      { best: 2, worst: 2 },
    ]);
  });

  it("holds the raw rank, and mirrors with the sign", () => {
    const values = fc.uniqueArray(fc.integer({ min: -20, max: 20 }), { minLength: 2, maxLength: 7 });
    const few = { draws: 100, seed: 3, stream: 0 };
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 30, noNaN: true }), (list, variance) => {
        const covariance = diagonal(list.map((_, index) => variance * (1 + index)));
        const own = rankIntervals(figuresOf(list), covariance, 0.05, few);
        const turned = rankIntervals(figuresOf(list.map((value) => -value)), covariance, 0.05, few);
        for (const [index, value] of list.entries()) {
          const raw = 1 + list.filter((other) => other > value).length;
          const { best, worst } = own[index] ?? { best: Number.NaN, worst: Number.NaN };
          expect(best).toBeLessThanOrEqual(raw);
          expect(worst).toBeGreaterThanOrEqual(raw);
          expect(turned[index]).toEqual({ best: list.length + 1 - worst, worst: list.length + 1 - best });
        }
      }),
      { numRuns: 40 },
    );
  });

  it("holds all true ranks together in at least 95 of 100 repetitions", () => {
    // Areas 2 to 4 are truly equal, so each of ranks 2 to 4 must be allowed for each of them.
    const truth = [3, 1, 1, 1, 0];
    const variances = [0.5, 0.2, 1, 0.4, 0.3];
    const allowed = truth.map((value) => [
      1 + truth.filter((other) => other > value).length,
      truth.filter((other) => other >= value).length,
    ]);
    const random = randomSource(11, 0);
    const trials = 400;
    let held = 0;
    let told = 0;
    for (let trial = 0; trial < trials; trial++) {
      const common = 3 * random.normal();
      const values = truth.map((value, index) => value + common + Math.sqrt(variances[index] ?? 0) * random.normal());
      const covariance = diagonal(variances).map((row) => row.map((entry) => entry + 9));
      const found = rankIntervals(figuresOf(values), covariance, 0.05, { draws: 1000, seed: 5, stream: trial });
      const right = found.every(({ best, worst }, index) => {
        const [low = 0, high = 0] = allowed[index] ?? [];
        return best <= low && worst >= high;
      });
      if (right) held += 1;
      told += found.filter(({ best, worst }) => worst - best < truth.length - 1).length;
    }
    // 95% less three standard errors of 400 repetitions; and the intervals do say something.
    expect(held / trials).toBeGreaterThanOrEqual(0.95 - 3 * Math.sqrt((0.95 * 0.05) / trials));
    expect(told / trials).toBeGreaterThan(0.5);
  });

  it("refuses covariances of other areas and no values", () => {
    expect(() => rankIntervals(figuresOf([1, 2]), diagonal([1]), 0.05, draws)).toThrow(RangeError);
    expect(() => rankIntervals(figuresOf([1, Number.NaN]), diagonal([1, 1]), 0.05, draws)).toThrow(
      "no value to rank: NaN",
    );
  });
});
