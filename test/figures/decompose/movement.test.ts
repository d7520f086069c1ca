import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { movement } from "../../../src/figures/decompose/movement.ts";
import { constant, sumOf } from "../../../src/figures/formula.ts";
import { exactly, exactValue } from "../../support/rational.ts";

const none = (): never => {
  throw new Error("no means here");
};
const c = (value: number) => constant(value, "test");
const score = fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 991);

describe("movement", () => {
  it("gives the worked values of its documentation", () => {
    // On paper: gaps 15 then 14.
    const parts = movement({ comparator: c(55), group: c(40) }, { comparator: c(56), group: c(42) });
    expect(exactValue(parts.change, none)).toEqual(exactly(-1));
    expect(exactValue(parts.ofComparator, none)).toEqual(exactly(1));
    expect(exactValue(parts.ofGroup, none)).toEqual(exactly(-2));
  });

  it("adds up exactly, in fractions", () => {
    fc.assert(
      fc.property(score, score, score, score, (a, b, d, e) => {
        const parts = movement({ comparator: c(a), group: c(b) }, { comparator: c(d), group: c(e) });
        expect(exactValue(sumOf([parts.ofComparator, parts.ofGroup]), none)).toEqual(exactValue(parts.change, none));
      }),
    );
  });
});
