import { describe, expect, it } from "vitest";
import { certaintyOf } from "../../../src/publish/words/certainty-words.ts";

/** 2 with an error of 0.9: t 2.22, and an interval of 1.96 errors that leaves out 0. */
const alone = { value: 2, se: 0.9, lower: 0.24, upper: 3.76 };

describe("how sure a direction is", () => {
  it("is said of a figure by itself from its interval, then from t", () => {
    expect(certaintyOf(alone, Number.POSITIVE_INFINITY, 0)).toBe("clearly");
    // R: pnorm(1.5) is 0.933 and pnorm(1) is 0.841, either side of 90%.
    expect(certaintyOf({ value: 1.5, se: 1, lower: -0.46, upper: 3.46 }, Number.POSITIVE_INFINITY, 0)).toBe("probably");
    expect(certaintyOf({ value: 1, se: 1, lower: -0.96, upper: 2.96 }, Number.POSITIVE_INFINITY, 0)).toBe("unclear");
  });

  it("asks a comparison among others for 5% and 20% of its adjusted p value too", () => {
    const among = (p: number) => certaintyOf(alone, Number.POSITIVE_INFINITY, 0, p);
    expect([0.05, 0.051, 0.2, 0.21].map(among)).toEqual(["clearly", "probably", "probably", "unclear"]);
  });

  it("calls nothing clear whose own interval holds no difference, whatever the p value", () => {
    expect(certaintyOf({ ...alone, lower: -0.1 }, 5, 0, 0.01)).toBe("probably");
  });

  it("knows a difference without error as exact, not as tested", () => {
    expect(certaintyOf({ value: 0, se: 0, lower: 0, upper: 0 }, 5, 0, 1)).toBe("exactly");
  });
});
