import { describe, expect, it } from "vitest";
import { meanOfSums } from "../../../src/estimates/decompose/mean-of-sums.ts";

describe("meanOfSums", () => {
  it("gives the worked share, with its influences", () => {
    // On paper: 8 of 20; school 0 has 3 - 0.4 x 10 = -1 of 20, school 4 has 5 - 4 = 1 of 20.
    const share = meanOfSums([
      { school: 4, pupils: 10, sum: 5 },
      { school: 0, pupils: 10, sum: 3 },
    ]);
    expect(share?.mean).toBe(0.4);
    expect([...(share?.school ?? [])]).toEqual([0, 4]);
    expect([...(share?.own ?? [])]).toEqual([-0.05, 0.05]);
    expect([...(share?.leverage ?? [])]).toEqual([0.5, 0.5]);
    expect(share).toMatchObject({ pupils: 20, schools: 2, effectiveSchools: 2, largestShares: [0.5, 1] });
  });

  it("counts the largest schools and the effective ones", () => {
    // On paper: shares 0.1, 0.2, 0.3, 0.4; squares sum to 0.3.
    const mean = meanOfSums([1, 2, 3, 4].map((pupils) => ({ school: pupils, pupils, sum: 0 })));
    expect(mean?.largestShares).toEqual([0.4, 0.7, 0.9].map((share) => expect.closeTo(share, 12)));
    expect(mean?.effectiveSchools).toBeCloseTo(1 / 0.3, 12);
  });

  it("leaves out schools without pupils, and is nothing where nobody is", () => {
    expect(meanOfSums([{ school: 1, pupils: 0, sum: 0 }])).toBeNull();
    expect(meanOfSums([])).toBeNull();
    const one = { school: 2, pupils: 3, sum: 6 };
    expect(meanOfSums([{ school: 1, pupils: 0, sum: 0 }, one])).toEqual(meanOfSums([one]));
  });

  it("refuses a school that stands twice", () => {
    const one = { school: 2, pupils: 3, sum: 6 };
    expect(() => meanOfSums([one, { ...one, school: 1 }, one])).toThrow("school listed twice: 2");
    expect(() => meanOfSums([{ ...one, pupils: -3 }])).toThrow("pupils below 0: -3");
  });
});
