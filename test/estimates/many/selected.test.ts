import { describe, expect, it } from "vitest";
import type { Measured } from "../../../src/estimates/many/p-value.ts";
import { selectedIntervals } from "../../../src/estimates/many/selected.ts";
import { simultaneousIntervals } from "../../../src/estimates/many/simultaneous.ts";
import { randomSource } from "../../../src/number/random.ts";

const draws = { draws: 1000, seed: 1, stream: 0 };
const figuresOf = (values: readonly number[]): readonly Measured[] =>
  values.map((value) => ({ value, se: 1, degreesOfFreedom: Number.POSITIVE_INFINITY }));
const picked = (values: readonly number[], rule: "largest" | "smallest" | "furthest", count: number) => {
  const figures = figuresOf(values);
  return selectedIntervals(figures, simultaneousIntervals(figures, null, 0.05, draws), { rule, count });
};

describe("selectedIntervals", () => {
  it("picks by the rule and gives back in the order of the candidates", () => {
    const values = [3, -9, 5, 4];
    expect(picked(values, "largest", 2).map(({ index }) => index)).toEqual([2, 3]);
    expect(picked(values, "smallest", 1).map(({ index }) => index)).toEqual([1]);
    expect(picked(values, "furthest", 2).map(({ index }) => index)).toEqual([1, 2]);
    expect(picked(values, "largest", 9)).toHaveLength(4);
  });

  it("takes all that tie with the last", () => {
    expect(picked([5, 1, 5, 5], "largest", 1).map(({ index }) => index)).toEqual([0, 2, 3]);
    expect(picked([2, -2, 1], "furthest", 1).map(({ index }) => index)).toEqual([0, 1]);
  });

  it("gives the worked value of its documentation: the level of all candidates", () => {
    // Critical value of 20 independent figures: 3.0159945334899523 (R, test/oracle/many.R).
    const [first] = picked([3, ...new Array<number>(19).fill(0)], "largest", 1);
    expect(first?.interval.lower).toBeCloseTo(3 - 3.0159945334899523, 9);
    expect(first?.interval.upper).toBeCloseTo(3 + 3.0159945334899523, 9);
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
      const [interval] = picked(values, "largest", 1).map((selected) => selected.interval);
      if (interval !== undefined && interval.lower <= 0 && interval.upper >= 0) together += 1;
    }
    expect(Math.abs(alone / trials - 0.6027)).toBeLessThan(0.03);
    expect(Math.abs(together / trials - 0.9747)).toBeLessThan(0.01);
  });

  it("refuses intervals of other figures and no count", () => {
    const one = simultaneousIntervals(figuresOf([1]), null, 0.05, draws);
    expect(() => selectedIntervals(figuresOf([1, 2]), one, { rule: "largest", count: 1 })).toThrow(RangeError);
    expect(() => selectedIntervals(figuresOf([1]), one, { rule: "largest", count: 0 })).toThrow(RangeError);
  });
});
