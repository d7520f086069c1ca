import { describe, expect, it } from "vitest";
import { bandCells } from "../../src/scores/bands.ts";
import { expectationOf } from "../../src/scores/expectation.ts";
import { histogram } from "../../src/scores/histogram.ts";
import { residualsOf } from "../../src/scores/residual.ts";
import { inside } from "../../src/scores/selection.ts";
import { slotsOf } from "../../src/scores/slots.ts";
import { atomsOf, cellsOf } from "./nation.ts";

// Paper: band 40 has outcomes 10, 10 and 16 (N 3, S 36), band 41 has 8 and 9 (N 2, S 17); a special pupil has 12 in 40.
const cells = cellsOf([
  { atom: "other", prior: 41, outcome: 9 },
  { atom: "other", prior: 40, outcome: 10, n: 2 },
  { atom: "special", prior: 40, outcome: 12 },
  { atom: "other", prior: 40, outcome: 16 },
  { atom: "other", prior: 41, outcome: 8 },
  { atom: "other", prior: 41, outcome: 8, year: 2016 },
]);
const everyone = inside(cells, atomsOf(cells));
const others = inside(cells, atomsOf(cells, "other"));
const { bands } = bandCells(cells, everyone, others, { kind: "each score" }, 0);
const slots = slotsOf(cells, bands);
const years = cells.frame.years.keys;

describe("slots", () => {
  it("are the distinct years, bands and outcomes in order", () => {
    expect([...slots.band]).toEqual([0, 0, 0, 1, 1, 2]);
    expect([...slots.outcome]).toEqual([10, 12, 16, 8, 9, 8]);
    expect([...slots.start]).toEqual([0, 5, 6]);
    expect([...slots.ofCell]).toEqual([4, 0, 1, 2, 3, 5]);
  });
});

describe("histogram", () => {
  it("counts pupils of the mask by slot", () => {
    expect([...histogram(cells, slots, everyone)]).toEqual([2, 1, 1, 1, 1, 1]);
    expect([...histogram(cells, slots, others)]).toEqual([2, 0, 1, 1, 1, 1]);
  });
});

describe("expectation", () => {
  it("is pupils and outcomes of each band, of the expectation population alone", () => {
    const { pupils, sum } = expectationOf(slots, histogram(cells, slots, others), bands, years);
    expect([...pupils]).toEqual([3, 2, 1]);
    expect([...sum]).toEqual([36, 17, 8]);
  });

  it("must exist in every band with pupils", () => {
    const special = inside(cells, atomsOf(cells, "special"));
    expect(() => expectationOf(slots, histogram(cells, slots, special), bands, years)).toThrow(
      "no pupils of the expectation population in 2015: scaled prior 41 to 41",
    );
  });
});

describe("residual", () => {
  it("is an exact fraction", () => {
    const expectation = expectationOf(slots, histogram(cells, slots, others), bands, years);
    const residuals = residualsOf(slots, expectation);
    expect([...residuals.numerator]).toEqual([-6, 0, 12, -1, 1, 0]);
    expect([...residuals.denominator]).toEqual([3, 3, 3, 2, 2, 1]);
  });

  it("refuses numerators that are not exact", () => {
    const expectation = { pupils: Float64Array.of(2 ** 52, 1, 1), sum: Float64Array.of(0, 0, 0) };
    expect(() => residualsOf(slots, expectation)).toThrow("residual too large to be exact: 45035996273704960");
  });
});
