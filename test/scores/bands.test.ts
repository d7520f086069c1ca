import fc from "fast-check";
import { expect, it } from "vitest";
import { bandCells } from "../../src/scores/bands.ts";
import { inside } from "../../src/scores/selection.ts";
import { atomsOf, cellsOf, nations } from "./nation.ts";

it("bands each year on its own and says what it merged", () => {
  const cells = cellsOf([
    { year: 2015, prior: 42, outcome: 1, n: 5 },
    { year: 2014, prior: 41, outcome: 1, n: 5 },
    { year: 2014, prior: 40, outcome: 1, n: 5 },
    { year: 2015, prior: 40, outcome: 1, n: 2 },
    { year: 2015, prior: 40, outcome: 9, n: 2 },
  ]);
  const all = Uint8Array.of(1, 1, 1, 1, 1);
  const { bands, merges } = bandCells(cells, all, all, { kind: "each score" }, 5);
  expect([...bands.start]).toEqual([0, 2, 3]);
  expect([...bands.ofCell]).toEqual([2, 1, 0, 2, 2]);
  expect([...bands.lower]).toEqual([40, 41, 40]);
  expect([...bands.upper]).toEqual([40, 41, 42]);
  expect(merges).toEqual([{ year: 2015, from: { lower: 40, upper: 40 }, into: { lower: 42, upper: 42 }, pupils: 4 }]);
});

it("leaves cells out of scope without a band", () => {
  const cells = cellsOf([
    { prior: 1, outcome: 1 },
    { prior: 2, outcome: 1 },
  ]);
  const mask = Uint8Array.of(0, 1);
  expect([...bandCells(cells, mask, mask, { kind: "each score" }, 0).bands.ofCell]).toEqual([-1, 0]);
});

it("rests on the expectation population alone: who else is scored moves none of its pupils", () => {
  const rule = fc.constantFrom(
    { kind: "each score" } as const,
    { kind: "quantiles", groups: 3 } as const,
    { kind: "width", width: 2 } as const,
  );
  fc.assert(
    fc.property(nations, rule, fc.integer({ min: 1, max: 12 }), (rows, bandRule, minimum) => {
      const cells = cellsOf(rows);
      const expected = inside(cells, atomsOf(cells, "others", "disadvantaged"));
      const everyone = inside(cells, atomsOf(cells));
      const alone = bandCells(cells, expected, expected, bandRule, minimum).bands.ofCell;
      const among = bandCells(cells, everyone, expected, bandRule, minimum).bands.ofCell;
      const pairs = new Set<string>();
      for (const [cell, band] of alone.entries()) if (band >= 0) pairs.add(`${band} is ${among[cell]}`);
      const bandsUsed = new Set(alone.filter((band) => band >= 0));
      expect(pairs.size).toBe(bandsUsed.size);
    }),
  );
});
