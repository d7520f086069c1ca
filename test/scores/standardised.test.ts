import { expect, it } from "vitest";
import { deviations, unitsOfDeviation } from "../../src/scores/standardised.ts";

it("divides by N, around the mean of the pupils that count", () => {
  // Paper: residuals -2, -2 and 4 have variance 8; in 2016 one third twice has none; in 2017 nobody counts.
  const scores = { numerator: Float64Array.of(-6, 12, 99, 1, 2, 5), denominator: Float64Array.of(3, 3, 1, 3, 6, 1) };
  const found = deviations(scores, Float64Array.of(2, 1, 0, 7, 3, 0), Int32Array.of(0, 3, 5, 6));
  expect([...found]).toEqual([Math.sqrt(8), 0, 0]);
});

it("refuses a year to be scored that does not spread", () => {
  const deviation = Float64Array.of(4, 0);
  expect([...unitsOfDeviation(deviation, Float64Array.of(9, 0), [2014, 2015])]).toEqual([0.25, 0]);
  expect(() => unitsOfDeviation(deviation, Float64Array.of(9, 9), [2014, 2015])).toThrow(
    "no spread to standardise by in 2015: 0",
  );
});
