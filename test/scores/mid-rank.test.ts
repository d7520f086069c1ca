import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { midRanks } from "../../src/scores/mid-rank.ts";
import type { Fractions } from "../../src/scores/residual.ts";

const fractions = (...pairs: readonly (readonly [number, number])[]): Fractions => ({
  numerator: Float64Array.from(pairs, ([numerator]) => numerator),
  denominator: Float64Array.from(pairs, ([, denominator]) => denominator),
});

describe("mid-ranks", () => {
  it("give 2 midrank - 1 within each year", () => {
    // 2014: midranks 1.5 and, for the two sevens of different bands, 3.5. 2015: one pupil.
    const scores = fractions([5, 1], [7, 1], [14, 2], [0, 1]);
    const ranks = midRanks(scores, Float64Array.of(2, 1, 1, 1), Int32Array.of(0, 3, 4));
    expect([...ranks.position]).toEqual([2, 6, 6, 1]);
    expect([...ranks.pupils]).toEqual([4, 1]);
    expect([...ranks.unitOfYear]).toEqual([12.5, 50]);
  });

  it("give a newcomer the position between the ranked, and a year without any the unit 0", () => {
    const ranks = midRanks(
      fractions([1, 1], [2, 1], [3, 1], [4, 1]),
      Float64Array.of(3, 0, 1, 0),
      Int32Array.of(0, 3, 4),
    );
    expect([...ranks.position]).toEqual([3, 6, 7, 0]);
    expect([...ranks.unitOfYear]).toEqual([12.5, 0]);
  });

  it("tell fractions apart that are the same double", () => {
    const [a, b] = [[3e8 + 1, 3e8] as const, [3e8, 3e8 - 1] as const];
    expect(a[0] / a[1]).toBe(b[0] / b[1]);
    const pupils = Float64Array.of(1, 1);
    expect([...midRanks(fractions(a, b), pupils, Int32Array.of(0, 2)).position]).toEqual([1, 3]);
    expect([...midRanks(fractions(b, a), pupils, Int32Array.of(0, 2)).position]).toEqual([3, 1]);
    const [c, d] = [[-1, 3] as const, [-333_333_333, 999_999_999] as const];
    expect([...midRanks(fractions(c, d), pupils, Int32Array.of(0, 2)).position]).toEqual([2, 2]);
  });

  it("agree with counting, for every slot, the pupils below and level by whole-number cross products", () => {
    const slot = fc.record({
      numerator: fc.integer({ min: -12, max: 12 }),
      denominator: fc.integer({ min: 1, max: 6 }),
      pupils: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(slot, { minLength: 1, maxLength: 30 }), (slots) => {
        const scores = fractions(...slots.map(({ numerator, denominator }) => [numerator, denominator] as const));
        const pupils = Float64Array.from(slots, ({ pupils }) => pupils);
        const expected = slots.map((one) => {
          let position = 0n;
          for (const other of slots) {
            const left = BigInt(other.numerator) * BigInt(one.denominator);
            const right = BigInt(one.numerator) * BigInt(other.denominator);
            position += BigInt(other.pupils) * (left < right ? 2n : left === right ? 1n : 0n);
          }
          return Number(position);
        });
        expect([...midRanks(scores, pupils, Int32Array.of(0, slots.length)).position]).toEqual(expected);
      }),
    );
  });
});
