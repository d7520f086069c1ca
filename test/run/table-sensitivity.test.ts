import { beforeAll, describe, expect, it } from "vitest";
import { manyStudy, schoolSums } from "../support/many-study.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { runExample } from "../support/run-example.ts";

const files = { "school-sums.csv": schoolSums };
const asked = manyStudy(`
show: [{ gap: { of: disadvantaged, in: [england, region] } }]
compare: [{ gap: progress, of: disadvantaged, year: 2019, with: { year: 2018 }, as: difference }]
sensitivity:
  figures: [progress/gap/disadvantaged/england/2018, progress/gap/disadvantaged/england/2019, progress/gap/disadvantaged/region-norvale/2019, progress/gap/disadvantaged/england/2019/difference/with-2018]
  alternatives: { leave_out_cohorts: 2019 }
`);

/** The gap of a year on paper: the mean of the others in England less that of the group, both weighted by pupils. */
function gapOnPaper(year: string, region: string | null): number {
  const [, ...lines] = plainCsv(schoolSums);
  const mean = (pupils: number, of: number, where: string | null) => {
    const rows = lines.filter((row) => row[2] === year && (where === null || row[1] === where));
    const sum = (value: (row: readonly string[]) => number) => rows.reduce((total, row) => total + value(row), 0);
    return sum((row) => Number(row[pupils]) * Number(row[of])) / sum((row) => Number(row[pupils]));
  };
  return mean(5, 6, null) - mean(3, 4, region);
}

describe("a cohort left out of a school table", () => {
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measureStudy(asked, files);
  });
  const alternativesOf = (figure: string) =>
    measured.sensitivity.find((one) => one.figure === `progress/gap/disadvantaged/${figure}`)?.alternatives ?? [];

  it.each([
    ["england", null],
    ["region-norvale", "Norvale"],
  ])("has the gap of the year before in its place: %s", (area, region) => {
    const [{ kind, name, estimated } = { kind: "", name: "", estimated: null }, ...others] = alternativesOf(
      `${area}/2019`,
    );
    expect(others).toEqual([]);
    expect([kind, name]).toEqual(["cohort left out", "2018 in place of 2019"]);
    if (estimated?.kind !== "estimate") throw new Error("no estimate");
    const [onPaper, itsOwn] = [gapOnPaper("2018", region), gapOnPaper("2019", region)];
    expect(Math.abs((estimated.inScales[0]?.value ?? Number.NaN) - onPaper)).toBeLessThan(1e-9);
    expect(Math.abs(onPaper - itsOwn)).toBeGreaterThan(0.01);
    const own = estimateOf(measured.estimates, `progress/gap/disadvantaged/${area}/2019`);
    expect(Math.abs((own.inScales[0]?.value ?? Number.NaN) - itsOwn)).toBeLessThan(1e-9);
    // With the error of that year, which the study's own figure of 2018 has.
    const before = estimateOf(measured.estimates, `progress/gap/disadvantaged/${area}/2018`);
    expect(estimated.inScales).toEqual(before.inScales);
  });

  it("says why a figure has no other", () => {
    const reasons = ["england/2018", "england/2019/difference/with-2018"].map((figure) =>
      alternativesOf(figure).map(({ estimated }) => (estimated.kind === "none" ? estimated.reason : "an estimate")),
    );
    expect(reasons).toEqual([["the figure does not use 2019"], ["the comparison would be of 2018 with itself"]]);
  });

  it("is a row of the release under the digits of its own error", async () => {
    const { release } = await runExample(files, asked);
    const [head = [], ...rows] = plainCsv(release.get("tables/sensitivity.csv") ?? "");
    const at = (row: readonly string[], column: string) => row[head.indexOf(column)] ?? "";
    const row = rows.find(
      (one) =>
        at(one, "choice") === "2018 in place of 2019" &&
        at(one, "figure") === "progress/gap/disadvantaged/england/2019",
    );
    const shown = at(row ?? [], "estimate");
    const decimals = shown.split(".")[1]?.length ?? 0;
    expect(decimals).toBeGreaterThan(0);
    expect(Number(shown)).toBe(Number(gapOnPaper("2018", null).toFixed(decimals)));
  });
});
