import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benjaminiHochberg } from "../../../src/estimates/families/benjamini-hochberg.ts";
import { holm } from "../../../src/estimates/families/holm.ts";
import { expectAsPAdjust } from "./p-adjust.ts";

describe("holm", () => {
  it("equals R's p.adjust", () => expectAsPAdjust(holm, "holm"));

  it("gives the worked values of its documentation", () => {
    // On paper: 3 x 0.01, 2 x 0.03, and 1 x 0.04 raised to the one before.
    expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  });

  it("takes no figures", () => expect(holm([])).toEqual([]));

  it("is never below Benjamini and Hochberg's nor above Bonferroni's, and keeps the order", () => {
    const p = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(p, (values) => {
        const adjusted = holm(values);
        const softer = benjaminiHochberg(values);
        for (const [index, value] of values.entries()) {
          const own = adjusted[index] ?? Number.NaN;
          expect(own).toBeGreaterThanOrEqual((softer[index] ?? Number.NaN) * (1 - 1e-14));
          expect(own).toBeGreaterThanOrEqual(value);
          expect(own).toBeLessThanOrEqual(Math.min(1, values.length * value));
          for (const [other, another] of values.entries())
            if (value <= another) expect(own).toBeLessThanOrEqual(adjusted[other] ?? Number.NaN);
        }
      }),
    );
  });

  it.each([Number.NaN, -0.1, 1.1])("refuses %s", (p) => {
    expect(() => holm([0.5, p])).toThrow(`p value outside 0 to 1: ${p}`);
  });
});
