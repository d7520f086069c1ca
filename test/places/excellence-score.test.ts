import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excellenceIndicators, excellenceScores } from "../../src/places/excellence-score.ts";

/** Eleven indicators of which a few are set, by their number from 1; the rest are the same everywhere and say nothing. */
const setting = (values: Readonly<Record<number, number | null>>) =>
  excellenceIndicators.map((_, index) => (index + 1 in values ? (values[index + 1] ?? null) : 7));

describe("scores on paper", () => {
  test("each indicator is scaled, turned round where high is bad, and each half weighs the same", () => {
    // Indicator 1: 0, 1/2, 1. Indicator 6, high is bad: 1, 1/2, 0. Indicator 8: 0, 1, 1.
    // Halves: standards 0, 1/2, 1; capacity 1/2, 3/4, 1/2. Scores: 1/4, 5/8, 3/4.
    const districts = [
      setting({ 1: 10, 6: 100, 8: 0 }),
      setting({ 1: 15, 6: 200, 8: 4 }),
      setting({ 1: 20, 6: 300, 8: 4 }),
    ];
    expect(excellenceScores(districts)).toEqual([
      { score: 0.25, group: 5 },
      { score: 0.625, group: 3 },
      { score: 0.75, group: 1 },
    ]);
  });

  test("6, 7 and 11 are bad where high, all others good, and 1 to 5 are the first half", () => {
    for (let number = 1; number <= 11; number++) {
      const other = number <= 5 ? 8 : 1;
      // The other half is 0 for the first district and 1 for the second, so its score is 0 or 1/2, and 1 or 1/2.
      const pair = [setting({ [number]: 3, [other]: 0 }), setting({ [number]: 9, [other]: 1 })];
      const bad = [6, 7, 11].includes(number);
      expect(
        excellenceScores(pair).map(({ score }) => score),
        `indicator ${number}`,
      ).toEqual(bad ? [0.5, 0.5] : [0, 1]);
    }
  });

  test("a missing indicator is left out of its half, and a half without any gives no score", () => {
    // First: standards 1 by indicator 2 alone, capacity 0. Second: standards (1 + 0) / 2, capacity 1. Third: none of 1 and 2.
    const districts = [
      setting({ 1: null, 2: 5, 8: 0 }),
      setting({ 1: 50, 2: 1, 8: 10 }),
      setting({ 1: 40, 2: 1, 8: 5 }),
      setting({ 1: null, 2: null, 8: 10 }),
    ];
    expect(excellenceScores(districts)).toEqual([
      { score: 0.5, group: 3 },
      { score: 0.75, group: 1 },
      { score: 0.25, group: 5 },
      { score: null, group: null },
    ]);
  });
});

test("324 districts with different scores make six groups of 54, and equal scores are in one group", () => {
  const sizes = (groups: readonly (number | null)[]) =>
    [1, 2, 3, 4, 5, 6].map((one) => groups.filter((group) => group === one).length);
  const districts = (value: (index: number) => number) =>
    Array.from({ length: 324 }, (_, index) => setting({ 1: value(index), 8: value(index) }));
  expect(sizes(excellenceScores(districts((index) => index)).map(({ group }) => group))).toEqual([
    54, 54, 54, 54, 54, 54,
  ]);
  // 162 districts at each of two scores: none is better than the first, 162 than the second: 162 * 6 / 324 + 1 = 4.
  expect(sizes(excellenceScores(districts((index) => index % 2)).map(({ group }) => group))).toEqual([
    162, 0, 0, 162, 0, 0,
  ]);
});

test("scores do not hang on the order of districts", () => {
  const district = fc.array(fc.option(fc.integer({ min: 0, max: 1000 })), { minLength: 11, maxLength: 11 });
  fc.assert(
    fc.property(fc.array(district, { minLength: 1, maxLength: 20 }), (districts) => {
      expect(excellenceScores(districts.toReversed()).toReversed()).toEqual(excellenceScores(districts));
    }),
  );
});
