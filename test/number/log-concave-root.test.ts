import { expect, test } from "vitest";
import { logConcaveRoot } from "../../src/number/log-concave-root.ts";
import { relativeError } from "./r-values.ts";

test("the exponential distribution's upper tail, log = -x, from a start beyond the root", () => {
  const tail = (x: number) => ({ log: -x, slope: -x });
  expect(relativeError(logConcaveRoot(tail, -3, 10), 3)).toBeLessThan(1e-15);
  expect(relativeError(logConcaveRoot(tail, -600, 1e5), 600)).toBeLessThan(1e-15);
});

test("a power law, log = a log x, in one step; beyond the doubles 0", () => {
  const tail = (x: number) => ({ log: 0.5 * Math.log(x), slope: 0.5 });
  expect(relativeError(logConcaveRoot(tail, Math.log(1e-100), 1e-3), 1e-200)).toBeLessThan(1e-12);
  expect(logConcaveRoot(tail, Math.log(1e-200), 1e-3)).toBe(0);
  expect(logConcaveRoot(tail, -1, 0)).toBe(0);
});

test("among the subnormal numbers, too coarse for the usual stop, it ends on the nearest", () => {
  const tail = (x: number) => ({ log: 0.5 * Math.log(x), slope: 0.5 });
  expect(logConcaveRoot(tail, Math.log(1.5e-161), 1e-3)).toBe(46 * Number.MIN_VALUE);
});

test("a tail that never gets there is an error, not an answer", () => {
  expect(() => logConcaveRoot(() => ({ log: -1, slope: 1e9 }), -2, 1)).toThrow("no root after 1000 steps");
});
