import { describe, expect, it } from "vitest";
import { type ClaimedFigures, judgedClaim } from "../../../src/estimates/families/judged-claim.ts";

const claim = (values: readonly number[], direction: "above" | "below" = "above", rounding = 0): ClaimedFigures => ({
  name: "every year",
  direction,
  figures: values.map((value, at) => ({
    id: `year ${at + 1}`,
    tested: { value, se: 1, degreesOfFreedom: Number.POSITIVE_INFINITY, rounding },
  })),
});
const sound = () => true;

// R's pnorm(-c(3, 2, 2.5)): 0.00134989803163009, 0.02275013194817921, 0.00620966532577613.
describe("a claim on every figure", () => {
  it("is as sure as its weakest figure", () => {
    expect(judgedClaim(claim([3, 2, 2.5]), sound, true)).toEqual({
      name: "every year",
      asked: 3,
      missing: [],
      sealed: true,
      verdict: "supported",
      p: expect.closeTo(0.02275013194817921, 14),
      weakest: "year 2",
      onSide: 3,
    });
  });

  it("is not shown where one figure is not clearly on the side, however clear the others are", () => {
    const judged = judgedClaim(claim([30, 1, 20, -1]), sound, true);
    expect([judged.verdict, judged.weakest, judged.onSide]).toEqual(["not shown", "year 4", 3]);
    expect(judged.p).toBeCloseTo(1 - 0.158655253931457, 12);
  });

  it("looks at the side that was claimed", () => {
    expect(judgedClaim(claim([-3, -2, -2.5], "below"), sound, true).p).toBeCloseTo(0.02275013194817921, 14);
    expect(judgedClaim(claim([3, 2, 2.5], "below"), sound, true).verdict).toBe("not shown");
  });

  it("counts rounding against the claim on both sides", () => {
    expect(judgedClaim(claim([3.5, 2.5, 3], "above", 0.5), sound, true).p).toBeCloseTo(0.02275013194817921, 14);
    expect(judgedClaim(claim([-3.5, -2.5, -3], "below", 0.5), sound, true).p).toBeCloseTo(0.02275013194817921, 14);
  });

  it("is not tested where a figure may not bear it, and names that figure", () => {
    const judged = judgedClaim(claim([3, 2, 2.5]), (id) => id !== "year 1", true);
    expect(judged).toMatchObject({ verdict: "not tested", p: null, weakest: null, onSide: null, missing: ["year 1"] });
    const empty = { ...claim([3]), figures: [{ id: "year 1", tested: null }] };
    expect(judgedClaim(empty, sound, true)).toMatchObject({ verdict: "not tested", missing: ["year 1"] });
    expect(judgedClaim({ ...empty, figures: [] }, sound, true).verdict).toBe("not tested");
  });

  it("counts both sides where it was not sealed: it could have claimed the other", () => {
    const judged = judgedClaim(claim([3, 2, 2.5]), sound, false);
    // Twice R's pnorm(-2); a claim with 1.8 errors, R's pnorm(-1.8) 0.0359, is supported only if it was sealed.
    expect([judged.verdict, judged.p]).toEqual(["supported", expect.closeTo(0.0455002638963584, 14)]);
    expect(judgedClaim(claim([3, 1.8]), sound, true).verdict).toBe("supported");
    expect(judgedClaim(claim([3, 1.8]), sound, false)).toMatchObject({ verdict: "not shown", sealed: false });
    expect(judgedClaim(claim([-3]), sound, false).p).toBe(1);
  });
});
