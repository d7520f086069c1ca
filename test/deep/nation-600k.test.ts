import { describe, expect, it } from "vitest";
import { inventNation } from "../../src/synthetic/invent-nation.ts";
import { worstDeviation } from "../../src/synthetic/nation.ts";
import { writeNation } from "../../src/synthetic/write-nation.ts";
import { worstDistance } from "../synthetic/distance.ts";
import { type MeasuredCell, measure } from "../synthetic/measure-nation.ts";
import { figuresThatFail } from "../synthetic/printed-figures.ts";
import { ReadingSink } from "../synthetic/read-nation.ts";
import { targets, years } from "../synthetic/targets-file.ts";

const PUPILS = 600_000;

describe("the invented nation at the size of England", () => {
  it("is made and calibrated in under two minutes, and written in little memory", async () => {
    const started = performance.now();
    const nation = inventNation({ pupilsPerCohort: PUPILS, seed: 2016, years, targets });
    const made = performance.now();
    const before = process.memoryUsage().rss;
    let characters = 0;
    let most = before;
    await writeNation(nation, {
      async text(_, chunks) {
        for await (const chunk of chunks) characters += chunk.length;
        most = Math.max(most, process.memoryUsage().rss);
      },
    });
    const written = performance.now();
    console.log(
      `made in ${((made - started) / 1000).toFixed(1)} s; ${(characters / 1e6).toFixed(0)} MB of text in ` +
        `${((written - made) / 1000).toFixed(1)} s; ${(before / 1e6).toFixed(0)} MB resident when made, ` +
        `${(most / 1e6).toFixed(0)} MB while writing; worst cell ${worstDeviation(nation.calibration).toFixed(5)} months`,
    );
    expect(made - started).toBeLessThan(120_000);
    expect(worstDeviation(nation.calibration)).toBeLessThan(0.004);
  });

  it("prints every figure, read back a year at a time", async () => {
    const cells: MeasuredCell[] = [];
    for (const year of years) {
      const read = new ReadingSink();
      await writeNation(inventNation({ pupilsPerCohort: PUPILS, seed: 2016, years: [year], targets }), read);
      cells.push(...measure(read));
    }
    const { months } = worstDistance(cells);
    console.log(`worst cell as read back ${months.toFixed(5)} months`);
    expect(months).toBeLessThan(0.004);
    expect(figuresThatFail(cells)).toEqual([]);
  });
});
