import { expect, test } from "vitest";
import { logBeta } from "../../src/number/log-beta.ts";
import { rValues } from "./r-values.ts";

test("it is R's lbeta, shapes from 1e-5 to 1e8", () => {
  // Absolute error against the larger of 1 and the value: it passes through 0 at shapes 1 and 1.
  const wrong = rValues("logBeta").filter(({ given: [a = 0, b = 0], value }) => {
    return !(Math.abs(logBeta(a, b) - value) <= 1e-14 * Math.max(1, Math.abs(value)));
  });
  expect(wrong).toEqual([]);
});

test("a large shape does not take the digits of a small one", () => {
  // B(1 / 2, b) = sqrt(pi / b) (1 + 1 / (8 b) + ...)
  expect(logBeta(0.5, 1e18)).toBeCloseTo(Math.log(Math.PI * 1e-18) / 2, 13);
});

test("what has no meaning is refused", () => {
  expect(() => logBeta(0, 1)).toThrow("shape not positive and finite: 0");
  expect(() => logBeta(1, Infinity)).toThrow("shape not positive and finite: Infinity");
  expect(() => logBeta(Infinity, 1)).toThrow("shape not positive and finite: Infinity");
  expect(() => logBeta(1, 0)).toThrow("shape not positive and finite: 0");
});
