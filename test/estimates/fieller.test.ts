import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fiellerInterval, leastRatio } from "../../src/estimates/fieller.ts";

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

describe("leastRatio", () => {
  const closing = { top: 12, varTop: 0.04, varBottom: 0.01, covariance: 0 };
  it("solves the quadratic of its definition where the denominator is not clear", () => {
    // On paper: (0.01 - 0.04) r^2 - 2 (1.2) r + (144 - 0.16) = 0, so r = (-1.2 + sqrt(1.44 + 0.03 x 143.84)) / 0.03.
    const root = (-1.2 + Math.sqrt(1.44 + 0.03 * 143.84)) / 0.03;
    expect(leastRatio({ ...closing, bottom: 0.1 }, 2)).toBeCloseTo(root, 10);
  });
  it("is larger for a gap that seems to grow, and none for one that clearly grows", () => {
    const rises = (1.2 + Math.sqrt(1.44 + 0.03 * 143.84)) / 0.03;
    expect(leastRatio({ ...closing, bottom: -0.1 }, 2)).toBeCloseTo(rises, 10);
    expect(leastRatio({ ...closing, bottom: -0.3 }, 2)).toBeNull();
  });
  it("is the lower end of the interval where there is one", () => {
    const parts = { top: 2, bottom: 1, varTop: 0.01, varBottom: 0.01, covariance: 0.002 };
    expect(leastRatio(parts, 2)).toBeCloseTo(fiellerInterval(parts, 2)?.lower ?? Number.NaN, 12);
  });
  it("is none where the numerator may be 0", () => {
    expect(leastRatio({ ...closing, top: 0.39, bottom: 0.1 }, 2)).toBeNull();
    expect(leastRatio({ ...closing, top: -12, bottom: -0.1 }, 2)).toBeNull();
  });
});
