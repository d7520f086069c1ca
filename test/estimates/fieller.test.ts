import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fiellerInterval } from "../../src/estimates/fieller.ts";

describe("fiellerInterval", () => {
  it("solves the quadratic of its definition", () => {
    // On paper: (1 - 4 x 0.01) r^2 - 2 (2) r + (4 - 0.04) = 0, so r = (2 ± sqrt(4 - 0.96 x 3.96)) / 0.96.
    const ends = fiellerInterval({ top: 2, bottom: 1, varTop: 0.01, varBottom: 0.01, covariance: 0 }, 2);
    const root = Math.sqrt(4 - 0.96 * 3.96);
    expect(ends?.lower).toBeCloseTo((2 - root) / 0.96, 12);
    expect(ends?.upper).toBeCloseTo((2 + root) / 0.96, 12);
  });

  it("has ends where top - r x bottom is t standard errors from zero", () => {
    const size = fc.double({ min: 0.2, max: 5, noNaN: true });
    const error = fc.double({ min: 0.01, max: 0.2, noNaN: true });
    fc.assert(
      fc.property(
        size,
        size,
        error,
        error,
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (top, bottom, seTop, seBottom, correlation) => {
          const parts = {
            top,
            bottom,
            varTop: seTop ** 2,
            varBottom: seBottom ** 2,
            covariance: correlation * seTop * seBottom,
          };
          const ends = fiellerInterval(parts, 1.96);
          if (ends === null) {
            expect(bottom / seBottom).toBeLessThanOrEqual(1.96);
            return;
          }
          for (const r of [ends.lower, ends.upper]) {
            const se = Math.sqrt(parts.varTop - 2 * r * parts.covariance + r * r * parts.varBottom);
            expect(Math.abs(top - r * bottom) / se).toBeCloseTo(1.96, 6);
          }
          expect(ends.lower).toBeLessThanOrEqual(top / bottom);
          expect(ends.upper).toBeGreaterThanOrEqual(top / bottom);
        },
      ),
    );
  });

  it("has no ends when the denominator is not clear of zero", () => {
    expect(fiellerInterval({ top: 1, bottom: 0.1, varTop: 0.01, varBottom: 0.01, covariance: 0 }, 1.96)).toBeNull();
  });
});
