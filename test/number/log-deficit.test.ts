import { expect, test } from "vitest";
import { logDeficit } from "../../src/number/log-deficit.ts";
import { relativeError } from "./r-values.ts";

test("values of mpmath 1.3 at 40 digits, from tiny to large", () => {
  const expected: [u: number, deficit: number][] = [
    [-0.999, 5.908755278982136],
    [-0.75, 0.6362943611198906],
    [-0.5, 0.19314718055994531],
    [-0.3, 0.056674943938732375],
    [-0.001, 5.003335835335002e-7],
    [1e-12, 4.999999999996667e-25],
    [1e-5, 4.9999666669166655e-11],
    [0.01, 4.966914683191715e-5],
    [0.5, 0.09453489189183562],
    [0.501, 0.0948684473486751],
    [1, 0.3068528194400547],
    [100, 95.38487948315874],
  ];
  for (const [u, deficit] of expected) expect(relativeError(logDeficit(u), deficit)).toBeLessThan(1e-15);
});

test("1 + u is taken as given where u alone has lost it", () => {
  // u - log(1 + u) with 1 + u = 1e-20
  expect(relativeError(logDeficit(-1, 1e-20), -1 + 20 * Math.LN10)).toBeLessThan(1e-15);
});
