import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { degreesOfFreedom, type Sort } from "../../src/estimates/degrees-of-freedom.ts";
import type { DomainMean } from "../../src/estimates/domain-mean.ts";
import { overlapOf, type ShareOfSchools } from "../../src/estimates/overlap-of-shares.ts";
import { manyStudy, schoolSums } from "../support/many-study.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";

const sharesOf = (leverage: readonly number[], from = 0): ShareOfSchools => ({
  school: Int32Array.from(leverage, (_, at) => from + at),
  leverage: Float64Array.from(leverage),
});

/** A mean of schools with the given shares, in which each school's influence is the same times its share. */
function domainOf(leverage: readonly number[], from: number, variance: number): DomainMean {
  const { school } = sharesOf(leverage, from);
  const own = Float64Array.from(leverage, (share, at) => (at % 2 === 0 ? 1 : -1) * share * Math.sqrt(1 - share));
  const size = Math.sqrt(variance / leverage.reduce((sum, share) => sum + share * share, 0));
  return {
    mean: 0,
    pupils: 100,
    schools: leverage.length,
    school,
    own: own.map((one) => size * one),
    leverage: Float64Array.from(leverage),
    shared: null,
    effectiveSchools: 1 / leverage.reduce((sum, share) => sum + share * share, 0),
    largestShares: [],
    rests: new Map(),
  };
}

const equal = (schools: number) => Array.from({ length: schools }, () => 1 / schools);
const part = (domain: DomainMean, weight = 1, kind = "units"): Sort => ({ domain, weight, kind });
const shares = fc
  .array(fc.integer({ min: 1, max: 200 }), { minLength: 2, maxLength: 12 })
  .map((sizes) => sizes.map((size) => size / sizes.reduce((sum, one) => sum + one, 0)));

describe("overlap of the schools of means", () => {
  it("is what was worked out on paper", () => {
    // 3/8 + (2/3)^2 - (1/16 + ...): g = 1/4 / (1/2) = 1/2, and 1/16 / (3/4) = 1/12 twice. 3/8 + 4/9 - 19/72 = 5/9.
    const three = sharesOf([1 / 2, 1 / 4, 1 / 4]);
    expect(overlapOf(three, three)).toBeCloseTo(5 / 9, 14);
    // K equal schools have K - 1 degrees of freedom; means without a common school have nothing in common.
    expect(overlapOf(sharesOf(equal(7)), sharesOf(equal(7)))).toBeCloseTo(1 / 6, 14);
    expect(overlapOf(sharesOf(equal(7)), sharesOf(equal(5), 7))).toBe(0);
    // One of ten equal schools against all ten: 1/10 x 1 is capped, for the school is the whole of a mean.
    expect(overlapOf(sharesOf([1]), sharesOf(equal(10)))).toBe(1);
  });

  it("is 1 for two schools of any size, at most 1 for any, the same in both orders", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), shares, shares, (share, some, others) => {
        const two = sharesOf([share, 1 - share]);
        expect(overlapOf(two, two)).toBeCloseTo(1, 9);
        const [a, b] = [sharesOf(some), sharesOf(others, 3)];
        expect(overlapOf(a, b)).toBe(overlapOf(b, a));
        // Cauchy and Schwarz, for the traces of products of matrices.
        expect(overlapOf(a, b) ** 2).toBeLessThanOrEqual(overlapOf(a, a) * overlapOf(b, b) * (1 + 1e-9));
      }),
    );
  });
});

describe("degrees of freedom", () => {
  it("of one mean, and of two without a common school, are those on paper", () => {
    expect(degreesOfFreedom([part(domainOf(equal(5), 0, 3))], "fixed")).toBeCloseTo(4, 12);
    // 3 and 6 schools, each mean of variance 1: 43245 / 8441 with the common spread, see the source.
    const two = [part(domainOf(equal(3), 0, 1)), part(domainOf(equal(6), 3, 1), -1)];
    expect(degreesOfFreedom(two, "fixed")).toBeCloseTo(43_245 / 8_441, 12);
    // Of two kinds, nothing is drawn together: 4 / (1/2 + 1/5).
    const kinds = [part(domainOf(equal(3), 0, 1)), part(domainOf(equal(6), 3, 1), -1, "share")];
    expect(degreesOfFreedom(kinds, "fixed")).toBeCloseTo(40 / 7, 12);
    expect(degreesOfFreedom(two, "published")).toBe(Number.POSITIVE_INFINITY);
    expect(degreesOfFreedom([], "fixed")).toBe(Number.POSITIVE_INFINITY);
  });

  it("follow the side that has the variance", () => {
    // 6 schools against 3,000 of the same spread: nearly all of the variance comes from the 6.
    const ofFew = [part(domainOf(equal(6), 0, 1)), part(domainOf(equal(3_000), 6, 1 / 500), -1)];
    expect(degreesOfFreedom(ofFew, "fixed")).toBeGreaterThan(5);
    expect(degreesOfFreedom(ofFew, "fixed")).toBeLessThan(5.05);
    // The 3,000 vary a thousand times as much, but that may be chance in the 6: 5 degrees of freedom and 1 for what is usual.
    const ofMany = [part(domainOf(equal(6), 0, 1)), part(domainOf(equal(3_000), 6, 2), -1)];
    expect(degreesOfFreedom(ofMany, "fixed")).toBeLessThan(6);
    const weightless = [part(domainOf(equal(6), 0, 1e-6)), part(domainOf(equal(3_000), 6, 1_000), -1)];
    expect(degreesOfFreedom(weightless, "fixed")).toBeGreaterThan(5);
  });

  it("lie between those of the domain with the fewest and the sum of all, of any size and order", () => {
    fc.assert(
      fc.property(shares, shares, fc.double({ min: 0.01, max: 100, noNaN: true }), (a, b, variance) => {
        const parts = [part(domainOf(a, 0, 1)), part(domainOf(b, 20, variance), -1)];
        const own = parts.map((one) => degreesOfFreedom([one], "fixed"));
        const df = degreesOfFreedom(parts, "fixed");
        expect(df).toBeGreaterThanOrEqual(Math.min(...own) * (1 - 1e-9));
        expect(df).toBeLessThanOrEqual((own[0] ?? 0) + (own[1] ?? 0) + 1e-9);
        expect(degreesOfFreedom([...parts].reverse(), "fixed")).toBeCloseTo(df, 9);
      }),
    );
  });

  it("are those of the spread of schools where no school differs, so that there is no error", () => {
    expect(degreesOfFreedom([part(domainOf(equal(5), 0, 0))], "fixed")).toBeCloseTo(4, 12);
  });

  it("count what a year's first stage adds as a source of its own", () => {
    // A mean of 3 schools among 9: V = 1 of 2 degrees of freedom, and 0.5 through all 9, of 8. Common schools of shares
    // 1/3 and 1/9: 1/9 + (3^2 - 3) g^2, g = 1/27 / sqrt(2/3 x 8/9). (1.5)^2 / (1/2 + 1/4 x 1/8 + 2 x 1/2 x overlap).
    const leverage = Float64Array.from(equal(9));
    const through = Math.sqrt((0.5 * (1 - 1 / 9)) / 9);
    const influence = leverage.map((_, school) => (school % 2 === 0 ? through : -through));
    const domain = { ...domainOf(equal(3), 0, 1), shared: { influence, leverage } };
    const g = 1 / 27 / Math.sqrt((2 / 3) * (8 / 9));
    const wanted = 2.25 / (1 / 2 + 1 / 32 + 1 / 9 + 6 * g * g);
    expect(degreesOfFreedom([part(domain)], "full")).toBeCloseTo(wanted, 12);
    expect(degreesOfFreedom([part(domain)], "fixed")).toBeCloseTo(2, 12);
  });

  it("look at the schools of small domains alone: nothing of the whole is read again for the second area", () => {
    let reads = 0;
    const whole = domainOf(equal(400), 0, 1);
    const counted = new Proxy(whole.leverage, {
      get: (target, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key);
      },
    });
    const watched: DomainMean = { ...whole, leverage: counted };
    const freedomOf = (from: number) =>
      degreesOfFreedom([part(watched), part(domainOf(equal(3), from, 1), -1)], "fixed");
    freedomOf(10);
    reads = 0;
    freedomOf(20);
    // Three schools, in the pair of the whole with the area and in that of the area with the whole.
    expect(reads).toBe(6);
  });
});

const ask = `
show:
  - mean: { of: disadvantaged, in: region }
  - gap: { of: disadvantaged, in: region }
  - in_area_gap: { of: disadvantaged, in: region }
compare:
  - { in_area_gap: progress, of: disadvantaged, in: region, year: 2019, with: { year: 2018 }, as: difference }
  - { gap: progress, of: disadvantaged, in: region, year: 2019, with: { in: region Norvale }, as: difference }
`;

// Expected values: R 4.2.2, test/oracle/small-samples.R, by matrices that clubSandwich 0.5.8 confirms.
describe("figures of few schools equal R", () => {
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measureStudy(manyStudy(ask), { "school-sums.csv": schoolSums });
  });

  it.each(oracleRows("small-samples.csv"))("$figure", ({ figure = "", df }) => {
    const found = estimateOf(measured.estimates, figure);
    expect(found.degreesOfFreedom / Number(df)).toBeCloseTo(1, 9);
  });
});

describe("a ratio of two sides", () => {
  it("has the degrees of freedom of their difference, so that both are clear or neither", async () => {
    // Whole regions against each other, where one side is several times the other: slopes at the ratio differ most there.
    const { estimates, families } = await measureStudy(
      manyStudy(`
show: []
compare:
  - { gap: progress, of: disadvantaged, in: region, with: { in: region Norvale }, as: [ratio] }
  - { gap: progress, of: disadvantaged, in: region, year: 2019, with: { year: 2018 }, as: [percent] }
`),
      { "school-sums.csv": schoolSums },
    );
    let compared = 0;
    for (const { asker, figures, tested } of families.tests)
      for (const { id } of asker === "comparison" ? figures : []) {
        const found = estimates.find(({ figure }) => figure.id === id);
        if (found?.kind !== "estimate") continue;
        expect(found.degreesOfFreedom).toBeCloseTo(tested?.degreesOfFreedom ?? Number.NaN, 9);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(1);
  });
});
