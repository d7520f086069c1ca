import fc from "fast-check";
import { expect, test } from "vitest";
import { normalCumulative, normalQuantile } from "../../src/number/normal.ts";
import { studentTCumulative, studentTQuantile } from "../../src/number/student-t.ts";
import { expectAsInR, relativeError } from "./r-values.ts";

// R's pt, and quantiles corrected with R's pt, pbeta and dt: df from 0.3 to 1e7 and Infinity, t to 1e50, p from 1e-300.
test("the cumulative is R's", () => expectAsInR("studentTCumulative", studentTCumulative, 1e-12));
test("the quantile is what R's cumulative says", () => expectAsInR("studentTQuantile", studentTQuantile, 1e-12));

test("with one degree of freedom it is the Cauchy distribution", () => {
  // atan(1 / t) / pi for the tail and -1 / tan(pi p) for the quantile
  for (const t of [0.001, 0.5, 3, 1e6, 1e12, 1e20, 1e100, 1e300]) {
    expect(relativeError(studentTCumulative(-t, 1), Math.atan(1 / t) / Math.PI)).toBeLessThan(1e-13);
  }
  for (const p of [1e-300, 1e-30, 1e-6, 0.1, 0.24, 0.26, 0.4]) {
    expect(relativeError(studentTQuantile(p, 1), -1 / Math.tan(Math.PI * p))).toBeLessThan(1e-13);
  }
});

test("with two degrees of freedom the quantile is (2 p - 1) / sqrt(2 p (1 - p))", () => {
  for (const p of [1e-300, 1e-9, 0.2, 0.3, 0.499, 0.6, 0.975, 0.999]) {
    const expected = (2 * p - 1) / (Math.sqrt(2 * p) * Math.sqrt(1 - p));
    expect(relativeError(studentTQuantile(p, 2), expected)).toBeLessThan(1e-13);
  }
});

test("beyond 1e20 degrees of freedom it is the normal distribution, and close to it before", () => {
  expect(studentTCumulative(-3, Infinity)).toBe(normalCumulative(-3));
  expect(studentTQuantile(0.01, 1e21)).toBe(normalQuantile(0.01));
  expect(relativeError(studentTCumulative(-6, 1e19), normalCumulative(-6))).toBeLessThan(1e-13);
  expect(relativeError(studentTQuantile(1e-200, 1e19), normalQuantile(1e-200))).toBeLessThan(1e-13);
});

test("both sides of the middle mirror each other, and the cumulative undoes the quantile", () => {
  const df = fc.double({ min: 0.3, max: 1e7, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 1 - 1e-12, noNaN: true }), df, (p, df) => {
      // 1 - p is exact for p from a half to 1
      const t = studentTQuantile(1 - p, df);
      expect(studentTQuantile(p, df)).toBe(p === 0.5 ? 0 : -t);
      expect(relativeError(studentTCumulative(t, df), 1 - p)).toBeLessThan(1e-12);
      expect(studentTCumulative(-t, df)).toBe(t === 0 ? 0.5 : 1 - studentTCumulative(t, df));
    }),
  );
});

test("the ends: definition", () => {
  expect(studentTCumulative(0, 3)).toBe(0.5);
  expect(studentTCumulative(-Infinity, 0.3)).toBe(0);
  expect(studentTCumulative(Infinity, 0.3)).toBe(1);
  expect(studentTQuantile(0, 3)).toBe(-Infinity);
  expect(studentTQuantile(1, 3)).toBe(Infinity);
  expect(studentTQuantile(0.5, 3)).toBe(0);
});

test("what has no meaning is refused", () => {
  expect(() => studentTCumulative(Number.NaN, 3)).toThrow("not a number: NaN");
  expect(() => studentTCumulative(1, 0)).toThrow("degrees of freedom not positive: 0");
  expect(() => studentTQuantile(0.5, -1)).toThrow("degrees of freedom not positive: -1");
  expect(() => studentTQuantile(0.3, 0)).toThrow("degrees of freedom not positive: 0");
  expect(() => studentTQuantile(0.5, Number.NaN)).toThrow("degrees of freedom not positive: NaN");
  expect(() => studentTQuantile(2, 3)).toThrow("probability outside 0 to 1: 2");
});
