import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/number/normal.ts";
import { wilsonInterval } from "../../src/number/wilson.ts";

const z = normalQuantile(0.975);

describe("Wilson's interval", () => {
  // R 4: prop.test(x, n, correct = FALSE)$conf.int
  it.each([
    [81, 100, 0.722211546209, 0.874852484902],
    [0, 7, 0, 0.354330435067],
    [107, 225, 0.411260595028, 0.54067119191],
  ])("of %i of %i is R's", (successes, trials, lower, upper) => {
    const interval = wilsonInterval(successes / trials, trials, z);
    expect(interval.lower).toBeCloseTo(lower, 9);
    expect(interval.upper).toBeCloseTo(upper, 9);
  });

  it("turns over with the share, holds it, and stays within 0 and 1", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, share) => {
        const own = wilsonInterval(share, trials, z);
        const turned = wilsonInterval(1 - share, trials, z);
        expect(own.lower).toBeCloseTo(1 - turned.upper, 12);
        expect(own.lower).toBeGreaterThanOrEqual(0);
        expect(own.upper).toBeLessThanOrEqual(1);
        expect(own.lower).toBeLessThanOrEqual(share + 1e-12);
        expect(own.upper).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });

  it("refuses no trials and what is no share", () => {
    expect(() => wilsonInterval(0.5, 0, z)).toThrow(RangeError);
    expect(() => wilsonInterval(1.1, 10, z)).toThrow(RangeError);
  });
});
