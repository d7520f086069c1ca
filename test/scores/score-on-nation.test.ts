import { describe, expect, it } from "vitest";
import { type NationCounts, scoreOnNation } from "../../src/scores/score-on-nation.ts";
import { atomsOf, cellsOf } from "./nation.ts";

const counts = (
  rows: readonly (readonly [year: number, prior: number, outcome: number, n: number])[],
): NationCounts => {
  const column = (at: 0 | 1 | 2 | 3) => Int32Array.from(rows, (row) => row[at]);
  return { year: column(0), prior: column(1), outcome: column(2), n: column(3) };
};

describe("scoreOnNation", () => {
  // On paper: of outcomes 10, 20, 20 and 40 none lie below 5, one below and two at 20, three below 30, all below 50.
  it("ranks pupils among those of the nation, whatever the others of their own file have", () => {
    const cells = cellsOf([5, 20, 30, 50].map((outcome, at) => ({ year: 2019, school: `s${at}`, outcome })));
    const nation = counts([
      [0, 0, 10, 1],
      [0, 0, 20, 2],
      [0, 0, 40, 1],
    ]);
    const { sum, unitOfYear } = scoreOnNation(cells, { scored: atomsOf(cells), bands: null }, nation);
    expect([...sum].map((position) => position * (unitOfYear[0] ?? 0))).toEqual([0, 50, 75, 100]);
  });

  // On paper: the nation's band 40 expects 10 (5 and 15), band 41 expects 20 (18 and 22); residuals -5, 5, -2, 2.
  // Our 16 in band 40 is 6 above: 100. Our 19 in band 41 is -1: two below, 50. Prior 42, which the nation does not have,
  // goes to band 41, where 13 is -7: 0. Our own means play no part.
  it("expects what the nation's pupils of the same prior attainment reached", () => {
    const cells = cellsOf([
      { year: 2019, school: "a", prior: 40, outcome: 16 },
      { year: 2019, school: "b", prior: 41, outcome: 19 },
      { year: 2019, school: "c", prior: 42, outcome: 13 },
    ]);
    const nation = counts([
      [0, 40, 5, 1],
      [0, 40, 15, 1],
      [0, 41, 18, 1],
      [0, 41, 22, 1],
    ]);
    const bands = { rule: { kind: "each score" }, minimum: 1 } as const;
    const { sum, unitOfYear, firstStage } = scoreOnNation(cells, { scored: atomsOf(cells), bands }, nation);
    expect([...sum].map((position) => position * (unitOfYear[0] ?? 0))).toEqual([100, 50, 0]);
    expect(firstStage).toBe("not shown");
  });

  it("refuses a year of which the nation has no pupils", () => {
    const cells = cellsOf([2018, 2019].map((year) => ({ year, outcome: 5 })));
    const question = { scored: atomsOf(cells), bands: null };
    expect(() => scoreOnNation(cells, question, counts([[0, 0, 5, 1]]))).toThrow("no pupils of the nation in 2019");
  });
});
