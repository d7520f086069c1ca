import { expect, test } from "vitest";
import { incompleteBeta, incompleteBetaTail } from "../../src/number/incomplete-beta.ts";
import { relativeError } from "./r-values.ts";

// The function itself is compared with R in beta.test.ts; here what that does not reach, from closed forms.

test("the logarithm goes on where the probability is too small for a double", () => {
  // I_x(a, 1) = x^a
  expect(relativeError(incompleteBetaTail(0.001, 1e5, 1).log, 1e5 * Math.log(0.001))).toBeLessThan(1e-14);
  expect(incompleteBeta(0.001, 1e5, 1)).toBe(0);
});

test("a complement known more exactly than 1 - x is used", () => {
  // I_x(1, b) = 1 - (1 - x)^b
  expect(relativeError(incompleteBeta(1, 1, 0.01, 1e-100), 0.9)).toBeLessThan(1e-14);
});

test("the slope is the derivative by the log odds", () => {
  // I_x(2, 1) = x^2, derivative by log(x / (1 - x)) 2 x^2 (1 - x): both sides of the change of method at x = 3 / 5
  for (const x of [0.001, 0.3, 0.59, 0.61, 0.99]) {
    expect(relativeError(incompleteBetaTail(x, 2, 1).slope, 2 * (1 - x))).toBeLessThan(1e-13);
  }
});

test("large shapes converge: the middle of a symmetric distribution is a half", () => {
  for (const shape of [10, 1e4, 1e6, 1e8]) expect(incompleteBeta(0.5, shape, shape)).toBeCloseTo(0.5, 12);
});

test("the ends: definition", () => {
  expect(incompleteBetaTail(0, 2, 3)).toEqual({ log: -Infinity, slope: 2 });
  expect(incompleteBetaTail(1, 2, 3)).toEqual({ log: 0, slope: 0 });
});

test("what has no meaning is refused", () => {
  expect(() => incompleteBeta(-0.1, 2, 3)).toThrow("x outside 0 to 1: -0.1");
  expect(() => incompleteBeta(1.1, 2, 3)).toThrow("x outside 0 to 1: 1.1");
  for (const bad of [0, Infinity]) {
    expect(() => incompleteBeta(0.5, bad, 3)).toThrow(`shape not positive and finite: ${bad}`);
    expect(() => incompleteBeta(0.5, 2, bad)).toThrow(`shape not positive and finite: ${bad}`);
  }
});
