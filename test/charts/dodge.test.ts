import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dodge } from "../../src/charts/dodge.ts";

const slot = fc.record({
  centre: fc.double({ min: -50, max: 350, noNaN: true }),
  height: fc.double({ min: 10, max: 60, noNaN: true }),
});

describe("dodge", () => {
  it("leaves labels alone that do not touch", () => {
    expect(
      dodge(
        [
          { centre: 20, height: 10 },
          { centre: 60, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([20, 60]);
  });
  it("moves two that want the same place equally far", () => {
    expect(
      dodge(
        [
          { centre: 50, height: 10 },
          { centre: 50, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([45, 55]);
  });
  it("keeps labels inside, apart and in the order of what they label", () => {
    fc.assert(
      fc.property(fc.array(slot, { maxLength: 4 }), (slots) => {
        const placed = dodge(slots, 0, 300).map((middle, index) => ({
          middle,
          ...(slots[index] ?? { centre: 0, height: 0 }),
        }));
        for (const { middle, height } of placed) {
          expect(middle - height / 2).toBeGreaterThanOrEqual(-1e-9);
          expect(middle + height / 2).toBeLessThanOrEqual(300 + 1e-9);
        }
        const sorted = placed.toSorted((a, b) => a.middle - b.middle);
        sorted.slice(1).forEach((one, index) => {
          const above = sorted[index] ?? one;
          expect(one.middle - one.height / 2).toBeGreaterThanOrEqual(above.middle + above.height / 2 - 1e-9);
          expect(one.centre).toBeGreaterThanOrEqual(above.centre);
        });
      }),
    );
  });
});
