import { expect, test } from "vitest";
import { logGamma } from "../../src/number/log-gamma.ts";
import { expectAsInR, relativeError } from "./r-values.ts";

test("it is R's lgamma from 1e-10 to 1e15", () => expectAsInR("logGamma", logGamma, 1e-14));

test("it keeps its digits near its zeros", () => {
  // Taylor at 1 and 2: -euler z + pi^2 z^2 / 12, (1 - euler) z + (pi^2 / 6 - 1) z^2 / 2
  const euler = 0.5772156649015329;
  const z = 2 ** -30;
  expect(relativeError(logGamma(1 + z), -euler * z + (Math.PI ** 2 / 12) * z * z)).toBeLessThan(1e-14);
  expect(relativeError(logGamma(2 - z), -(1 - euler) * z + ((Math.PI ** 2 / 6 - 1) / 2) * z * z)).toBeLessThan(1e-14);
  expect(logGamma(1)).toBe(0);
  expect(logGamma(2)).toBe(0);
});

test("it is the logarithm of a factorial", () => {
  let factorial = 1;
  for (let n = 1; n <= 18; n++) {
    factorial *= n;
    expect(relativeError(logGamma(n + 1), Math.log(factorial))).toBeLessThan(1e-15);
  }
});

test("only positive numbers have one here", () => {
  expect(logGamma(Infinity)).toBe(Infinity);
  expect(() => logGamma(0)).toThrow("not positive: 0");
  expect(() => logGamma(Number.NaN)).toThrow("not positive: NaN");
});
