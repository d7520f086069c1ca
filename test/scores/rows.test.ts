import { describe, expect, it } from "vitest";
import { bandCells } from "../../src/scores/bands.ts";
import { outcomeSums, residualSums } from "../../src/scores/points.ts";
import { rowsOf, wholeSums } from "../../src/scores/rows.ts";
import { thresholdSums } from "../../src/scores/threshold.ts";
import { cellsOf } from "./nation.ts";

const cells = cellsOf([
  { school: "b", atom: "x", prior: 40, outcome: 10 },
  { school: "a", atom: "y", prior: 40, outcome: 10 },
  { school: "b", atom: "x", prior: 40, outcome: 16 },
  { school: "a", atom: "x", year: 2014, prior: 40, outcome: 9, n: 3 },
  { school: "b", atom: "x", prior: 41, outcome: 9 },
]);
const all = Uint8Array.of(1, 1, 1, 1, 1);
const rows = rowsOf(cells, all);

describe("rows", () => {
  it("are sorted by year, school, place and atom", () => {
    expect([...rows.key.year]).toEqual([0, 1, 1]);
    expect([...rows.key.school]).toEqual([0, 0, 1]);
    expect([...rows.key.atom]).toEqual([0, 1, 0]);
    expect([...rows.n]).toEqual([3, 1, 3]);
    expect([...rows.ofCell]).toEqual([2, 1, 2, 0, 2]);
  });

  it("leave out cells that are not scored", () => {
    const some = rowsOf(cells, Uint8Array.of(1, 0, 0, 1, 0));
    expect([...some.n]).toEqual([3, 1]);
    expect([...some.ofCell]).toEqual([1, -1, -1, 0, -1]);
  });

  it("refuse sums that are not exact", () => {
    expect(() => wholeSums(cells, rows, () => 2 ** 52)).toThrow("sum of scores is not exact: 9007199254740992");
  });
});

describe("sums of rows", () => {
  it("add outcomes", () => {
    expect([...outcomeSums(cells, rows)]).toEqual([27, 10, 35]);
  });

  it("count pupils at or above a threshold", () => {
    expect([...thresholdSums(cells, rows, 10)]).toEqual([0, 1, 2]);
    expect(() => thresholdSums(cells, rows, Number.NaN)).toThrow("threshold is not a number: NaN");
  });

  it("add residuals band by band", () => {
    // Paper, 2015: band 40 has N 3 and S 36, so school b has (26 x 3 - 2 x 36) / 3 = 2 there and 0 in band 41.
    const { bands } = bandCells(cells, all, all, { kind: "each score" }, 0);
    const expectation = { pupils: Float64Array.of(3, 3, 1), sum: Float64Array.of(27, 36, 9) };
    expect([...residualSums(cells, rows, bands, expectation)]).toEqual([0, -2, 2]);
  });

  it("add bands from the lowest up, whatever the order of the cells", () => {
    const falling = cellsOf([42, 41, 40].map((prior) => ({ prior, outcome: 1 })));
    const three = Uint8Array.of(1, 1, 1);
    const { bands } = bandCells(falling, three, three, { kind: "each score" }, 0);
    const expectation = { pupils: Float64Array.of(10, 10, 10), sum: Float64Array.of(9, 8, 7) };
    // In doubles 0.1 + 0.2 + 0.3 is not 0.3 + 0.2 + 0.1.
    expect([...residualSums(falling, rowsOf(falling, three), bands, expectation)]).toEqual([0.1 + 0.2 + 0.3]);
    expect(0.3 + 0.2 + 0.1).not.toBe(0.1 + 0.2 + 0.3);
  });
});
