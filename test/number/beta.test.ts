import fc from "fast-check";
import { expect, test } from "vitest";
import { betaOddsQuantile } from "../../src/number/beta.ts";
import { incompleteBeta } from "../../src/number/incomplete-beta.ts";
import { expectAsInR, relativeError } from "./r-values.ts";

const betaQuantile = (p: number, a: number, b: number) => {
  const odds = betaOddsQuantile(p, a, b);
  return odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds);
};

// R's pbeta and qbeta: shapes from 0.15 to 1e5, up to 20 standard deviations from the mean, p from 1e-100.
test("the cumulative is R's", () =>
  expectAsInR("betaCumulative", (x = 0, a = 0, b = 0) => incompleteBeta(x, a, b), 1e-12));
test("the quantile is R's", () => expectAsInR("betaQuantile", (p = 0, a = 0, b = 0) => betaQuantile(p, a, b), 1e-12));

test("with a second shape of 1 it is a power", () => {
  // x^a, and p^(1 / a) for the quantile
  for (const a of [0.2, 1, 3, 700]) {
    for (const x of [0.1, 0.5, 0.97]) {
      expect(relativeError(incompleteBeta(x, a, 1), x ** a)).toBeLessThan(1e-12);
      expect(relativeError(betaQuantile(x, a, 1), x ** (1 / a))).toBeLessThan(1e-13);
    }
  }
  expect(relativeError(betaQuantile(1e-300, 2, 1), 1e-150)).toBeLessThan(1e-13);
});

test("the odds keep their digits where the quantile rounds to 1", () => {
  // 1 - (1 - x)^b with b = 0.05: at p = 0.9 the rest 1 - x is 1e-20
  expect(betaQuantile(0.9, 1, 0.05)).toBe(1);
  expect(relativeError(betaOddsQuantile(0.9, 1, 0.05), 1e20)).toBeLessThan(1e-12);
});

test("a quantile too small for a normal double is found, or is 0", () => {
  // x^a / (a B(a, b)) there, with a = b = 1 / 2: x = (pi p / 2)^2
  expect(relativeError(betaQuantile(1e-157, 0.5, 0.5), (Math.PI / 2) ** 2 * 1e-314)).toBeLessThan(1e-9);
  expect(betaQuantile(1e-10, 0.01, 3)).toBe(0);
});

test("the quantile undoes the cumulative, and swapping the shapes turns it round", () => {
  const shape = fc.double({ min: 0.2, max: 5000, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.5, noNaN: true }), shape, shape, (p, a, b) => {
      const odds = betaOddsQuantile(p, a, b);
      const x = odds / (1 + odds);
      fc.pre(x < 0.999);
      expect(relativeError(incompleteBeta(x, a, b), p)).toBeLessThan(1e-10);
      expect(relativeError(betaOddsQuantile(1 - p, b, a), 1 / odds)).toBeLessThan(p > 0.01 ? 1e-11 : 1e-5);
    }),
  );
});

test("the ends: definition", () => {
  expect(incompleteBeta(0, 2, 3)).toBe(0);
  expect(incompleteBeta(1, 2, 3)).toBe(1);
  expect(betaQuantile(0, 2, 3)).toBe(0);
  expect(betaQuantile(1, 2, 3)).toBe(1);
});

test("what has no meaning is refused", () => {
  expect(() => incompleteBeta(1.1, 2, 3)).toThrow("x outside 0 to 1: 1.1");
  expect(() => incompleteBeta(Number.NaN, 2, 3)).toThrow("x outside 0 to 1: NaN");
  expect(() => incompleteBeta(0.5, 0, 3)).toThrow("shape not positive and finite: 0");
  expect(() => incompleteBeta(0.5, 2, Infinity)).toThrow("shape not positive and finite: Infinity");
  expect(() => betaQuantile(-0.5, 2, 3)).toThrow("probability outside 0 to 1: -0.5");
  expect(() => betaQuantile(1.5, 2, 3)).toThrow("probability outside 0 to 1: 1.5");
  expect(() => betaQuantile(0.5, -2, 3)).toThrow("shape not positive and finite: -2");
  expect(() => betaQuantile(0, 0, 3)).toThrow("shape not positive and finite: 0");
  expect(() => betaQuantile(1, 2, Infinity)).toThrow("shape not positive and finite: Infinity");
  expect(() => betaQuantile(0.5, 2, Number.NaN)).toThrow("shape not positive and finite: NaN");
});
