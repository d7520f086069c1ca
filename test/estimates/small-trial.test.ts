import { expect, it } from "vitest";
import { assuranceTable } from "../deep/assurance/assurance-table.ts";
import { designOf, designOfTruth } from "../deep/assurance/designs.ts";
import { measureBlock } from "../deep/assurance/measure-block.ts";
import { committedTruth } from "../deep/assurance/truth.ts";

// The trial of test/deep/assurance-run.test.ts, with 20 nations of 20 schools and without percentile gaps. Expected
// values: 95% is what intervals promise. Of 20 nations an interval that holds in 95 of 100 misses six times or more once
// in 3,000 trials; one that is a third too narrow would miss that often in every other trial.
const design = { ...designOf("20 schools, equal"), nationsOfBlock: 20, percentiles: 0 };

it("20 nations of 20 schools: intervals of the whole hold the true value, and of no difference", async () => {
  const tallies = await measureBlock(design, 0, committedTruth(designOfTruth(design)));
  const rows = assuranceTable(tallies);
  const whole = (statistic: string, scores = "ranks of progress") =>
    rows.find((row) => row.scores === scores && row.statistic === statistic && row.schools === "15 to 39");
  for (const statistic of ["gap", "change of gap", "mean", "from average", "part within schools", "part of the mix"]) {
    const row = whole(statistic);
    expect(row?.shown, statistic).toBeGreaterThanOrEqual(20);
    expect(row?.coverage.value, statistic).toBeGreaterThan(70);
    expect(row?.usedOverNeeded, statistic).toBeGreaterThan(0.6);
    expect(row?.usedOverNeeded, statistic).toBeLessThan(1.7);
    expect(Math.abs(row?.bias ?? 9), statistic).toBeLessThan(1);
  }
  for (const scores of ["progress in points", "shares of pupils", "ranks"])
    expect(whole("gap", scores)?.shown, scores).toBeGreaterThanOrEqual(20);
  // The law of both years is the same, so a change of the gap is none.
  expect(tallies.find(({ statistic }) => statistic === "change of gap")?.nulls).toBeGreaterThan(0);
  expect(whole("change of gap")?.clear?.value ?? 100).toBeLessThan(30);
}, 60_000);
