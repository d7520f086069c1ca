import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinedInfluence } from "../../../src/estimates/covariance.ts";
import { meanOfSums, type SchoolSum } from "../../../src/estimates/decompose/mean-of-sums.ts";
import type { DomainMean } from "../../../src/estimates/domain-mean.ts";
import { withUnseen } from "../../../src/estimates/sensitivity/bounds-without-prior.ts";

function meanOf(sums: readonly SchoolSum[]): DomainMean {
  const mean = meanOfSums(sums);
  if (mean === null) throw new Error("nobody");
  return mean;
}

describe("a mean with its unseen pupils", () => {
  it("is a mean over all of them, on paper", () => {
    // 90 pupils with mean 40 and 10 at 100: (3600 + 1000) / 100 = 46. Of school 3 nobody was seen.
    const seen = meanOf([
      { school: 0, pupils: 30, sum: 1500 },
      { school: 1, pupils: 60, sum: 2100 },
    ]);
    const found = withUnseen(
      seen,
      new Map([
        [1, 4],
        [3, 6],
      ]),
      100,
    );
    expect([found.mean, found.pupils, found.schools]).toEqual([46, 100, 3]);
    expect([...found.school]).toEqual([0, 1, 3]);
    expect([...found.leverage]).toEqual([0.3, 0.64, 0.06]);
    // Influences: (1500 - 46 x 30) / 100, (2100 + 400 - 46 x 64) / 100, (600 - 46 x 6) / 100.
    for (const [index, influence] of [1.2, -4.44, 3.24].entries()) expect(found.own[index]).toBeCloseTo(influence, 12);
  });

  it("refuses to put nobody anywhere", () => {
    expect(() => withUnseen(meanOf([{ school: 0, pupils: 3, sum: 5 }]), new Map(), 50)).toThrow(RangeError);
  });

  const schools = fc.array(
    fc.record({ pupils: fc.integer({ min: 1, max: 9 }), unseen: fc.array(fc.integer({ min: 0, max: 100 })) }),
    { minLength: 2, maxLength: 6 },
  );

  it("has the same mean and influences as if the pupils had been seen with that score", () => {
    fc.assert(
      fc.property(schools, fc.integer({ min: 0, max: 100 }), (all, score) => {
        fc.pre(all.some(({ unseen }) => unseen.length > 0));
        const sums = all.map(({ pupils }, school) => ({ school, pupils, sum: pupils * (10 + school) }));
        const found = withUnseen(
          meanOf(sums),
          new Map(all.flatMap(({ unseen }, school) => (unseen.length === 0 ? [] : [[school, unseen.length]]))),
          score,
        );
        const whole = meanOf(
          sums.map(({ school, pupils, sum }) => {
            const missing = all[school]?.unseen.length ?? 0;
            return { school, pupils: pupils + missing, sum: sum + missing * score };
          }),
        );
        expect(found.mean).toBeCloseTo(whole.mean, 9);
        expect(found.effectiveSchools).toBeCloseTo(whole.effectiveSchools, 9);
        const influence = (domain: DomainMean) =>
          combinedInfluence([{ domain, weight: 1 }], all.length, "fixed", "plain");
        for (const [school, own] of influence(whole).entries()) expect(influence(found)[school]).toBeCloseTo(own, 9);
      }),
    );
  });

  it("with 0 and 100 bounds the mean of whatever ranks the unseen had", () => {
    fc.assert(
      fc.property(schools, (all) => {
        fc.pre(all.some(({ unseen }) => unseen.length > 0));
        const sums = all.map(({ pupils }, school) => ({ school, pupils, sum: pupils * (10 + school) }));
        const counts = new Map(
          all.flatMap(({ unseen }, school) => (unseen.length === 0 ? [] : [[school, unseen.length]])),
        );
        const truth = meanOf(
          sums.map(({ school, pupils, sum }) => {
            const unseen = all[school]?.unseen ?? [];
            return { school, pupils: pupils + unseen.length, sum: sum + unseen.reduce((a, b) => a + b, 0) };
          }),
        ).mean;
        expect(withUnseen(meanOf(sums), counts, 0).mean).toBeLessThanOrEqual(truth + 1e-9);
        expect(withUnseen(meanOf(sums), counts, 100).mean).toBeGreaterThanOrEqual(truth - 1e-9);
      }),
    );
  });
});
