import { describe, expect, it } from "vitest";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { worstDeviation } from "../../src/synthetic/nation.ts";
import { targets, years } from "./targets-file.ts";

describe("any seed", () => {
  it("reaches its targets by its own account", () => {
    const { calibration } = inventNation({ pupilsPerCohort: 60_000, seed: 1, years, targets });
    expect(worstDeviation(calibration)).toBeLessThan(0.002);
  });

  it("says so when there are too few pupils", () => {
    const { calibration } = inventNation({ pupilsPerCohort: 2_000, seed: 1, years, targets });
    expect(worstDeviation(calibration)).toBeGreaterThan(0.008);
  });

  it("refuses what it cannot make", () => {
    const options = { pupilsPerCohort: 6_000, seed: 1, years, targets };
    expect(() => inventNation({ ...options, seed: 0.5 })).toThrow("seed must be a whole number: 0.5");
    expect(() => inventNation({ ...options, years: [2016] })).toThrow("no targets for the year: 2016");
    expect(() => inventNation({ ...options, pupilsPerCohort: 10 })).toThrow("outside 2000 to 2000000: 10");
  });
});
