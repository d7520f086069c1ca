import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { empiricalBayes } from "../../../src/estimates/shrink/empirical-bayes.ts";
import { randomSource } from "../../../src/number/random.ts";
import { oracleRows } from "../../support/oracle-csv.ts";

const rows = oracleRows("shrink-areas.csv");

function expectClose(actual: number | undefined, expected: string | undefined): void {
  expect(Math.abs((actual ?? Number.NaN) / Number(expected) - 1)).toBeLessThanOrEqual(1e-8);
}

// Best linear prediction with whole matrices, the shared error among the covariances: test/oracle/shrink.R.
describe("empirical Bayes equals R with matrices", () => {
  it("has every area", () => expect(rows.length).toBe(75));
  it.each(oracleRows("shrink-sets.csv"))("$set", ({ set, shared, mean, se_mean }) => {
    const own = rows.filter((row) => row.set === set);
    const areas = own.map(({ value, variance }) => ({ value: Number(value), variance: Number(variance) }));
    const result = empiricalBayes(areas, Number(shared));
    expectClose(result.mean, mean);
    expectClose(result.seOfMean, se_mean);
    for (const [index, row] of own.entries()) {
      expectClose(result.areas[index]?.value, row.shrunken);
      expectClose(result.areas[index]?.sd, row.sd);
    }
  });
});

describe("empirical Bayes on paper", () => {
  const areas = (values: readonly number[], variance: number) => values.map((value) => ({ value, variance }));

  it("gives the worked value of its documentation", () => {
    // Variance of values 4, less 1: tau^2 3, lambda 3/4, mean 2. W = 3/4, so the mean adds (1/4)^2 / (3/4) = 1/12,
    // and tau^2 adds 2 x (2 x 3 / (9/16)) / 64 = 1/3: sd^2 = 3/4 + 1/12 + 1/3 = 7/6.
    const { mean, tauSquared, areas: shrunken } = empiricalBayes(areas([0, 2, 4], 1), 0);
    expect(mean).toBeCloseTo(2, 12);
    expect(tauSquared).toBeCloseTo(3, 12);
    expect(shrunken.map(({ value }) => value)).toEqual([0.5, 2, 3.5].map((value) => expect.closeTo(value, 12)));
    for (const { lambda, sd } of shrunken) {
      expect(lambda).toBeCloseTo(0.75, 12);
      expect(sd).toBeCloseTo(Math.sqrt(7 / 6), 12);
    }
  });

  it("calls areas alike where they differ less than their errors do, and stays unsure", () => {
    // tau^2 0: all at the mean 2. Three parts of 9: 1/3 for the mean, 2 x (2 x 3) / 9 = 4/3 for tau^2.
    for (const { value, lambda, sd } of empiricalBayes(areas([0, 2, 4], 9), 0).areas) {
      expect(lambda).toBe(0);
      expect(value).toBeCloseTo(2, 12);
      expect(sd).toBeCloseTo(Math.sqrt(9 * (1 / 3 + 4 / 3)), 12);
    }
  });

  it("draws no area to the mean for an error that all share", () => {
    const [alone, together] = [empiricalBayes(areas([0, 2, 4], 1), 0), empiricalBayes(areas([0, 2, 4], 6), 5)];
    expect(together?.areas.map(({ value }) => value)).toEqual(alone?.areas.map(({ value }) => value));
    expect((together?.areas[0]?.sd ?? 0) ** 2 - (alone?.areas[0]?.sd ?? 0) ** 2).toBeCloseTo(5, 12);
  });

  it("refuses a variance that is no larger than what is shared", () => {
    expect(() => empiricalBayes(areas([1, 2, 3], 1), 1)).toThrow("variance of an area not above 0: 0");
    expect(() => empiricalBayes(areas([1, 2, 3], 1), -1)).toThrow("shared variance below 0: -1");
    expect(() => empiricalBayes(areas([1, 2], 1), 0)).toThrow(RangeError);
  });
});

it("draws every area towards the mean, never past it, the less sure the more", () => {
  const area = fc.record({
    value: fc.integer({ min: -500, max: 500 }).map((whole) => whole / 10),
    variance: fc.integer({ min: 1, max: 900 }).map((whole) => whole / 10),
  });
  fc.assert(
    fc.property(fc.array(area, { minLength: 3, maxLength: 25 }), (areas) => {
      const { mean, areas: shrunken } = empiricalBayes(areas, 0);
      for (const [index, raw] of areas.entries()) {
        const { value, lambda, sd } = shrunken[index] ?? { value: Number.NaN, lambda: Number.NaN, sd: Number.NaN };
        expect(lambda).toBeGreaterThanOrEqual(0);
        expect(lambda).toBeLessThanOrEqual(1);
        expect(sd).toBeGreaterThan(0);
        expect(value).toBeGreaterThanOrEqual(Math.min(raw.value, mean) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(raw.value, mean) + 1e-9);
        for (const [other, another] of areas.entries())
          if (raw.variance < another.variance) expect(lambda).toBeGreaterThanOrEqual(shrunken[other]?.lambda ?? 1);
      }
    }),
  );
});

// Invented areas whose truth is known: value +- 1.96 sd should hold it 95 times in 100, and be nearer than the raw one.
it.each([
  { areas: 12, tau: 1, note: "few, as unlike as their errors" },
  { areas: 30, tau: 0.5, note: "mostly noise" },
  { areas: 100, tau: 2, note: "many and unlike" },
])("holds the truth: $areas areas, $note", ({ areas: count, tau }) => {
  const random = randomSource(1983, count);
  const trials = Math.round(12_000 / count);
  let held = 0;
  let nearer = 0;
  for (let trial = 0; trial < trials; trial++) {
    const shared = 0.3;
    const common = Math.sqrt(shared) * random.normal();
    const truth = Array.from({ length: count }, () => 10 + tau * random.normal());
    const areas = truth.map((value, index) => {
      const own = 0.3 + (2 * index) / count;
      return { value: value + common + Math.sqrt(own) * random.normal(), variance: own + shared };
    });
    const { areas: shrunken } = empiricalBayes(areas, shared);
    for (const [index, { value, sd }] of shrunken.entries()) {
      const wanted = truth[index] ?? Number.NaN;
      if (Math.abs(value - wanted) <= 1.959964 * sd) held += 1;
      nearer += (value - wanted) ** 2 - ((areas[index]?.value ?? Number.NaN) - wanted) ** 2;
    }
  }
  expect(held / (trials * count)).toBeGreaterThan(0.935);
  expect(held / (trials * count)).toBeLessThan(0.985);
  expect(nearer).toBeLessThan(0);
});
