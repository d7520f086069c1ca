import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadBetween, weightedMean } from "../../../src/estimates/shrink/spread.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

const areas = oracleRows("shrink-areas.csv");

describe("spreadBetween", () => {
  it.each(oracleRows("shrink-sets.csv"))("is the root that R finds: $set", ({ set, shared, tau2, mean }) => {
    const own = areas.filter((area) => area.set === set);
    const values = own.map(({ value }) => Number(value));
    const variances = own.map(({ variance }) => Number(variance) - Number(shared));
    const tauSquared = spreadBetween(values, variances);
    expect(Math.abs(tauSquared - Number(tau2))).toBeLessThanOrEqual(1e-9 * Number(tau2));
    expect(weightedMean(values, variances, tauSquared) / Number(mean)).toBeCloseTo(1, 9);
  });

  it("is the variance of the values less the error's, where errors are equal", () => {
    // On paper: equal weights, so sum of squares / (tau^2 + v) = k - 1. The values 0, 2, 4 have variance 4.
    expect(spreadBetween([0, 2, 4], [1, 1, 1])).toBeCloseTo(3, 12);
    expect(spreadBetween([0, 2, 4], [4, 4, 4])).toBe(0);
    expect(spreadBetween([0, 2, 4], [9, 9, 9])).toBe(0);
    expect(spreadBetween([5, 5, 5], [1, 2, 3])).toBe(0);
  });

  it("follows the unit, and not where zero is", () => {
    const value = fc.integer({ min: -500, max: 500 }).map((whole) => whole / 10);
    const area = fc.tuple(value, fc.integer({ min: 1, max: 400 }).map((whole) => whole / 10)); // biome-ignore format: a pair
    fc.assert(
      fc.property(fc.array(area, { minLength: 3, maxLength: 20 }), (list) => {
        const values = list.map(([one]) => one);
        const variances = list.map(([, variance]) => variance);
        const plain = spreadBetween(values, variances);
        expect(plain).toBeGreaterThanOrEqual(0);
        const close = (other: number, wanted: number) =>
          expect(Math.abs(other - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted));
        close(spreadBetween(values.map((one) => one + 100), variances), plain); // biome-ignore format: one thing moved
        close(spreadBetween(values.map((one) => 2 * one), variances.map((one) => 4 * one)), 4 * plain); // biome-ignore format: one thing moved
      }),
    );
  });

  it("refuses two areas, no value and no variance", () => {
    expect(() => spreadBetween([1, 2], [1, 1])).toThrow("too few areas for a spread: 2");
    expect(() => spreadBetween([1, 2, Number.NaN], [1, 1, 1])).toThrow("not a value of an area: NaN");
    expect(() => spreadBetween([1, 2, 3], [1, 0, 1])).toThrow("variance of an area not above 0: 0");
    expect(() => spreadBetween([1, 2, 3], [1, 1])).toThrow(RangeError);
  });
});
