import { describe, expect, it } from "vitest";
import { manyStudy, schoolSums } from "../support/many-study.ts";
import { runExample } from "../support/run-example.ts";
import { type Row, tableOf } from "../support/stated-in-report.ts";

async function released(ask: string) {
  const { release } = await runExample({ "school-sums.csv": schoolSums }, manyStudy(ask));
  return {
    tests: tableOf(release, "tables/tests.csv"),
    comparisons: tableOf(release, "tables/comparisons.csv"),
    report: release.get("report.html") ?? "",
  };
}
const inOrder = (rows: readonly Row[]) => [...rows].sort((a, b) => ((a.test ?? "") < (b.test ?? "") ? -1 : 1));

describe("the entries of compare", () => {
  it("are one family: how questions are divided into entries changes no test", async () => {
    const together = await released(`
show: []
compare:
  - { gap: progress, of: disadvantaged, in: region, year: 2018-2019, with: { in: england }, as: [difference, ratio] }
`);
    const apart = await released(`
show: []
compare:
  - { gap: progress, of: disadvantaged, in: region, year: 2019, with: { in: england }, as: ratio }
  - { gap: progress, of: disadvantaged, in: [region Norvale], year: 2018, with: { in: england }, as: [difference, ratio] }
  - { gap: progress, of: disadvantaged, in: [region Eastholt, region Sundmark], year: 2018, with: { in: england }, as: [difference, ratio] }
  - { gap: progress, of: disadvantaged, in: region, year: 2019, with: { in: england }, as: difference }
`);
    const numbers = ({ estimate, t, p, p_adjusted, counted, outcome }: Row) => [
      estimate,
      t,
      p,
      p_adjusted,
      counted,
      outcome,
    ];
    const byP = (rows: readonly Row[]) => [...rows].map(numbers).map(String).sort();
    expect(together.tests).toHaveLength(6);
    expect(byP(together.tests)).toEqual(byP(apart.tests));
  });

  it("ask one hypothesis where the comparison group cancels, whichever statistic asks it and which way round", async () => {
    const { tests, comparisons } = await released(
      `
show: []
compare:
  - { gap: progress, of: disadvantaged, in: region Norvale, year: 2019, with: { in: region Sundmark }, as: difference }
  - { mean: progress, of: disadvantaged, in: region Sundmark, year: 2019, with: { in: region Norvale }, as: difference }
  - { from_average: progress, of: disadvantaged, in: region Norvale, year: 2019, with: { in: region Sundmark }, as: difference }
`.replace("from_average: progress", "mean: progress"),
    );
    expect(tests).toHaveLength(1);
    expect(comparisons).toHaveLength(3);
    expect(new Set(comparisons.map(({ p_adjusted }) => p_adjusted)).size).toBe(1);
    expect(comparisons.map(({ p, p_adjusted }) => p === p_adjusted)).toEqual([true, true, true]);
    expect(inOrder(tests)[0]?.figures?.split("; ")).toHaveLength(3);
  });
});

describe("a margin of the study", () => {
  const ask = (within: string) =>
    `
show: []
compare:
  - { mean: progress, of: others, in: region Norvale, with: { in: region Sundmark }, as: difference }
`.concat(within);
  const study = (margin: string) => manyStudy(ask("")).replace("decimals: 2 } }", `decimals: 2 }${margin} }`);

  it("decides what is alike; points have none by themselves", async () => {
    const outcomes = async (margin: string) => {
      const { release } = await runExample({ "school-sums.csv": schoolSums }, study(margin));
      return tableOf(release, "tables/tests.csv").map(({ alike_within, outcome }) => [alike_within, outcome]);
    };
    for (const [margin] of await outcomes("")) expect(margin).toBe("");
    for (const [margin, outcome] of await outcomes(", alike_within: 50")) {
      expect(margin).toBe("50");
      expect(outcome).not.toBe("unclear");
    }
  });

  it("is above 0", async () => {
    await expect(runExample({ "school-sums.csv": schoolSums }, study(", alike_within: 0"))).rejects.toThrow(
      "not a margin above 0: 0",
    );
  });
});
