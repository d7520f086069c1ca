import { describe, expect, it } from "vitest";
import { Draws } from "../../src/synthetic/draws.ts";
import { largestRemainder } from "../../src/synthetic/largest-remainder.ts";
import { groupShown, inventMeals } from "../../src/synthetic/meals.ts";
import { normalScores } from "../../src/synthetic/normal-scores.ts";
import { references } from "../../src/synthetic/references.ts";
import { parseTargets } from "../../src/synthetic/targets.ts";
import { TERMS } from "../../src/synthetic/terms.ts";

describe("largest remainder", () => {
  it("adds up and gives what is left to the largest fractions", () => {
    expect([...largestRemainder([0.5, 0.3, 0.2], 4)]).toEqual([2, 1, 1]);
    expect([...largestRemainder([1, 1, 1], 2)]).toEqual([1, 1, 0]);
    expect([...largestRemainder([0, 0], 0)]).toEqual([0, 0]);
  });

  it("refuses to share out among nobody", () => {
    expect(() => largestRemainder([0, 0], 3)).toThrow("no weight to share out: 3");
  });
});

describe("normal scores", () => {
  it("are R's qnorm((i + 0.5) / 65536) to five decimals", () => {
    const scores = normalScores();
    expect([0, 100, 16384, 32768, 65535].map((index) => scores[index])).toEqual([
      -4.32492, -2.96094, -0.67447, 0.00002, 4.32492,
    ]);
  });
});

describe("draws", () => {
  it("differ by seed, purpose and year, and repeat", () => {
    const first = (draws: Draws) => [draws.fraction(), draws.fraction()].join(" ");
    const streams = [1, 2, 2 ** 40 + 1, -1].flatMap((seed) =>
      [2010, 2011].flatMap((year) => [first(new Draws(seed, "pupils", year)), first(new Draws(seed, "meals", year))]),
    );
    expect(new Set(streams).size).toBe(16);
    expect(first(new Draws(1, "pupils", 2010))).toBe(streams[0]);
  });

  it("have the moments that they should", () => {
    const draws = new Draws(3, "pupils");
    const normal = Float64Array.from({ length: 200_000 }, () => draws.normal());
    const mean = normal.reduce((sum, one) => sum + one, 0) / normal.length;
    const square = normal.reduce((sum, one) => sum + one * one, 0) / normal.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.abs(square - 1)).toBeLessThan(0.02);
  });
});

describe("terms and meals", () => {
  it("run from the summer of Year 5 to the spring of Year 11, named by the end of the school year", () => {
    expect(TERMS.map(({ yearsBefore, season }) => `${2015 - yearsBefore} ${season}`)).toEqual([
      "2009 summer",
      "2010 autumn",
      "2010 spring",
      "2010 summer",
      ...[2011, 2012, 2013, 2014].flatMap((year) => [`${year} autumn`, `${year} spring`, `${year} summer`]),
      "2015 autumn",
      "2015 spring",
    ]);
  });

  it("show the group by 80% of the secondary terms seen", () => {
    const all = 0b11111111111111_0000;
    expect(groupShown(0, all, false)).toBe(0);
    expect(groupShown(0, all, true)).toBe(1);
    expect(groupShown(0b0010, all | 0b1111, false)).toBe(1);
    expect(groupShown(0b00011111111111_0000, all, false)).toBe(1);
    expect(groupShown(0b00111111111111_0000, all, false)).toBe(2);
    expect(groupShown(0b00000000001111_0000, 0b00000000011111_0000, false)).toBe(2);
  });

  it("always show the group that was meant", () => {
    const population = Uint8Array.from({ length: 30_000 }, (_, index) => index % 3);
    const { meals, seen, inCare } = inventMeals(new Draws(9, "meals"), population);
    population.forEach((group, pupil) => {
      expect(groupShown(meals[pupil] ?? 0, seen[pupil] ?? 0, inCare[pupil] === 1)).toBe(group);
    });
  });
});

describe("references", () => {
  it("are all different, across cohorts too", () => {
    const one = references(4, 0, 50_000);
    const two = references(4, 50_000, 50_000);
    expect(new Set([...one, ...two]).size).toBe(100_000);
  });
});

describe("targets", () => {
  it("refuse a series that is too short", () => {
    const cell = { area: "areas 1-2", population: "non-disadvantaged", months: [1], mean_percentile_rank: [50] };
    const file = { source: "a test", months_per_rank_point: 0.976, years: [2010] };
    expect(() => parseTargets({ ...file, cells: [{ ...cell, share_of_nation: [] }] })).toThrow(
      "no target for non-disadvantaged in areas 1-2: 2010",
    );
  });
});
