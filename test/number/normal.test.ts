import { expect, test } from "vitest";
import { normalCumulative, normalQuantile } from "../../src/number/normal.ts";
import { expectAsInR, relativeError } from "./r-values.ts";

// R's pnorm and qnorm, x from -37.5 to 8.4, p from 1e-300 to 1 - 1e-10.
test("the cumulative is R's, deep in the lower tail too", () => {
  expectAsInR("normalCumulative", normalCumulative, 1e-14);
});
test("the quantile is R's from p = 1e-300 up", () => expectAsInR("normalQuantile", normalQuantile, 1e-14));

test("the cumulative goes on into the subnormal numbers, where R returns 0", () => {
  // mpmath 1.3 at 40 digits: erfc(38 / sqrt 2) / 2 = 2.88542835...e-316, of which a subnormal double holds 7 digits
  expect(relativeError(normalCumulative(-38), 2.88542835e-316)).toBeLessThan(1e-7);
  expect(normalCumulative(-40)).toBe(0);
});

test("the ends: definition", () => {
  expect(normalCumulative(-Infinity)).toBe(0);
  expect(normalCumulative(Infinity)).toBe(1);
  expect(normalCumulative(0)).toBe(0.5);
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(1)).toBe(Infinity);
});

test("what is not a number or a probability is refused", () => {
  expect(() => normalCumulative(Number.NaN)).toThrow("not a number: NaN");
  expect(() => normalQuantile(-0.1)).toThrow("probability outside 0 to 1: -0.1");
  expect(() => normalQuantile(1.1)).toThrow("probability outside 0 to 1: 1.1");
  expect(() => normalQuantile(Number.NaN)).toThrow("probability outside 0 to 1: NaN");
});
