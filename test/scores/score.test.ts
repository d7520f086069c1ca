import { describe, expect, it } from "vitest";
import type { Method } from "../../src/scores/method.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { atomsOf, cellsOf } from "./nation.ts";

// Paper: band 40 has outcomes 10, 10, 16 (expected 12), band 41 has 8 and 12 (expected 10).
// Residuals -2, -2, 4 and -2, 2: ranks 2, 2, 5 and 2, 4.
const cells = cellsOf([
  { school: "b", atom: "others", prior: 40, outcome: 16 },
  { school: "a", atom: "others", prior: 40, outcome: 10 },
  { school: "a", atom: "poor", prior: 40, outcome: 10 },
  { school: "b", atom: "poor", prior: 41, outcome: 8 },
  { school: "b", atom: "others", prior: 41, outcome: 12 },
]);
const all = atomsOf(cells);
const expected = { bands: { kind: "each score" }, minimum: 2, expectation: all } as const;

const sums = (method: Method): number[] => [...scoreCells(cells, method).moments.sum];
const unit = (method: Method): number | undefined => scoreCells(cells, method).moments.unitOfYear[0];

describe("score cells", () => {
  it("gives one row per school, place, atom and year", () => {
    const { moments, bands } = scoreCells(cells, { kind: "points", scored: all });
    expect([...moments.key.school]).toEqual([0, 0, 1, 1]);
    expect([...moments.key.atom]).toEqual([0, 1, 0, 1]);
    expect([...moments.n]).toEqual([1, 1, 2, 1]);
    expect([...moments.sum]).toEqual([10, 10, 28, 8]);
    expect([...moments.unitOfYear]).toEqual([0.5]);
    expect(moments.rests).toBeNull();
    expect(bands).toBeNull();
  });

  it("ranks residuals", () => {
    const method = { kind: "rank of residual", scored: all, ranked: all, ...expected } as const;
    expect(sums(method)).toEqual([3, 3, 9 + 7, 3]);
    expect(unit(method)).toBe(10);
  });

  it("standardises residuals by the population standard deviation", () => {
    const method = { kind: "standardised residual", scored: all, ranked: all, ...expected } as const;
    expect(sums(method)).toEqual([-2, -2, 6, -2]);
    expect(unit(method)).toBe(1 / Math.sqrt(32 / 5));
  });

  it("gives residuals in points", () => {
    const method = { kind: "points of residual", scored: all, ...expected } as const;
    expect(sums(method)).toEqual([-2, -2, 6, -2]);
    expect(unit(method)).toBe(0.5);
  });

  it("ranks and standardises outcomes, and counts a threshold", () => {
    // Outcomes 8, 10, 10, 12, 16: ranks 1, 2.5, 2.5, 4, 5; mean 11.2, variance (10.24 + 1.44 x 2 + 0.64 + 23.04) / 5.
    const ranked = { scored: all, ranked: all };
    expect(sums({ kind: "rank", ...ranked })).toEqual([4, 4, 7 + 9, 1]);
    expect(sums({ kind: "standardised", ...ranked })).toEqual([10, 10, 28, 8]);
    expect(unit({ kind: "standardised", ...ranked })).toBeCloseTo(1 / Math.sqrt(7.36), 14);
    expect(sums({ kind: "threshold", scored: all, atLeast: 12 })).toEqual([0, 0, 2, 0]);
  });

  it("reports bands in points, merges and what was checked", () => {
    const method = { kind: "rank of residual", scored: all, ranked: all, ...expected } as const;
    const { bands, invariants } = scoreCells(cells, method);
    expect(bands).toEqual({
      priorStep: 0.1,
      bands: [
        { year: 2015, lower: 40, upper: 40, pupils: 3, mean: 6 },
        { year: 2015, lower: 41, upper: 41, pupils: 2, mean: 5 },
      ],
      merges: [],
    });
    expect(invariants.map(({ claim, pupils }) => `${claim}: ${pupils}`)).toEqual([
      "pupils are kept: 5",
      "residuals sum to zero in every band: 5",
      "mean percentile rank is 50: 5",
    ]);
    expect(scoreCells(cells, { ...method, minimum: 3 }).bands?.merges).toEqual([
      { year: 2015, from: { lower: 41, upper: 41 }, into: { lower: 40, upper: 40 }, pupils: 2 },
    ]);
  });

  it("leaves out pupils who are not to be scored, and still ranks the others among them", () => {
    const poor = atomsOf(cells, "poor");
    const { moments } = scoreCells(cells, { kind: "rank of residual", scored: poor, ranked: all, ...expected });
    expect([...moments.n]).toEqual([1, 1]);
    expect([...moments.sum]).toEqual([3, 3]);
  });

  it("ranks the pupils of some places when told to", () => {
    const placed = cellsOf([
      { place: "here", outcome: 1 },
      { place: "there", outcome: 2 },
    ]);
    const here = { atoms: Uint8Array.of(1), places: Uint8Array.of(1, 0) };
    const { moments } = scoreCells(placed, { kind: "rank", scored: here, ranked: here });
    expect([...moments.sum]).toEqual([1]);
    expect([...moments.unitOfYear]).toEqual([50]);
  });

  it("refuses to score pupils who are not ranked", () => {
    const method = { scored: all, ranked: atomsOf(cells, "others") };
    const message = "pupils scored but not ranked in 2015: 2";
    expect(() => scoreCells(cells, { kind: "rank", ...method })).toThrow(message);
    expect(() => scoreCells(cells, { kind: "rank of residual", ...method, ...expected })).toThrow(message);
  });

  it("refuses a band of ranked pupils without anybody to expect from", () => {
    const rule = { ...expected, minimum: 0, expectation: atomsOf(cells, "poor") };
    const lone = cellsOf([
      { atom: "others", prior: 39, outcome: 1 },
      { atom: "poor", prior: 40, outcome: 1 },
    ]);
    expect(() => scoreCells(lone, { kind: "rank of residual", scored: all, ranked: all, ...rule })).toThrow(
      "no pupils of the expectation population in 2015: scaled prior 39 to 39",
    );
    expect(
      scoreCells(lone, { kind: "rank of residual", scored: all, ranked: all, ...rule, minimum: 1 }).bands?.merges,
    ).toEqual([{ year: 2015, from: { lower: 39, upper: 39 }, into: { lower: 40, upper: 40 }, pupils: 0 }]);
  });
});
