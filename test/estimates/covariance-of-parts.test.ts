import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinedInfluence, covariance, type Weighted } from "../../src/estimates/covariance.ts";
import { covarianceMatrix } from "../../src/estimates/covariance-matrix.ts";
import { covarianceOfParts } from "../../src/estimates/covariance-of-parts.ts";
import type { DomainMean } from "../../src/estimates/domain-mean.ts";
import { ofMatrix } from "../../src/estimates/families/covariances.ts";
import { ofSchools } from "../../src/estimates/families/school-covariances.ts";
import { steepnessOfParts } from "../../src/estimates/steepness-of-parts.ts";

/** A domain that each of its schools moves by so much. */
function domainOf(own: ReadonlyMap<number, number>): DomainMean {
  const school = [...own.keys()].sort((a, b) => a - b);
  return {
    mean: 0,
    pupils: 10 * school.length,
    schools: school.length,
    school: Int32Array.from(school),
    own: Float64Array.from(school, (code) => own.get(code) ?? 0),
    leverage: Float64Array.from(school, () => 1 / school.length),
    shared: null,
    effectiveSchools: school.length,
    largestShares: [1],
    rests: new Map(school.map((code) => [code, 1 / school.length])),
  };
}

const schools = 400;
const influences = fc.double({ min: -3, max: 3, noNaN: true });
const someSchools = fc.uniqueArray(fc.integer({ min: 0, max: schools - 1 }), { minLength: 2, maxLength: 6 });

/** Areas of two overlapping schemes, and a comparator that all schools belong to. */
const families = fc.record({
  areas: fc.array(
    someSchools.chain((codes) =>
      fc
        .array(influences, { minLength: codes.length, maxLength: codes.length })
        .map((own) => domainOf(new Map(codes.map((code, at) => [code, own[at] ?? 0])))),
    ),
    { minLength: 4, maxLength: 8 },
  ),
  whole: fc
    .array(influences, { minLength: schools, maxLength: schools })
    .map((own) => domainOf(new Map(own.map((one, code) => [code, one])))),
  weights: fc.array(fc.constantFrom(1, 1, 1, -0.5, 2), { minLength: 8, maxLength: 8 }),
});

const figuresOf = ({
  areas,
  whole,
  weights,
}: {
  areas: readonly DomainMean[];
  whole: DomainMean;
  weights: readonly number[];
}) =>
  areas.map((domain, at): readonly Weighted[] => [
    { domain: whole, weight: weights[at] ?? 1 },
    { domain, weight: -1 },
  ]);

const dense = (parts: readonly Weighted[], leverage: "plain" | "corrected") =>
  combinedInfluence(parts, schools, "fixed", leverage);

describe("covariances by the schools of areas", () => {
  it("equal those of dense influences, for a figure and for two, whatever schools they share", () => {
    fc.assert(
      fc.property(families, (family) => {
        const figures = figuresOf(family);
        for (const leverage of ["plain", "corrected"] as const)
          for (const a of figures)
            for (const b of figures) {
              const wanted = covariance(dense(a, leverage), dense(b, leverage), schools);
              const size = covariance(dense(a, leverage), dense(a, leverage), schools);
              const made = covarianceOfParts(a, b, schools, "fixed", leverage);
              expect(Math.abs(made - wanted)).toBeLessThan(1e-11 * (1 + size));
            }
      }),
      { numRuns: 10 },
    );
  });

  it("equal the matrix of all pairs: each, the mean of pairs, differences, and some of the figures", () => {
    fc.assert(
      fc.property(families, (family) => {
        const figures = figuresOf(family);
        const unit = 7;
        const matrix = covarianceMatrix(
          figures.map((parts) => dense(parts, "corrected")),
          schools,
        ).map((row) => row.map((one) => unit * unit * one));
        const [whole, made] = [ofMatrix(matrix), ofSchools(figures, schools, unit)];
        const size = Math.max(...matrix.map((row, at) => row[at] ?? 0));
        const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThan(1e-10 * (1 + size));
        const kept = [figures.length - 1, 0, 2];
        for (const [wanted, own] of [
          [whole, made],
          [whole.of(kept), made.of(kept)],
        ] as const) {
          expect(own.figures).toBe(wanted.figures);
          near(own.meanOfPairs(), wanted.meanOfPairs());
          const [into, by] = [new Float64Array(own.figures), new Float64Array(own.figures)];
          for (let row = 0; row < own.figures; row++) {
            near(own.variance(row), wanted.variance(row));
            own.ofDifferences(row, into);
            wanted.ofDifferences(row, by);
            for (const [at, one] of into.entries()) near(one, by[at] ?? Number.NaN);
            for (const [at, one] of (own.matrix()[row] ?? []).entries())
              near(one, wanted.matrix()[row]?.[at] ?? Number.NaN);
          }
        }
      }),
      { numRuns: 10 },
    );
  });

  it("give no error where a figure is the difference of domains that are moved alike", () => {
    // 0.1 x + 0.7 x - 0.8 x: school by school it is 0 to the last digit, so its square is below 1e-30. The products
    // of pairs of domains leave the rounding error of one of them, about 1e-16.
    const own = new Map([3, 5, 9].map((code, at) => [code, [0.1, 0.7, -0.8][at] ?? 0]));
    const parts = [0.1, 0.7, -0.8].map((weight): Weighted => ({ domain: domainOf(own), weight }));
    expect(Math.abs(covarianceOfParts(parts, parts, schools, "fixed", "plain"))).toBeLessThan(1e-30);
  });

  it("look at the schools of areas alone: nothing of the whole is read again for the second area", () => {
    let reads = 0;
    const whole = domainOf(new Map(Array.from({ length: schools }, (_, code) => [code, (code % 7) - 3])));
    const counted = new Proxy(whole.own, {
      get: (target, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) reads += 1;
        return Reflect.get(target, key);
      },
    });
    const watched: DomainMean = { ...whole, own: counted };
    const errorOf = (code: number) => {
      const parts = [
        { domain: watched, weight: 1 },
        { domain: domainOf(new Map([[code, 1], [code + 1, -1]])), weight: -1 }, // biome-ignore format: a map
      ];
      covarianceOfParts(parts, parts, schools, "fixed", "plain");
    };
    errorOf(10);
    reads = 0;
    errorOf(20);
    // Two schools, in the product of the area with the whole and in that of the whole with the area.
    expect(reads).toBe(4);
  });
});

describe("rounding of printed means", () => {
  it("is the worst case of every printed mean of the whole and its area", () => {
    fc.assert(
      fc.property(families, (family) => {
        // With a second large domain: of the same printed means, and of others, as in another year.
        const { areas, whole } = family;
        const later = { ...whole, rests: new Map([...whole.rests].map(([code, slope]) => [code + schools, slope])) };
        const two = (second: DomainMean, weight: number) =>
          areas.map((domain) => [
            { domain: whole, weight: 1 },
            { domain, weight: -1 },
            { domain: second, weight },
          ]);
        for (const parts of [...figuresOf(family), ...two({ ...whole }, 0.5), ...two(later, -1), ...two(later, -1)]) {
          const slopes = new Float64Array(2 * schools);
          for (const { domain, weight } of parts)
            for (const [printed, slope] of domain.rests) slopes[printed] = (slopes[printed] ?? 0) + weight * slope;
          const worst = slopes.reduce((sum, slope) => sum + Math.abs(slope), 0);
          expect(steepnessOfParts(parts)).toBeCloseTo(worst, 12);
        }
      }),
      { numRuns: 5 },
    );
  });
});
