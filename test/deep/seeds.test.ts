import { describe, expect, it } from "vitest";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { worstDeviation } from "../../src/synthetic/nation.ts";
import { writeNation } from "../../src/synthetic/write-nation.ts";
import { worstDistance } from "../synthetic/distance.ts";
import { measure } from "../synthetic/measure-nation.ts";
import { figuresThatFail } from "../synthetic/printed-figures.ts";
import { ReadingSink } from "../synthetic/read-nation.ts";
import { targets, years } from "../synthetic/targets-file.ts";

describe("any seed", () => {
  it.each([0, -987_654_321_012])("calibrates 60,000 pupils a year and prints every figure: %i", async (seed) => {
    const read = new ReadingSink();
    await writeNation(inventNation({ pupilsPerCohort: 60_000, seed, years, targets }), read);
    const cells = measure(read);
    expect(worstDistance(cells).months).toBeLessThan(0.004);
    expect(figuresThatFail(cells)).toEqual([]);
  });

  it.each([1, 2, 3])("reaches its targets by its own account: %i", (seed) => {
    const { calibration } = inventNation({ pupilsPerCohort: 60_000, seed, years, targets });
    expect(worstDeviation(calibration)).toBeLessThan(0.002);
  });
});
