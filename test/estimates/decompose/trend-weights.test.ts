import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trendWeights } from "../../../src/estimates/decompose/trend-weights.ts";

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe("trendWeights", () => {
  it("gives the worked values", () => {
    // On paper: distances -1, 0, 1 over 2; a sure first year (weights 4, 1, 1) has its middle at 0.5 and spread 3.5.
    expect(trendWeights([2015, 2016, 2017], [1, 1, 1])).toEqual([-0.5, 0, 0.5]);
    expect(trendWeights([2015, 2016, 2017], [0.25, 1, 1])).toEqual(
      [-2, 0.5, 1.5].map((pull) => expect.closeTo(pull / 3.5, 12)),
    );
  });

  it("finds the slope of a straight line, whatever the variances, and is blind to its height", () => {
    const variance = fc.integer({ min: 1, max: 1000 }).map((whole) => whole / 100);
    const year = fc.tuple(fc.integer({ min: 1990, max: 2030 }), variance);
    fc.assert(
      fc.property(fc.uniqueArray(year, { minLength: 2, maxLength: 9, selector: ([at]) => at }), (list) => {
        const years = list.map(([at]) => at);
        const weights = trendWeights(
          years,
          list.map(([, of]) => of),
        );
        expect(sum(weights)).toBeCloseTo(0, 9);
        expect(sum(weights.map((weight, index) => weight * ((years[index] ?? 0) - 2000)))).toBeCloseTo(1, 9);
      }),
    );
  });

  it("refuses what has no line", () => {
    expect(() => trendWeights([2015], [1])).toThrow("too few years for a line: 1");
    expect(() => trendWeights([2015, 2015], [1, 1])).toThrow("a year is listed twice in: 2015, 2015");
    expect(() => trendWeights([2015, 2016], [1, 0])).toThrow("variance of a year not above 0: 0");
    expect(() => trendWeights([2015, 2016], [1])).toThrow(RangeError);
  });
});
