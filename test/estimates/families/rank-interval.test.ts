import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CovarianceMatrix } from "../../../src/estimates/covariance-matrix.ts";
import { ofMatrix } from "../../../src/estimates/families/covariances.ts";
import { jointMiss } from "../../../src/estimates/families/joint-miss.ts";
import { freedomOfDifference, rankIntervals, ranksAtLevel } from "../../../src/estimates/families/rank-interval.ts";
import { normalCumulative, normalQuantile } from "../../../src/number/normal.ts";
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

  it("compares a pair with the degrees of freedom of its difference", () => {
    // One pair, so its level is 5%; se sqrt(2). R: qt(0.975, 2) 4.3027 for variances 1 and 1 with 1 degree each (Welch: 2),
    // margin 6.085; qt(0.975, 1) would be 12.706 and the margin 17.97.
    const pair = (value: number, freedoms: readonly [number, number], variances: readonly [number, number] = [1, 1]) =>
      rankIntervals(
        freedoms.map((degreesOfFreedom, at) => ({ value: at === 0 ? value : 0, se: 1, degreesOfFreedom })),
        diagonal(variances),
        0.05,
        draws,
      ).map(({ best, worst }) => [best, worst]);
    const [apart, together] = [[[1, 1], [2, 2]], [[1, 2], [1, 2]]]; // biome-ignore format: lists
    expect(pair(6.09, [1, 1])).toEqual(apart);
    expect(pair(6.08, [1, 1])).toEqual(together);
    // Variances 9 and 1 with 4 and 20 degrees: (10)^2 / (81/4 + 1/20) = 4.9261; R: qt(0.975, 4.926108) x sqrt(10)
    // = 8.1657, where the smaller of the two would give 8.7798.
    expect(pair(8.17, [4, 20], [9, 1])).toEqual(apart);
    expect(pair(8.16, [4, 20], [9, 1])).toEqual(together);
  });

  it("has the degrees of freedom of R's t.test for two groups", () => {
    // t.test(extra ~ group, sleep) in R: 10 values each, variances 3.200556 and 4.009, df 17.77647.
    expect(freedomOfDifference(3.200556 / 10, 9, 4.009 / 10, 9)).toBeCloseTo(17.77647, 4);
  });

  it("takes what it has found into account: a second step finds a pair that the first did not", () => {
    // Two areas far above and two far below: eight of twelve orders are known after the first step, and the level of the
    // other pairs is less strict. The values lie between the two margins; draws of the same stream give the same levels.
    const far = [1000, 999, 1, 0];
    const independent = diagonal([1, 1, 1, 1]);
    const first = -normalQuantile(jointMiss(independent, "pairs", 0.05, draws) / 2) * Math.SQRT2;
    const settled = far.map((one, at) =>
      Uint8Array.from(far, (other, to) => (at < 2 && to >= 2 && one > other ? 1 : 0)),
    );
    const second = -normalQuantile(jointMiss(independent, "pairs", 0.05, draws, settled) / 2) * Math.SQRT2;
    expect(second).toBeLessThan(first - 0.02);
    const between = (first + second) / 2;
    expect(ranks([1000, 1000 - between, 0, -between], independent)).toEqual([[1, 1], [2, 2], [3, 3], [4, 4]]); // biome-ignore format: a list
    expect(
      ranksAtLevel(
        figuresOf([1000, 1000 - between]),
        ofMatrix(diagonal([1, 1])),
        2 * normalCumulative(-first / Math.SQRT2),
      ),
    ).toEqual([
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
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

  it("keeps apart areas that plainly differ, and equal ones together, where errors come from ten schools each", () => {
    // Errors of an area with variance 4 are estimated with 9 degrees of freedom, as from ten schools of one size.
    const areas = 20;
    const trials = 100;
    const few = (trial: number) => ({ draws: 400, seed: 7, stream: trial });
    const drawn = (spread: number, random: ReturnType<typeof randomSource>) => {
      const truth = Array.from({ length: areas }, (_, at) => spread * normalQuantile((at + 0.5) / areas));
      const schools = truth.map((value) => Array.from({ length: 10 }, () => value + Math.sqrt(40) * random.normal()));
      const values = schools.map((own) => own.reduce((sum, one) => sum + one, 0) / 10);
      const variances = schools.map(
        (own, at) => own.reduce((sum, one) => sum + (one - (values[at] ?? 0)) ** 2, 0) / 90,
      );
      return { truth, figures: values.map((value) => ({ value, se: 1, degreesOfFreedom: 9 })), variances };
    };
    const random = randomSource(2024, 0);
    let width = 0;
    let together = 0;
    for (let trial = 0; trial < trials; trial++) {
      const apart = drawn(8, random);
      for (const { best, worst } of rankIntervals(apart.figures, diagonal(apart.variances), 0.05, few(trial)))
        width += (worst - best + 1) / areas / areas;
      const equal = drawn(0, random);
      const ranked = rankIntervals(equal.figures, diagonal(equal.variances), 0.05, few(trial));
      if (ranked.every(({ best, worst }) => best === 1 && worst === areas)) together += 1;
    }
    // With the smaller degrees of freedom of each pair it was 0.79. 95 less three standard errors of 100 repetitions.
    expect(width / trials).toBeLessThan(0.72);
    expect(together / trials).toBeGreaterThanOrEqual(0.95 - 3 * Math.sqrt((0.95 * 0.05) / trials));
  });

  it("refuses covariances of other areas and no values", () => {
    expect(() => rankIntervals(figuresOf([1, 2]), diagonal([1]), 0.05, draws)).toThrow(RangeError);
    expect(() => rankIntervals(figuresOf([1, Number.NaN]), diagonal([1, 1]), 0.05, draws)).toThrow(
      "no value to rank: NaN",
    );
  });
});
