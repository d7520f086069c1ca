import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { committed, fileOfResults, layouts, textOf } from "./small-samples/results.ts";
import { trialOf } from "./small-samples/trial.ts";

/*
 * Nations of 10 to 150 schools with areas of 4 to 60, drawn from one law again and again: how often the intervals of
 * figures are right, and how often areas that do not differ are called different. All of them, some ten minutes:
 * SMALL_SAMPLES=1 npx vitest run --config vitest.deep.config.ts test/deep/small-samples.test.ts
 */
const all = process.env.SMALL_SAMPLES !== undefined;

describe.runIf(all)("the whole trial of small samples", () => {
  it("is written", () => {
    const results = layouts.flatMap(({ areas, nations }) => trialOf(areas, nations, 4));
    writeFileSync(fileOfResults, textOf(results));
  });
});

describe.skipIf(all)("small samples", () => {
  it("come out of the first nations as they did of all of them", () => {
    const nations = 150;
    for (const { statistic, where, now } of trialOf([10, 6, 4], nations, 1)) {
      const kept = committed().find((row) => row.statistic === statistic && row.where === where);
      const coverage = Number(kept?.coverage) / 100;
      // Four standard errors of 150 nations around what the committed ones say.
      const error = Math.sqrt((coverage * (1 - coverage)) / nations);
      expect(Math.abs(now.coverage - coverage), `${statistic}, ${where}`).toBeLessThanOrEqual(4 * error);
    }
  });
});
