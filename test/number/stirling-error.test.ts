import { expect, test } from "vitest";
import { stirlingError } from "../../src/number/stirling-error.ts";

test("closed forms of a half, 1 and 2", () => {
  // gamma is sqrt(pi), 1 and 1 there
  const halfLogTwoPi = Math.log(2 * Math.PI) / 2;
  expect(stirlingError(0.5)).toBeCloseTo(0.5 - Math.LN2 / 2, 15);
  expect(stirlingError(1)).toBeCloseTo(1 - halfLogTwoPi, 15);
  expect(stirlingError(2)).toBeCloseTo(2 - 1.5 * Math.LN2 - halfLogTwoPi, 15);
});

test("values of mpmath 1.3 at 40 digits: recurrence, series and both sides of the change at 12", () => {
  const expected: [x: number, error: number][] = [
    [0.15, 0.39488324830010324],
    [0.75, 0.10626293633956786],
    [3.25, 0.025562157964525795],
    [11.875, 0.007015888392896624],
    [12, 0.00694284010720953],
    [12.5, 0.006665247032707682],
    [100, 0.0008333305556349147],
    [1000000, 8.333333333333056e-8],
  ];
  for (const [x, error] of expected) expect(Math.abs(stirlingError(x) - error)).toBeLessThan(5e-16);
});
