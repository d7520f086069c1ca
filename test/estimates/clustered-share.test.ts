import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusteredShareInterval } from "../../src/estimates/clustered-share.ts";

const z = 1.959963984540054;

describe("Wilson's interval for a share", () => {
  it("is R's for pupils who are independent", () => {
    // R: prop.test(81, 100, correct = FALSE)$conf.int; prop.test(3, 40, correct = FALSE)$conf.int
    const first = clusteredShareInterval(0.81, (0.81 * 0.19) / 100, z);
    expect(first.lower).toBeCloseTo(0.722211546209356, 12);
    expect(first.upper).toBeCloseTo(0.874852484902313, 12);
    const second = clusteredShareInterval(3 / 40, ((3 / 40) * (37 / 40)) / 40, z);
    expect(second.lower).toBeCloseTo(0.0258360257745882, 12);
    expect(second.upper).toBeCloseTo(0.198642335243105, 12);
  });

  it("lies inside 0 to 1, and its ends are t errors of their own from the share", () => {
    const inside = { noNaN: true, min: 0.001, max: 0.999 };
    fc.assert(
      fc.property(
        fc.double(inside),
        fc.double(inside),
        fc.double({ noNaN: true, min: 0.5, max: 12 }),
        (share, by, t) => {
          const variance = by * share * (1 - share);
          const { lower, upper } = clusteredShareInterval(share, variance, t);
          expect(lower).toBeGreaterThanOrEqual(-1e-15);
          expect(upper).toBeLessThanOrEqual(1 + 1e-15);
          for (const p of [lower, upper]) expect((share - p) ** 2).toBeCloseTo(t * t * p * (1 - p) * by, 9);
        },
      ),
    );
  });

  it("refuses shares and variances that cannot be", () => {
    expect(() => clusteredShareInterval(0, 0.1, z)).toThrow("share not strictly between 0 and 1: 0");
    expect(() => clusteredShareInterval(0.5, 0, z)).toThrow("variance not above 0: 0");
  });
});
