import { describe, expect, it } from "vitest";
import { intersectionUnion } from "../../../src/estimates/families/intersection-union.ts";

const normal = (value: number, se = 1) => ({ value, se, degreesOfFreedom: Number.POSITIVE_INFINITY });

// Tables of the normal distribution: 1 - Phi(2) = 0.02275, 1 - Phi(3) = 0.00135, Phi(1) = 0.84134.
describe("intersectionUnion", () => {
  it("is as sure as the weakest year", () => {
    const { pValue, weakest } = intersectionUnion([normal(3), normal(2), normal(30, 10)], "above", 0);
    expect(pValue).toBeCloseTo(0.022750131948, 11);
    expect(weakest).toBe(1);
  });

  it("takes the claimed side, and not the one that the values show", () => {
    expect(intersectionUnion([normal(-3), normal(-2)], "below", 0).pValue).toBeCloseTo(0.022750131948, 11);
    expect(intersectionUnion([normal(-3), normal(-2)], "above", 0).pValue).toBeCloseTo(0.998650101968, 11);
  });

  it("holds the claim against a value other than 0", () => {
    const { pValue, weakest } = intersectionUnion([normal(4), normal(13)], "above", 5);
    expect(pValue).toBeCloseTo(0.841344746069, 11);
    expect(weakest).toBe(0);
  });

  it("needs figures", () => expect(() => intersectionUnion([], "above", 0)).toThrow(RangeError));
});
