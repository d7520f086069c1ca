import { beforeAll, describe, expect, it } from "vitest";
import { replicateMeans } from "../../src/estimates/bootstrap/replicate-means.ts";
import { replicateValues } from "../../src/estimates/bootstrap/replicate-values.ts";
import { domainsOf } from "../../src/figures/formula.ts";
import type { Scored } from "../../src/run/scored.ts";
import { gradedOracleAsk, gradedStudy, inspectedSchools } from "../support/graded-study.ts";
import { jackknifeError } from "../support/jackknife-error.ts";
import { manyStudy, oracleAsk, schoolSums } from "../support/many-study.ts";
import { type MeasuredStudy, measureStudy, scoredStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";

const tables = { "school-sums.csv": schoolSums };
const lists = { "inspected-schools.csv": inspectedSchools };

// Expected: survey's JK1, test/oracle/grades-in-study.R and test/oracle/table-jackknife.R.
describe.each([
  ["grades", () => scoredStudy(gradedStudy(gradedOracleAsk), lists), "grades-jackknife.csv"],
  ["a school table", () => scoredStudy(manyStudy(oracleAsk), tables), "table-jackknife.csv"],
] as const)("leaving out one school of %s at a time", (_, score, results) => {
  let scored: Scored;
  beforeAll(async () => {
    scored = await score();
  });

  it.each(oracleRows(results))("$figure: the error is R's", async ({ figure: id = "", se }) => {
    const figure = scored.figures.find((one) => one.id === id);
    if (figure === undefined) throw new Error(`not asked for: ${id}`);
    const [{ moments }] = scored.on(figure);
    const placesOf = ({ area }: typeof figure.of) => scored.areas.placesOf(area);
    const means = domainsOf(figure.formula);
    const drawn = await replicateMeans(moments, { means }, placesOf, { kind: "jackknife" }, 1);
    const values = replicateValues(figure.formula, drawn.replicates, drawn.of);
    expect(Math.abs(jackknifeError(values) / Number(se) - 1)).toBeLessThan(1e-9);
  });
});

/** Worked-out error over that of the draws, by figure, and how many figures have one. */
function ratios({ estimates, resampled }: MeasuredStudy, fewest: number): readonly number[] {
  return resampled.figures.flatMap(({ figure, error }) => {
    const estimated = estimates.find((one) => one.figure.id === figure.id);
    if (estimated?.kind !== "estimate" || error === null) return [];
    const schools = Math.min(...estimated.rests.map(({ effectiveSchools }) => effectiveSchools));
    return schools < fewest || figure.unit !== "outcome" ? [] : [(estimated.inScales[0]?.fixedSe ?? 0) / error.se];
  });
}

// 2,000 draws know an error to 1.6% (1 / sqrt(2 x 2,000)): three of these; few schools leave some more out of a formula.
describe("schools drawn again", () => {
  it("give grades the errors of their formulas, figures of both boundaries among them", async () => {
    const measured = await measureStudy(
      `${gradedStudy(gradedOracleAsk)}bootstrap: { replicates: 2000, seed: 7 }\n`,
      lists,
    );
    const drawn = measured.resampled.figures.map(({ figure }) => figure.base);
    expect(drawn).toEqual(expect.arrayContaining(["share_outstanding", "share_good_or_outstanding", "share_declined"]));
    const known = measured.estimates.filter(({ kind }) => kind === "estimate").map(({ figure }) => figure.id);
    expect(measured.resampled.figures.map(({ figure }) => figure.id)).toEqual(known);
    const found = ratios(measured, 30);
    expect(found.length).toBeGreaterThan(20);
    for (const ratio of found) expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });

  it("give a school table the errors of its formulas", async () => {
    const measured = await measureStudy(`${manyStudy(oracleAsk)}bootstrap: { replicates: 2000, seed: 7 }\n`, tables);
    const found = ratios(measured, 15);
    expect(found.length).toBe(5);
    for (const ratio of found) expect(Math.abs(ratio - 1)).toBeLessThan(0.05);
  });

  it("give the same errors for one seed, and others for another", async () => {
    const errors = async (seed: number) => {
      const asked = `${manyStudy(oracleAsk)}bootstrap: { replicates: 200, seed: ${seed} }\n`;
      return (await measureStudy(asked, tables)).resampled.figures.map(({ error }) => error?.se);
    };
    expect(await errors(3)).toEqual(await errors(3));
    expect(await errors(4)).not.toEqual(await errors(3));
  });
});
