import fc from "fast-check";
import { expect, test } from "vitest";
import { quantile } from "../../src/number/quantile.ts";
import { relativeError, resultLines } from "./r-values.ts";

test("it is R's quantile, type 7", () => {
  const lines = resultLines("quantiles.csv");
  expect(lines).toHaveLength(8 * 13);
  for (const line of lines) {
    const [sorted = "", p, value] = line.split(",");
    const actual = quantile(Float64Array.from(sorted.split(" "), Number), Number(p));
    expect(relativeError(actual, Number(value)), line).toBeLessThan(1e-12);
  }
});

const values = fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { minLength: 1, maxLength: 40 });

test("at i / (n - 1) it is the order statistic i", () => {
  fc.assert(
    fc.property(values, (list) => {
      const sorted = Float64Array.from(list).sort();
      expect(quantile(sorted, 0)).toBe(sorted[0]);
      expect(quantile(sorted, 1)).toBe(sorted.at(-1));
      if (sorted.length % 2 === 1) expect(quantile(sorted, 0.5)).toBe(sorted[(sorted.length - 1) / 2]);
    }),
  );
});

test("it never falls as p rises", () => {
  const p = fc.double({ noNaN: true, min: 0, max: 1 });
  fc.assert(
    fc.property(values, p, p, (list, p, q) => {
      const sorted = Float64Array.from(list).sort();
      const rise = quantile(sorted, Math.max(p, q)) - quantile(sorted, Math.min(p, q));
      expect(rise).toBeGreaterThanOrEqual(-1e-6);
    }),
  );
});

test("infinite ends are kept and not mixed", () => {
  expect(quantile(new Float64Array([-Infinity, 1, 2, Infinity, Infinity]), 0.5)).toBe(2);
  expect(quantile(new Float64Array([-Infinity, 1, 2, Infinity, Infinity]), 0.8)).toBe(Infinity);
});

test("no values and no probability are refused", () => {
  expect(() => quantile(new Float64Array(0), 0.5)).toThrow("quantile of no values");
  expect(() => quantile(new Float64Array(0), 0)).toThrow("quantile of no values");
  expect(() => quantile(new Float64Array([1]), 1.01)).toThrow("probability outside 0 to 1: 1.01");
  expect(() => quantile(new Float64Array([1]), Number.NaN)).toThrow("probability outside 0 to 1: NaN");
});
