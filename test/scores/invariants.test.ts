import { describe, expect, it } from "vitest";
import { bandCells } from "../../src/scores/bands.ts";
import { histogram } from "../../src/scores/histogram.ts";
import { meanRankIsFifty, pupilsAreKept, residualsSumToZero } from "../../src/scores/invariants.ts";
import { midRanks } from "../../src/scores/mid-rank.ts";
import { outcomesOf } from "../../src/scores/points.ts";
import { rowsOf } from "../../src/scores/rows.ts";
import { slotsOf } from "../../src/scores/slots.ts";
import { cellsOf } from "./nation.ts";

const cells = cellsOf([
  { year: 2014, outcome: 3, n: 2 },
  { year: 2015, outcome: 3, n: 2 },
  { year: 2015, outcome: 5 },
]);
const all = Uint8Array.of(1, 1, 1);
const { bands } = bandCells(cells, all, all, { kind: "none" }, 0);
const slots = slotsOf(cells, bands);
const pupils = histogram(cells, slots, all);

describe("invariants", () => {
  it("say what held, for how many", () => {
    const ranks = midRanks(outcomesOf(slots), pupils, slots.start);
    expect(meanRankIsFifty(cells, all, slots, ranks)).toEqual([
      { claim: "mean percentile rank is 50", year: 2014, pupils: 2 },
      { claim: "mean percentile rank is 50", year: 2015, pupils: 3 },
    ]);
    expect(pupilsAreKept(cells, Uint8Array.of(0, 1, 1), rowsOf(cells, Uint8Array.of(0, 1, 1)))).toEqual([
      { claim: "pupils are kept", year: 2015, pupils: 3 },
    ]);
  });

  it("say which year fails, and by how much", () => {
    const ranks = midRanks(outcomesOf(slots), pupils, slots.start);
    const wrong = { ...ranks, position: ranks.position.map((position, slot) => position + slot) };
    expect(() => meanRankIsFifty(cells, all, slots, wrong)).toThrow(
      "bug in Coldspot: it does not hold that mean percentile rank is 50 in 2015, by 4",
    );
    const rows = rowsOf(cells, all);
    expect(() => pupilsAreKept(cells, all, { ...rows, n: Int32Array.of(2, 2) })).toThrow(
      "bug in Coldspot: it does not hold that pupils are kept in 2015, by -1",
    );
    // Band of 2015: N 3, S 11; a sum of 10 instead moves each of three pupils by one third of a step.
    const residuals = { numerator: Float64Array.of(0, -1, 5), denominator: Float64Array.of(2, 3, 3) };
    expect(() => residualsSumToZero({ cells, expected: all, bands, slots, pupils, residuals })).toThrow(
      "bug in Coldspot: it does not hold that residuals sum to zero in every band in 2015, by 3",
    );
    const fewer = Float64Array.of(1, 2, 1);
    expect(() => residualsSumToZero({ cells, expected: all, bands, slots, pupils: fewer, residuals })).toThrow(
      "bug in Coldspot: it does not hold that residuals sum to zero in every band in 2014, by -1",
    );
  });
});
