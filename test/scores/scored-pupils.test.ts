import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreCells } from "../../src/scores/score.ts";
import { atomsOf, type CellInWords, cellsOf, nations } from "./nation.ts";

function pupilsOf(rows: readonly CellInWords[]) {
  const cells = cellsOf(rows);
  const everybody = atomsOf(cells);
  const { firstStage } = scoreCells(cells, {
    kind: "rank of residual",
    scored: atomsOf(cells, "others"),
    ranked: atomsOf(cells, "others", "special"),
    bands: { kind: "none" },
    minimum: 0,
    expectation: everybody,
  }).moments;
  if (typeof firstStage === "string") throw new Error("no first stage");
  return firstStage.pupils;
}

describe("pupils that scores were worked out from", () => {
  it("are the same for any order of the cells, and for cells split in two", () => {
    fc.assert(
      fc.property(nations, fc.integer({ min: 0, max: 39 }), (rows, turn) => {
        const turned = [...rows.slice(turn), ...rows.slice(0, turn)].flatMap((row) =>
          row.n === 1
            ? [row]
            : [
                { ...row, n: 1 },
                { ...row, n: row.n - 1 },
              ],
        );
        expect(pupilsOf(turned)).toEqual(pupilsOf(rows));
      }),
    );
  });

  it("say who is ranked, who is expected from and who is scored", () => {
    // One school and year: 2 others (scored, ranked, expected from), 1 special (ranked, expected from), 3 disadvantaged.
    const pupils = pupilsOf([
      { atom: "others", outcome: 5, n: 2 },
      { atom: "special", outcome: 7 },
      { atom: "disadvantaged", outcome: 5, n: 3 },
    ]);
    expect([...pupils.row]).toEqual([-1, -1, 0]);
    expect([...pupils.part]).toEqual([2, 3, 3]);
    expect([...pupils.n]).toEqual([3, 1, 2]);
    expect([...pupils.slot]).toEqual([0, 1, 0]);
    expect([pupils.startOfRow[0], pupils.endOfRow[0]]).toEqual([2, 3]);
    expect([...pupils.startOfYear]).toEqual([0, 3]);
  });
});
