import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../../src/estimates/families/benjamini-hochberg.ts";
import { expectAsPAdjust } from "./p-adjust.ts";

describe("benjaminiHochberg", () => {
  it("equals R's p.adjust", () => expectAsPAdjust(benjaminiHochberg, "bh"));

  it("gives the worked values of its documentation", () => {
    // On paper: 0.04 x 3/3, then 0.03 x 3/2 lowered to 0.04, then 0.01 x 3/1.
    expect(benjaminiHochberg([0.01, 0.04, 0.03])).toEqual([0.03, 0.04, 0.04]);
  });

  it("takes no figures", () => expect(benjaminiHochberg([])).toEqual([]));

  it.each([Number.NaN, -0.1, 1.1])("refuses %s", (p) => {
    expect(() => benjaminiHochberg([0.5, p])).toThrow(`p value outside 0 to 1: ${p}`);
  });
});
