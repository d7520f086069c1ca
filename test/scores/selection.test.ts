import { expect, it } from "vitest";
import { inside, pupilsByYear, union } from "../../src/scores/selection.ts";
import { cellsOf } from "./nation.ts";

const cells = cellsOf([
  { atom: "a", place: "x", year: 2014, outcome: 1, n: 3 },
  { atom: "b", place: "x", year: 2015, outcome: 1, n: 5 },
  { atom: "b", place: "y", year: 2015, outcome: 1, n: 7 },
]);

it("takes cells whose atom and place are inside", () => {
  expect([...inside(cells, { atoms: Uint8Array.of(0, 1), places: null })]).toEqual([0, 1, 1]);
  expect([...inside(cells, { atoms: Uint8Array.of(1, 1), places: Uint8Array.of(1, 0) })]).toEqual([1, 1, 0]);
});

it("refuses a selection made for another frame", () => {
  expect(() => inside(cells, { atoms: Uint8Array.of(1), places: null })).toThrow(
    "selection of other atoms than the 2 of the frame: 1",
  );
  expect(() => inside(cells, { atoms: Uint8Array.of(1, 1), places: Uint8Array.of(1) })).toThrow(
    "selection of other places than the 2 of the frame: 1",
  );
});

it("joins masks and counts pupils by year", () => {
  const mask = union([Uint8Array.of(1, 0, 0), Uint8Array.of(0, 0, 1)]);
  expect([...mask]).toEqual([1, 0, 1]);
  expect([...pupilsByYear(cells, mask)]).toEqual([3, 7]);
});
