import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { baseRanks } from "../../src/scores/base-rank.ts";
import { midRanks } from "../../src/scores/mid-rank.ts";

const whole = (values: readonly number[]) => ({
  numerator: Float64Array.from(values),
  denominator: new Float64Array(values.length).fill(1),
});
const base = { scores: whole([5, 7]), pupils: Float64Array.of(2, 2) };
const rankOf = (values: readonly number[]) => {
  const { position, unit } = baseRanks(base, whole(values));
  return [...position].map((place) => place * unit);
};

describe("baseRanks", () => {
  it("gives the worked values of its documentation", () => {
    // On paper, of 4 pupils: below all 0; half of two 25; two 50; above all 100.
    expect(rankOf([4, 5, 6, 8])).toEqual([0, 25, 50, 100]);
  });

  it("lets a whole year rise: its mean need not be 50", () => {
    const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(rankOf([5, 5, 7, 7]))).toBe(50);
    expect(mean(rankOf([6, 6, 8, 8]))).toBe(75);
  });

  it("does not count those who are placed, and decides ties on fractions", () => {
    // 10/2 is 5, and 1/3 x 3 has no last bit to stumble over.
    const tied = baseRanks(base, { numerator: Float64Array.of(10, 15, 14), denominator: Float64Array.of(2, 3, 2) });
    expect([...tied.position].map((place) => place * tied.unit)).toEqual([25, 25, 75]);
  });

  it("gives the base year itself its ordinary ranks", () => {
    const slots = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 9 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(slots, (list) => {
        const scores = whole(list.map(([score]) => score));
        const pupils = Float64Array.from(list, ([, count]) => count);
        const ordinary = midRanks(scores, pupils, Int32Array.of(0, list.length));
        const { position, unit } = baseRanks({ scores, pupils }, scores);
        expect([...position]).toEqual([...ordinary.position]);
        expect(unit).toBe(ordinary.unitOfYear[0]);
      }),
    );
  });

  it("needs pupils in the base year", () => {
    expect(() => baseRanks({ scores: whole([5]), pupils: Float64Array.of(0) }, whole([5]))).toThrow(RangeError);
  });
});
