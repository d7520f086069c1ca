import { describe, expect, it } from "vitest";
import { alikeP, smallestShown } from "../../../src/estimates/families/outcome.ts";

const at = (value: number, degreesOfFreedom = Number.POSITIVE_INFINITY, rounding = 0) => ({
  value,
  se: 1,
  degreesOfFreedom,
  rounding,
});

describe("the smallest difference that data can show", () => {
  // R 4.2.2: qt(0.975, c(5, 10, 20)) + qt(0.8, c(5, 10, 20)); the non-central t gives 3.514, 3.110, 2.945.
  it("is R's, and near the one that the non-central t gives", () => {
    expect([5, 10, 20].map((df) => smallestShown(at(0, df), 0.05))).toEqual(
      [3.490126, 3.107197, 2.945928].map((value) => expect.closeTo(value, 5)),
    );
    // R: power.t.test(power = 0.8, sd = 1, n = 17, type = "one.sample")$delta x sqrt(17), with 16 degrees of freedom.
    expect(smallestShown(at(0, 16), 0.05)).toBeCloseTo(2.984577, 4);
    expect(smallestShown(at(0), 0.05)).toBeCloseTo(1.959964 + 0.841621, 5);
  });

  it("grows with the tests that it is one of, and by what rounding can hide", () => {
    // R: qnorm(1 - 0.05 / 20) + qnorm(0.8)
    expect(smallestShown(at(0), 0.005)).toBeCloseTo(2.807034 + 0.841621, 5);
    expect(smallestShown(at(0, Number.POSITIVE_INFINITY, 0.5), 0.05)).toBeCloseTo(3.301585, 5);
  });
});

describe("two one-sided tests", () => {
  // R: pnorm(-2); pt(-(2 - 0.5), 9); pt(-(2 + 0.5), 9)
  it("have the p value of the nearer margin", () => {
    expect(alikeP(at(0), 2)).toBeCloseTo(0.02275013194817921, 12);
    expect(alikeP(at(0.5, 9), 2)).toBeCloseTo(0.08392532802854, 9);
    expect(alikeP(at(-0.5, 9), 2)).toBeCloseTo(0.08392532802854, 9);
  });

  it("count rounding against being alike, and refuse what is no margin", () => {
    expect(alikeP(at(0, 9, 0.5), 2)).toBeCloseTo(alikeP(at(0.5, 9), 2), 12);
    expect(() => alikeP(at(0), 0)).toThrow("not a margin: 0");
  });
});
