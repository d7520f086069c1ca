import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sortSlots } from "../../../src/estimates/bootstrap/sort-slots.ts";

describe("sortSlots", () => {
  it("puts every slot in the place of its value, from any order", () => {
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { maxLength: 200 });
    fc.assert(
      fc.property(values, fc.infiniteStream(fc.nat()), (of, shuffle) => {
        const order = Int32Array.from(of.keys());
        for (let at = order.length - 1; at > 0; at--) {
          const other = (shuffle.next().value ?? 0) % (at + 1);
          [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
        }
        sortSlots(order, Float64Array.from(of));
        expect([...order].sort((a, b) => a - b)).toEqual([...of.keys()]);
        expect([...order].map((slot) => of[slot])).toEqual([...of].sort((a, b) => a - b));
      }),
    );
  });

  it("merges runs where the order is far from sorted: seven bands of rising values, laid backwards", () => {
    const of = Array.from({ length: 700 }, (_, slot) => (slot % 100) * 3 - 5 * Math.floor(slot / 100));
    const order = Int32Array.from(of.keys()).reverse();
    sortSlots(order, Float64Array.from(of));
    expect([...order].map((slot) => of[slot])).toEqual([...of].sort((a, b) => a - b));
    expect(new Set(order).size).toBe(700);
  });
});
