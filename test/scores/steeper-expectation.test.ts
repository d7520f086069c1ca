import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { randomSource } from "../../src/number/random.ts";
import { scoreCells } from "../../src/scores/score.ts";
import { steeperExpectation } from "../../src/scores/steeper-expectation.ts";
import { atomsOf, type CellInWords, cellsOf } from "./nation.ts";

const steeper = (
  pupils: number[],
  priors: number[],
  sums: number[],
  reliability: number,
  start = [0, pupils.length],
) => [
  ...steeperExpectation(
    { pupils: Float64Array.from(pupils), sum: Float64Array.from(sums) },
    Float64Array.from(priors),
    Int32Array.from(start),
    reliability,
  ).sum,
];

describe("expectations corrected for errors of prior attainment", () => {
  it("are steeper by one over the reliability, on paper", () => {
    // Means 10 and 20 at priors 0 and 10: slope 1, and 1 more with r = 0.5. Sums move by 2 x 1 x (0 - 5) and 2 x 5.
    expect(steeper([2, 2], [0, 20], [20, 40], 0.5)).toEqual([10, 50]);
    // Uneven: 3 pupils at 0 (mean 6), 1 at 4 (mean 14): slope 2, mean prior 1, r = 0.8 adds 0.5: -1.5 and 1.5, rounded.
    expect(steeper([3, 1], [0, 4], [18, 14], 0.8)).toEqual([17, 16]);
    expect(steeper([3, 1], [0, 4], [1800, 1400], 0.8)).toEqual([1650, 1550]);
  });

  it("are corrected year by year, with the slope of each", () => {
    expect(steeper([2, 2, 2, 2], [0, 20, 0, 20], [20, 40, 40, 20], 0.5, [0, 2, 4])).toEqual([10, 50, 50, 10]);
  });

  it("refuse a year with one band, and what is no reliability", () => {
    expect(() => steeper([4], [20], [40], 0.9)).toThrow(/a single band cannot be corrected.*: 0.9$/);
    expect(() => steeper([2, 2], [0, 20], [20, 40], 0)).toThrow(RangeError);
    expect(() => steeper([2, 2], [0, 20], [20, 40], 1.1)).toThrow(RangeError);
  });

  it("keep the sum of the year to the rounding of its bands", () => {
    const band = fc.record({
      pupils: fc.integer({ min: 1, max: 50 }),
      prior: fc.integer({ min: -20, max: 60 }),
      mean: fc.integer({ min: 0, max: 500 }),
    });
    fc.assert(
      fc.property(
        fc.array(band, { minLength: 2, maxLength: 9 }),
        fc.double({ min: 0.3, max: 1, noNaN: true }),
        (bands, r) => {
          fc.pre(new Set(bands.map(({ prior }) => prior)).size > 1);
          const column = (value: (one: (typeof bands)[number]) => number) => bands.map(value);
          const sums = column(({ pupils, mean }) => pupils * mean);
          const made = steeper(
            column(({ pupils }) => pupils),
            column(({ pupils, prior }) => pupils * prior),
            sums,
            r,
          );
          const total = (values: number[]) => values.reduce((a, b) => a + b, 0);
          expect(Math.abs(total(made) - total(sums))).toBeLessThanOrEqual(bands.length / 2 + 1e-6);
        },
      ),
    );
  });
});

/**
 * True scores t with mean 40 (others) and 28 (group) and standard deviation 10 in each; what is measured is t plus an
 * error of standard deviation 5; outcomes are 3 t + 200, less 9 for the group, plus noise. A quarter is in the group, so
 * the variance of true scores is 100 + 0.25 x 0.75 x 144 = 127 and the reliability 127 / 152.
 */
function invented(measured: boolean): readonly CellInWords[] {
  const random = randomSource(11, 0);
  return Array.from({ length: 60000 }, (_, pupil): CellInWords => {
    const group = pupil % 4 === 0;
    const truth = (group ? 28 : 40) + 10 * random.normal();
    const error = 5 * random.normal();
    const outcome = Math.round(3 * truth + 200 - (group ? 9 : 0) + 12 * random.normal());
    return { atom: group ? "group" : "others", prior: Math.round(truth + (measured ? error : 0)), outcome };
  });
}

function gapInPoints(rows: readonly CellInWords[], reliability: number): number {
  const cells = cellsOf(rows, 1, 1);
  const all = atomsOf(cells);
  const rule = { bands: { kind: "each score" }, minimum: 30, expectation: all, reliability } as const;
  const { moments } = scoreCells(cells, { kind: "points of residual", scored: all, ...rule });
  const { key, n, sum } = moments;
  const mean = (name: string) => {
    const atom = cells.frame.atoms.indexOf.get(name);
    let [pupils, total] = [0, 0];
    for (const [row, own] of key.atom.entries())
      if (own === atom) [pupils, total] = [pupils + (n[row] ?? 0), total + (sum[row] ?? 0)];
    return total / pupils;
  };
  return mean("others") - mean("group");
}

describe("the corrected gap of invented pupils whose reliability is known", () => {
  it("is the gap that their true scores give", () => {
    const [withTruth, asMeasured] = [gapInPoints(invented(false), 1), gapInPoints(invented(true), 1)];
    const corrected = gapInPoints(invented(true), 127 / 152);
    // On paper: the slope on true scores is 3 + 9 x 0.1875 x 12 / 127, so true scores leave 9 - 0.159 x 12 = 7.09 of the
    // gap; the slope on measured ones is 127 / 152 of it, which leaves 45 - 2.640 x 12 = 13.3.
    expect(withTruth).toBeCloseTo(7.09, 0);
    expect(asMeasured).toBeCloseTo(13.3, 0);
    expect(Math.abs(corrected - withTruth)).toBeLessThan(0.35);
  });
});
