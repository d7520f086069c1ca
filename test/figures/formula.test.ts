import { expect, it } from "vitest";
import { evaluate } from "../../src/estimates/evaluate.ts";
import { constant, plus, sumOf, times } from "../../src/figures/formula.ts";

const plainly = (formula: Parameters<typeof evaluate>[0]) => evaluate(formula, () => Number.NaN).value;

it("sums from the first to the last", () => {
  const [a, b, c] = [1, 20, 300].map((value) => constant(value, "test"));
  if (a === undefined || b === undefined || c === undefined) throw new Error("three constants");
  expect(plainly(sumOf([a, b, c]))).toBe(321);
  expect(sumOf([a])).toBe(a);
  expect(plainly(plus(a, times(b, c)))).toBe(6001);
  expect(() => sumOf([])).toThrow("a sum of no formulas");
});
