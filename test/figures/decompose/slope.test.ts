import { describe, expect, it } from "vitest";
import { trendWeights } from "../../../src/estimates/decompose/trend-weights.ts";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import { slope, yearsToCloseFormula } from "../../../src/figures/decompose/slope.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { constant, mean, ratioIn } from "../../../src/figures/formula.ts";
import { meanDomain } from "../../support/decompose-cells.ts";

const plainly = (formula: Formula) =>
  evaluate(formula, () => {
    throw new Error("no means here");
  }).value;

describe("slope and years to close as formulas", () => {
  const terms = [12, 11, 9].map((gap, index) => ({ weight: (index - 1) / 2, gap: constant(gap, "test") }));

  it("gives the worked values of its documentation", () => {
    // On paper: -0.5 x 12 + 0.5 x 9 = -1.5; 9 / 1.5 = 6.
    expect(plainly(slope(terms))).toBe(-1.5);
    expect(plainly(yearsToCloseFormula(terms))).toBe(6);
  });

  it("is a ratio that Fieller's interval can take", () => {
    const ratio = ratioIn(yearsToCloseFormula(terms));
    expect(ratio === null ? null : [plainly(ratio.top), plainly(ratio.bottom), ratio.shift]).toEqual([9, 1.5, 0]);
  });

  it("moves with each year's gap as its weight says", () => {
    // d(slope)/d(gap of a year) is the year's weight.
    const years = [2015, 2016, 2018];
    const weights = trendWeights(years, [1, 2, 3]);
    const of = years.map((year, index) => ({ weight: weights[index] ?? 0, gap: mean(meanDomain("group", year)) }));
    const { gradient } = evaluate(slope(of), () => 10);
    expect([...gradient.values()]).toEqual(weights);
  });

  it("needs years", () => {
    expect(() => slope([])).toThrow(RangeError);
    expect(() => yearsToCloseFormula([])).toThrow("a trend of no years");
  });
});
