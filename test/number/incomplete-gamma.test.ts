import { expect, test } from "vitest";
import {
  lowerGammaTail,
  lowerIncompleteGamma,
  upperGammaTail,
  upperIncompleteGamma,
} from "../../src/number/incomplete-gamma.ts";
import { normalCumulative } from "../../src/number/normal.ts";
import { relativeError } from "./r-values.ts";

// The functions themselves are compared with R in chi-square.test.ts; here what it does not reach, from closed forms.

test("the logarithms go on where the probabilities are too small for a double", () => {
  // Q(1, x) = e^-x; Q(3, x) = e^-x (1 + x + x^2 / 2); P(a, x) = x^a / gamma(a + 1) for x far below a
  expect(relativeError(upperGammaTail(5000, 1).log, -5000)).toBeLessThan(1e-14);
  expect(relativeError(upperGammaTail(2000, 3).log, -2000 + Math.log(2_002_001))).toBeLessThan(1e-14);
  expect(relativeError(lowerGammaTail(1e-200, 3).log, -600 * Math.LN10 - Math.log(6))).toBeLessThan(1e-14);
  expect(upperIncompleteGamma(5000, 1)).toBe(0);
  expect(lowerIncompleteGamma(1e-200, 3)).toBe(0);
});

test("the slopes are derivatives by log x", () => {
  // P(2, x) = 1 - e^-x (1 + x), Q(2, x) = e^-x (1 + x), derivatives by log x +-x^2 e^-x; by power series below x = 3
  for (const x of [0.5, 2.9, 3.1, 20]) {
    const upper = Math.exp(-x) * (1 + x);
    const derivative = x * x * Math.exp(-x);
    expect(relativeError(upperGammaTail(x, 2).slope, -derivative / upper)).toBeLessThan(1e-14);
    expect(relativeError(lowerGammaTail(x, 2).slope, derivative / (1 - upper))).toBeLessThan(1e-14);
  }
});

test("both tails add to 1 on either side of the change of method", () => {
  for (const a of [0.3, 1, 40, 1e4]) {
    for (const x of [a * 0.99, a + 0.999, a + 1, a + 1.001]) {
      expect(lowerIncompleteGamma(x, a) + upperIncompleteGamma(x, a)).toBeCloseTo(1, 14);
    }
  }
});

test("a shape of a half is the normal distribution: Q(1 / 2, x) is both tails beyond sqrt(2 x)", () => {
  // normalCumulative is compared with R in normal.test.ts
  for (const x of [1.6, 2, 5, 50, 300]) {
    expect(relativeError(upperIncompleteGamma(x, 0.5), 2 * normalCumulative(-Math.sqrt(2 * x)))).toBeLessThan(2e-13);
  }
});

test("the ends: definition", () => {
  expect(lowerGammaTail(0, 3)).toEqual({ log: -Infinity, slope: 3 });
  expect(lowerGammaTail(Infinity, 3)).toEqual({ log: 0, slope: 0 });
  expect(upperGammaTail(0, 3)).toEqual({ log: 0, slope: 0 });
  expect(upperGammaTail(Infinity, 3)).toEqual({ log: -Infinity, slope: -Infinity });
});

test("what has no meaning is refused", () => {
  expect(() => lowerIncompleteGamma(-1, 2)).toThrow("x below 0: -1");
  expect(() => upperIncompleteGamma(1, Infinity)).toThrow("shape not positive and finite: Infinity");
  expect(() => upperIncompleteGamma(1, 0)).toThrow("shape not positive and finite: 0");
});
