import { expect, it } from "vitest";
import { checkCells } from "../../src/scores/check-cells.ts";
import { cellsOf } from "./nation.ts";

const cells = cellsOf([{ outcome: 1 }, { outcome: 2 }]);

it("says nothing about good cells", () => {
  expect(() => checkCells(cells)).not.toThrow();
});

it("refuses what would be counted wrongly", () => {
  expect(() => checkCells({ ...cells, prior: Int32Array.of(1) })).toThrow("prior for other than 2 cells: 1");
  expect(() => checkCells({ ...cells, n: Int32Array.of(1, 0) })).toThrow("cell without pupils: 0");
  const key = { ...cells.key, atom: Int32Array.of(0, 4) };
  expect(() => checkCells({ ...cells, key })).toThrow("unknown atom code: 4");
});
