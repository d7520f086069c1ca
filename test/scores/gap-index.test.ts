import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gapIndex } from "../../src/scores/gap-index.ts";
import { midRanks } from "../../src/scores/mid-rank.ts";

const counts = fc
  .array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { minLength: 2, maxLength: 12 })
  .map((pairs) => ({
    disadvantaged: [...pairs.map(([d]) => d), 1],
    others: [...pairs.map(([, o]) => o), 1],
  }));

describe("gap index", () => {
  it("counts pairs", () => {
    // Paper: 8 wins, 1 tie, 0 losses in 9 pairs.
    expect(gapIndex([2, 1, 0], [0, 1, 2])).toEqual({ index: 80 / 9, pairs: 9, ahead: 8 });
    expect(gapIndex([0, 3], [2, 0]).index).toBe(-10);
    expect(gapIndex([1, 1], [2, 2]).index).toBe(0);
  });

  it("is a fifth of the gap in percentile ranks among both populations", () => {
    fc.assert(
      fc.property(counts, ({ disadvantaged, others }) => {
        const both = Float64Array.from(others, (count, outcome) => count + (disadvantaged[outcome] ?? 0));
        const scores = { numerator: both.map((_, outcome) => outcome), denominator: both.map(() => 1) };
        const { position, unitOfYear } = midRanks(scores, both, Int32Array.of(0, both.length));
        const mean = (pupils: readonly number[]): number => {
          const total = pupils.reduce((sum, count, outcome) => sum + count * (position[outcome] ?? 0), 0);
          return ((unitOfYear[0] ?? 0) * total) / pupils.reduce((sum, count) => sum + count, 0);
        };
        expect(mean(others) - mean(disadvantaged)).toBeCloseTo(5 * gapIndex(disadvantaged, others).index, 9);
      }),
    );
  });

  it("changes sign with the populations", () => {
    fc.assert(
      fc.property(counts, ({ disadvantaged, others }) => {
        expect(gapIndex(others, disadvantaged).ahead + gapIndex(disadvantaged, others).ahead).toBe(0);
      }),
    );
  });

  it("refuses what has no pairs", () => {
    expect(() => gapIndex([1], [1, 2])).toThrow("expected 1 outcomes but got: 2");
    expect(() => gapIndex([0, 0], [1, 2])).toThrow("no countable pairs of pupils: 0");
    expect(() => gapIndex([2 ** 27], [2 ** 27])).toThrow("no countable pairs of pupils: 18014398509481984");
  });
});
