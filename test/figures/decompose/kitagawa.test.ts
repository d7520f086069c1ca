import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import { gapOfMix, kitagawa, type MixBand } from "../../../src/figures/decompose/kitagawa.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { constant, mean, minus, sumOf } from "../../../src/figures/formula.ts";
import { meanDomain, shareDomain } from "../../support/decompose-cells.ts";
import { exactly, exactValue, type Rational, rational } from "../../support/rational.ts";
import { arbitraryBands } from "./arbitrary-bands.ts";

const none = (): never => {
  throw new Error("no means here");
};
const plainly = (formula: Formula) => evaluate(formula, none).value;
const exact = (formula: Formula) => exactValue(formula, none);
const band = (share: number, gap: number): MixBand => ({ share: constant(share, "test"), gap: constant(gap, "test") });

describe("kitagawa", () => {
  it("gives the worked values of its documentation", () => {
    // On paper: 15 - 13 = 2; mix -0.1 x 10.5 + 0.1 x 20.5 = 1; gaps 1 x 0.65 + 1 x 0.35 = 1.
    const { change, ofMix, ofGaps, bands } = kitagawa([band(0.7, 10), band(0.3, 20)], [band(0.6, 11), band(0.4, 21)]);
    expect([change, ofMix, ofGaps].map(plainly)).toEqual([2, 1, 1].map((value) => expect.closeTo(value, 12)));
    expect(bands.map((one) => plainly(one.ofMix))).toEqual([-1.05, 2.05].map((value) => expect.closeTo(value, 12)));
    expect(bands.map((one) => plainly(one.ofGap))).toEqual([0.65, 0.35].map((value) => expect.closeTo(value, 12)));
  });

  it("adds up exactly, in fractions, whatever the shares and gaps", () => {
    fc.assert(
      fc.property(arbitraryBands, (years) => {
        const parts = kitagawa(
          years.map(([before]) => before),
          years.map(([, after]) => after),
        );
        const { change, ofMix, ofGaps, bands } = parts;
        expect(exact(sumOf([ofMix, ofGaps]))).toEqual(exact(change));
        expect(exact(sumOf(bands.map((one) => one.ofMix)))).toEqual(exact(ofMix));
        expect(exact(sumOf(bands.map((one) => one.ofGap)))).toEqual(exact(ofGaps));
      }),
    );
  });

  it("does not depend on which year is first, but for the sign", () => {
    fc.assert(
      fc.property(arbitraryBands, (years) => {
        const [before, after] = [years.map(([one]) => one), years.map(([, one]) => one)];
        const [forth, back] = [kitagawa(before, after), kitagawa(after, before)];
        for (const part of ["change", "ofMix", "ofGaps"] as const) {
          const turned: Formula = { op: "negate", of: back[part] };
          expect(exact(turned)).toEqual(exact(forth[part]));
        }
      }),
    );
  });

  it("finds no part of the mix where only gaps moved, and none of gaps where only the mix did", () => {
    const some = [band(0.25, 10), band(0.75, 20)];
    expect(plainly(kitagawa(some, [band(0.25, 11), band(0.75, 24)]).ofMix)).toBe(0);
    expect(plainly(kitagawa(some, [band(0.5, 10), band(0.5, 20)]).ofGaps)).toBe(0);
  });

  it("is the change of the group's own gap where bands make up the group", () => {
    // Three bands with whole sums and pupils: the gap of the group is that of its total, to the last fraction.
    const pupils = new Map([["low", [30n, 41n]], ["high", [12n, 17n]]]); // biome-ignore format: a table
    const sums = new Map([["low", [901n, 1_377n]], ["high", [220n, 299n]], ["others", [4_000n, 5_011n]]]); // biome-ignore format: a table
    const at = (table: Map<string, bigint[]>, name: string, year: number) => table.get(name)?.[year - 2018] ?? 0n;
    const all = (table: Map<string, bigint[]>, year: number) => at(table, "low", year) + at(table, "high", year);
    const meanOf = (key: string): Rational => {
      for (const year of [2018, 2019]) {
        if (key === meanDomain("others", year).key) return rational(at(sums, "others", year), 100n);
        if (key === meanDomain("group", year).key) return rational(all(sums, year), all(pupils, year));
        for (const name of ["low", "high"]) {
          if (key === meanDomain(name, year).key) return rational(at(sums, name, year), at(pupils, name, year));
          if (key === shareDomain(name, year).key) return rational(at(pupils, name, year), all(pupils, year));
        }
      }
      throw new Error(key);
    };
    const bands = (year: number) =>
      ["low", "high"].map((name) => ({
        share: mean(shareDomain(name, year)),
        gap: minus(mean(meanDomain("others", year)), mean(meanDomain(name, year))),
      }));
    const whole = (year: number) => minus(mean(meanDomain("others", year)), mean(meanDomain("group", year)));
    const parts = kitagawa(bands(2018), bands(2019));
    const change = exactValue(minus(whole(2019), whole(2018)), ({ key }) => meanOf(key));
    expect(exactValue(sumOf([parts.ofMix, parts.ofGaps]), ({ key }) => meanOf(key))).toEqual(change);
    expect(exactValue(gapOfMix(bands(2018)), ({ key }) => meanOf(key))).toEqual(
      exactValue(whole(2018), ({ key }) => meanOf(key)),
    );
  });

  it("refuses bands that are not the same number, and none", () => {
    expect(() => kitagawa([band(1, 1)], [band(0.5, 1), band(0.5, 1)])).toThrow("1 bands before, but after: 2");
    expect(() => kitagawa([], [])).toThrow(RangeError);
  });
});

it("holds a double as the fraction that it is", () => {
  // 0.1 is 3602879701896397 / 2^55.
  expect(exactly(0.1)).toEqual({ top: 3602879701896397n, bottom: 2n ** 55n });
});
