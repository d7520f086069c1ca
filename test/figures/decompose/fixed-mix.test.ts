import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/estimates/evaluate.ts";
import { fixedMix } from "../../../src/figures/decompose/fixed-mix.ts";
import type { Formula } from "../../../src/figures/figure.ts";
import { constant, sumOf } from "../../../src/figures/formula.ts";
import { exactValue } from "../../support/rational.ts";
import { arbitraryBands } from "./arbitrary-bands.ts";

const none = (): never => {
  throw new Error("no means here");
};
const plainly = (formula: Formula) => evaluate(formula, none).value;
const band = (share: number, gap: number) => ({ share: constant(share, "test"), gap: constant(gap, "test") });

describe("fixedMix", () => {
  it("gives the worked values of its documentation", () => {
    // On paper: 0.5 x 10 + 0.5 x 20 = 15; 0.8 x 10 + 0.2 x 20 = 12.
    const { actual, fixed, ofMix } = fixedMix(
      [band(0.5, 10), band(0.5, 20)],
      [0.8, 0.2].map((share) => constant(share, "agreed")),
    );
    expect([actual, fixed, ofMix].map(plainly)).toEqual([15, 12, 3].map((value) => expect.closeTo(value, 12)));
  });

  it("adds up exactly, in fractions, and is the gap itself at its own mix", () => {
    fc.assert(
      fc.property(arbitraryBands, (years) => {
        const own = years.map(([one]) => one);
        const reference = years.map(([, { share }]) => share);
        const { actual, fixed, ofMix } = fixedMix(own, reference);
        expect(exactValue(sumOf([fixed, ofMix]), none)).toEqual(exactValue(actual, none));
        const same = fixedMix(
          own,
          own.map(({ share }) => share),
        );
        expect(plainly(same.ofMix)).toBe(0);
      }),
    );
  });

  it("refuses a reference of other bands", () => {
    expect(() => fixedMix([band(1, 1)], [])).toThrow("1 bands, and shares of a reference: 0");
    expect(() => fixedMix([], [])).toThrow(RangeError);
  });
});
