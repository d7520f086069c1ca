import { describe, expect, it } from "vitest";
import { simultaneousIntervals } from "../../../src/estimates/many/simultaneous.ts";
import { randomSource } from "../../../src/number/random.ts";

const draws = { draws: 20_000, seed: 1, stream: 0 };
const normal = (value: number, se: number) => ({ value, se, degreesOfFreedom: Number.POSITIVE_INFINITY });

describe("simultaneousIntervals", () => {
  it("is Sidak's where covariances are not known", () => {
    // On paper: two-sided normal at 1 - sqrt(0.95), 2.2364766445577895 (R's qnorm, test/oracle/many.R).
    const { method, intervals } = simultaneousIntervals([normal(1, 1), normal(5, 2)], null, 0.05, draws);
    expect(method).toBe("Sidak");
    expect(intervals[0]?.lower).toBeCloseTo(1 - 2.2364766445577895, 9);
    expect(intervals[1]?.upper).toBeCloseTo(5 + 2 * 2.2364766445577895, 9);
  });

  it("gives each figure the t of its own degrees of freedom", () => {
    // R: qt(sqrt(0.95) / 2 + 0.5, 1) = tan(pi sqrt(0.95) / 2), the Cauchy distribution.
    const few = { value: 0, se: 1, degreesOfFreedom: 1 };
    const { intervals } = simultaneousIntervals([few, normal(0, 1)], null, 0.05, draws);
    expect(intervals[0]?.upper).toBeCloseTo(Math.tan((Math.PI / 2) * Math.sqrt(0.95)), 8);
    expect(intervals[1]?.upper).toBeCloseTo(2.2364766445577895, 9);
  });

  it("is narrower for figures that move together, and no wider than for one where they are one", () => {
    const all = [0.99, 0].map((shared) => {
      const matrix = [0, 1, 2, 3].map((a) => Float64Array.from([0, 1, 2, 3], (b) => (a === b ? 1 : shared)));
      const figures = [1, 2, 3, 4].map((value) => normal(value, 1));
      return simultaneousIntervals(figures, matrix, 0.05, draws).intervals.map(({ lower, upper }) => upper - lower);
    });
    const [together = [], apart = []] = all;
    // One figure alone: 2 x 1.959964 = 3.92; four independent ones: 2 x 2.4909 = 4.98 (Sidak, tables).
    for (const width of together) expect(width).toBeLessThan(4.3);
    for (const width of apart) expect(Math.abs(width - 4.982)).toBeLessThan(0.1);
  });

  it("leaves a figure without error as it is", () => {
    const matrix = [Float64Array.of(1, 0), Float64Array.of(0, 0)];
    const { intervals, missEach } = simultaneousIntervals([normal(1, 1), normal(3, 0)], matrix, 0.05, draws);
    expect(intervals[1]).toEqual({ lower: 3, upper: 3 });
    expect(missEach).toBe(0.05);
  });

  it("holds for the largest of twenty equal areas, where its own interval misses", () => {
    // On paper: the largest of 20 true zeros lies within -+c with chance Phi(c)^20 - Phi(-c)^20. At c = 1.959964 that
    // is 0.975^20 = 0.6027; at c = 3.0160, where 2 Phi(c) - 1 = 0.95^(1/20), it is 0.9747.
    const random = randomSource(7, 7);
    const trials = 4000;
    let alone = 0;
    let together = 0;
    for (let trial = 0; trial < trials; trial++) {
      const values = Array.from({ length: 20 }, random.normal);
      const largest = Math.max(...values);
      if (Math.abs(largest) <= 1.959964) alone += 1;
      const figures = values.map((value) => normal(value, 1));
      const interval = simultaneousIntervals(figures, null, 0.05, draws).intervals[values.indexOf(largest)];
      if (interval !== undefined && interval.lower <= 0 && interval.upper >= 0) together += 1;
    }
    expect(Math.abs(alone / trials - 0.6027)).toBeLessThan(0.03);
    expect(Math.abs(together / trials - 0.9747)).toBeLessThan(0.01);
  });

  it("refuses covariances of other figures", () => {
    expect(() => simultaneousIntervals([normal(1, 1)], [], 0.05, draws)).toThrow("covariances of 0 figures for: 1");
    expect(() => simultaneousIntervals([normal(Number.NaN, 1)], null, 0.05, draws)).toThrow(RangeError);
  });
});
