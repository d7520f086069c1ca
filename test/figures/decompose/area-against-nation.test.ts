import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaAgainstNation } from "../../../src/figures/decompose/area-against-nation.ts";
import { constant, sumOf } from "../../../src/figures/formula.ts";
import { exactly, exactValue } from "../../support/rational.ts";

const none = (): never => {
  throw new Error("no means here");
};
const c = (value: number) => constant(value, "test");
const score = fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 991);

describe("areaAgainstNation", () => {
  it("gives the worked values of its documentation", () => {
    const parts = areaAgainstNation(c(38), c(50), c(55));
    expect(exactValue(parts.gap, none)).toEqual(exactly(17));
    expect(exactValue(parts.inArea, none)).toEqual(exactly(12));
    expect(exactValue(parts.ofPlace, none)).toEqual(exactly(5));
  });

  it("adds up exactly, in fractions", () => {
    fc.assert(
      fc.property(score, score, score, (group, inArea, nation) => {
        const parts = areaAgainstNation(c(group), c(inArea), c(nation));
        expect(exactValue(sumOf([parts.inArea, parts.ofPlace]), none)).toEqual(exactValue(parts.gap, none));
      }),
    );
  });
});
