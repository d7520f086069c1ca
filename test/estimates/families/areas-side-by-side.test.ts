import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AreaFamily } from "../../../src/estimates/families/area-family.ts";
import { areasSideBySide, drawsFor, sharedVariance } from "../../../src/estimates/families/areas-side-by-side.ts";
import { ofMatrix } from "../../../src/estimates/families/covariances.ts";

interface Made {
  readonly values: readonly number[];
  readonly own?: number;
  readonly shared?: number;
  readonly shrink?: boolean | null;
  readonly rounding?: number;
  readonly effectiveSchools?: number;
}

/** Areas a, b, c ... with one variance of their own, and an error that all share. */
function family({
  values,
  own = 1,
  shared = 0,
  shrink = true,
  rounding = 0,
  effectiveSchools = Infinity,
}: Made): AreaFamily {
  return {
    name: "gap by region",
    of: "means",
    scheme: "region",
    scale: "rank",
    unit: "percentile points",
    areas: values.map((value, at) => ({
      id: String.fromCharCode(97 + at),
      tested: { value, se: Math.sqrt(own + shared), degreesOfFreedom: Number.POSITIVE_INFINITY, rounding },
      effectiveSchools,
    })),
    covariance: ofMatrix(
      values.map((_, row) => Float64Array.from(values, (__, at) => shared + (at === row ? own : 0))),
    ),
    shrink,
  };
}
const all = () => true;

describe("areas side by side", () => {
  it("draw variances that were estimated towards each other, and use t for what these are worth", () => {
    // The three variances of 1 from 9 effective schools agree, so that they are worth 24 degrees of freedom. On paper as in
    // the worked value: sd^2 = 7/6; R: qt(0.975, 24) = 2.063899.
    const beside = areasSideBySide(family({ values: [0, 2, 4], effectiveSchools: 9 }), all);
    const { interval } = beside?.areas[0]?.shrunken ?? { interval: { lower: Number.NaN, upper: Number.NaN } };
    expect((interval.upper - interval.lower) / 2).toBeCloseTo(2.063899 * Math.sqrt(7 / 6), 5);
  });

  it("are drawn towards their mean, and an error that all share is not counted as their own", () => {
    // On paper: variance of 0, 2, 4 is 4, less 1: tau^2 3, lambda 3/4, mean 2; sd^2 7/6, and 7/6 + 2 with the shared 2.
    for (const shared of [0, 0.5]) {
      const beside = areasSideBySide(family({ values: [0, 2, 4], shared }), all);
      expect(beside?.shrinkage?.mean).toBeCloseTo(2, 12);
      expect(beside?.shrinkage?.sdBetween).toBeCloseTo(Math.sqrt(3), 9);
      expect(beside?.areas.map((area) => area.shrunken?.value)).toEqual([0.5, 2, 3.5].map((v) => expect.closeTo(v, 9)));
      const half = 1.959963984540054 * Math.sqrt(7 / 6 + shared);
      expect(beside?.areas[1]?.shrunken?.interval.upper).toBeCloseTo(2 + half, 9);
      expect(beside?.areas[1]?.shrunken?.kept).toBeCloseTo(0.75, 9);
    }
  });

  it("have intervals that hold together: wider than alone, never wider than independent ones need", () => {
    // Sidak's level of three is 1 - 0.95^(1/3); R's qnorm of it, two-sided: 2.387736.
    const beside = areasSideBySide(family({ values: [0, 2, 4] }), all);
    const [first] = beside?.areas ?? [];
    expect(first?.together.upper).toBeLessThanOrEqual(2.3877366);
    expect(first?.together.upper).toBeGreaterThan(2.34);
    const wide = areasSideBySide(family({ values: [0, 2, 4], rounding: 0.25 }), all);
    expect((wide?.areas[0]?.together.upper ?? 0) - (first?.together.upper ?? 0)).toBeCloseTo(0.25, 12);
  });

  it("leave out what is not sound, and are then as if it had never been there", () => {
    const many = areasSideBySide(family({ values: [0, 2, 99, 4] }), (id) => id !== "c");
    const few = areasSideBySide(family({ values: [0, 2, 4] }), all);
    expect(many?.leftOut).toEqual(["c"]);
    expect(many?.asked).toBe(4);
    const numbers = (beside: typeof many) => beside?.areas.map(({ id: _, ...rest }) => rest);
    expect(numbers(many)).toEqual(numbers(few));
    expect(many?.shrinkage).toEqual(few?.shrinkage);
  });

  it("need three, and are shrunken and ranked from ten on unless the study says", () => {
    expect(areasSideBySide(family({ values: [0, 2, 99] }), (id) => id !== "c")).toBeNull();
    const shrunkenIn = (count: number, shrink: boolean | null) => {
      const values = Array.from({ length: count }, (_, at) => at);
      const [first] = areasSideBySide(family({ values, shrink }), all)?.areas ?? [];
      return [first?.shrunken !== null, first?.ranks !== null];
    };
    expect([shrunkenIn(9, null), shrunkenIn(10, null)]).toEqual([[false, false], [true, true]]); // biome-ignore format: a list
    expect([shrunkenIn(3, true), shrunkenIn(12, false)]).toEqual([[true, true], [false, false]]); // biome-ignore format: a list
  });

  it("have an estimate among their own ranks, whatever they are", () => {
    const areas = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(areas, (values) => {
        const beside = areasSideBySide(family({ values }), all);
        for (const [at, value] of values.entries()) {
          const raw = 1 + values.filter((other) => other > value).length;
          const ranks = beside?.areas[at]?.ranks;
          expect(ranks?.best ?? 99).toBeLessThanOrEqual(raw);
          expect(ranks?.worst ?? 0).toBeGreaterThanOrEqual(raw);
        }
      }),
      { numRuns: 5 },
    );
  });
});

const matrix = (rows: readonly (readonly number[])[]) => ofMatrix(rows.map((row) => Float64Array.from(row)));

describe("what areas share", () => {
  it("is the mean covariance of pairs, from 0 to half the smallest variance", () => {
    expect(sharedVariance(matrix([[3, 1, 0.5], [1, 5, 1.5], [0.5, 1.5, 4]]))).toBe(1); // biome-ignore format: a matrix
    expect(sharedVariance(matrix([[3, -1], [-1, 5]]))).toBe(0); // biome-ignore format: a matrix
    expect(sharedVariance(matrix([[3, 2.9], [2.9, 5]]))).toBe(1.5); // biome-ignore format: a matrix
    expect(sharedVariance(matrix([[3]]))).toBe(0);
  });
});

it("draws as often as usual up to 150 areas, then as often as takes the same time", () => {
  // Pairs of 150: 11,175. Of 326: 52,975, and 20,000 x 11,175 / 52,975 = 4,218.97. Of 400: fewer than 4,000.
  expect([3, 150, 326, 400].map(drawsFor)).toEqual([20_000, 20_000, 4218, 4000]);
});
