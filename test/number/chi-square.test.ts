import { expect, test } from "vitest";
import { chiSquareCumulative, chiSquareQuantile, chiSquareUpperTail } from "../../src/number/chi-square.ts";
import { expectAsInR, relativeError } from "./r-values.ts";

// R's pchisq (both tails) and qchisq: df from 0.3 to 1e6, x from 1e-100 to 100 times df, p from 1e-300.
test("the cumulative is R's", () => expectAsInR("chiSquareCumulative", chiSquareCumulative, 1e-12));
test("the upper tail is R's", () => expectAsInR("chiSquareUpperTail", chiSquareUpperTail, 1e-12));
test("the quantile is R's", () => expectAsInR("chiSquareQuantile", chiSquareQuantile, 1e-12));

test("with two degrees of freedom it is the exponential distribution", () => {
  // 1 - exp(-x / 2), and -2 log(1 - p) for the quantile
  for (const x of [1e-300, 1e-12, 0.1, 3, 4.1, 30, 1400]) {
    expect(relativeError(chiSquareCumulative(x, 2), -Math.expm1(-x / 2))).toBeLessThan(1e-13);
    expect(relativeError(chiSquareUpperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-13);
  }
  for (const p of [1e-300, 1e-9, 0.3, 0.5, 0.51, 0.999, 1 - 2 ** -53]) {
    expect(relativeError(chiSquareQuantile(p, 2), -2 * Math.log1p(-p))).toBeLessThan(1e-13);
  }
});

test("a quantile among the subnormal numbers is found", () => {
  // P(a, x) = x^a / gamma(a + 1) there; with a = 1 / 2, x = pi p^2 / 4 and the quantile is twice that
  expect(relativeError(chiSquareQuantile(1e-157, 1), (Math.PI / 2) * 1e-314)).toBeLessThan(1e-9);
});

test("the ends: definition", () => {
  expect(chiSquareCumulative(0, 3)).toBe(0);
  expect(chiSquareCumulative(Infinity, 3)).toBe(1);
  expect(chiSquareUpperTail(0, 3)).toBe(1);
  expect(chiSquareUpperTail(Infinity, 3)).toBe(0);
  expect(chiSquareQuantile(0, 3)).toBe(0);
  expect(chiSquareQuantile(1, 3)).toBe(Infinity);
});

test("what has no meaning is refused", () => {
  expect(() => chiSquareCumulative(-1, 3)).toThrow("chi-square below 0: -1");
  expect(() => chiSquareUpperTail(Number.NaN, 3)).toThrow("chi-square below 0: NaN");
  expect(() => chiSquareCumulative(1, 0)).toThrow("degrees of freedom not positive and finite: 0");
  expect(() => chiSquareQuantile(0.5, 0)).toThrow("degrees of freedom not positive and finite: 0");
  expect(() => chiSquareQuantile(1.5, 3)).toThrow("probability outside 0 to 1: 1.5");
});
