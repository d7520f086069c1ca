import { beforeAll, describe, expect, it } from "vitest";
import { areaRow, areasStudy, areasText } from "../../support/invented-areas.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../../support/measure-study.ts";
import { plainCsv } from "../../support/plain-csv.ts";
import { type Left, runExample } from "../../support/run-example.ts";

const z = 1.959963984540054;

describe("sums of areas with a deviation of pupils", () => {
  let measured: MeasuredStudy;
  const first = (id: string) => {
    const { inScales, rests, degreesOfFreedom, seKind, intervalMethod } = estimateOf(measured.estimates, id);
    const [number] = inScales;
    if (number === undefined) throw new Error(`no number: ${id}`);
    return { ...number, rests, degreesOfFreedom, seKind, intervalMethod };
  };

  beforeAll(async () => {
    measured = await measureStudy(
      areasStudy({
        more: `
show: [ { mean: { of: disadvantaged, in: [england, region, authority] } }, { gap: { of: disadvantaged, in: [england, authority] } } ]
compare: [ { gap: progress, of: disadvantaged, in: authority Hampshire, with: { in: england }, as: [difference, ratio] } ]`,
      }),
      { "areas.csv": areasText() },
    );
  });

  // On paper: 800 disadvantaged with a sum of -490, 2,000 others with a sum of 90; deviation 1.2.
  it("gives means of areas and their unions from sums", () => {
    expect(first("progress/mean/disadvantaged/england/2018").value).toBeCloseTo(-490 / 800, 12);
    expect(first("progress/mean/disadvantaged/region-east-midlands/2018").value).toBeCloseTo(-210 / 400, 12);
    expect(first("progress/mean/disadvantaged/authority-derby/2018").value).toBeCloseTo(-0.6, 12);
    expect(first("progress/gap/disadvantaged/england/2018").value).toBeCloseTo(0.045 + 0.6125, 12);
  });

  it("has the error deviation over the root of pupils, with means of groups independent", () => {
    const mean = first("progress/mean/disadvantaged/england/2018");
    expect(mean.se).toBeCloseTo(1.2 / Math.sqrt(800), 12);
    expect(mean.interval.upper - mean.value).toBeCloseTo((z * 1.2) / Math.sqrt(800), 12);
    expect(first("progress/gap/disadvantaged/authority-hampshire/2018").se).toBeCloseTo(
      1.2 * Math.sqrt(1 / 400 + 1 / 2000),
      12,
    );
    expect(mean).toMatchObject({
      seKind: "published",
      degreesOfFreedom: Number.POSITIVE_INFINITY,
      intervalMethod: "normal, from the deviation of pupils and their number",
      rounding: 0,
    });
  });

  // The comparator cancels; Hampshire's 400 of the 800 are in both sides: variance 1.44 x (1/4 + 1/4) / 400.
  it("uses the covariance where both sides have the same pupils", () => {
    const { value, se } = first("progress/gap/disadvantaged/authority-hampshire/2018/difference/with-england");
    expect(value).toBeCloseTo(0.7 - 0.6125, 12);
    expect(se).toBeCloseTo(1.2 * Math.sqrt(0.5 / 400), 12);
  });

  // Fieller with A = 0.745, B = 0.6575 and covariances on paper: ends from (A - rB)^2 = z^2 Var(A - rB).
  it("has Fieller's interval for a ratio", () => {
    const ratio = first("progress/gap/disadvantaged/authority-hampshire/2018/ratio/with-england");
    const varA = 1.44 * (1 / 400 + 1 / 2000);
    const varB = 1.44 * (1 / 800 + 1 / 2000);
    const cov = 1.44 * (1 / 800 + 1 / 2000);
    for (const end of [ratio.interval.lower, ratio.interval.upper])
      expect((0.745 - end * 0.6575) ** 2).toBeCloseTo(z ** 2 * (varA - 2 * end * cov + end ** 2 * varB), 12);
    expect(ratio.value).toBeCloseTo(0.745 / 0.6575, 12);
  });

  it("counts pupils and areas, and marks nothing for having few of them", () => {
    const [own] = first("progress/mean/disadvantaged/england/2018").rests;
    expect(own).toMatchObject({ pupils: 800, schools: 3, effectiveSchools: Number.POSITIVE_INFINITY });
  });
});

describe("the report of a table of areas", () => {
  let left: Left;
  const report = () => left.release.get("report.html") ?? "";
  const estimates = () => left.release.get("estimates.csv") ?? "";

  beforeAll(async () => {
    const rows = [
      areaRow("", "East Midlands", "disadvantaged", 400, "-210.0"),
      areaRow("", "South East", "other", 1200, "70.0"),
      areaRow("", "", "disadvantaged", 803, "-491.0"),
      areaRow("831", "East Midlands", "disadvantaged", 50, "-30.0", "Boys"),
    ];
    left = await runExample({ "areas.csv": areasText(...rows) }, areasStudy());
  });

  it("speaks of areas and says what its intervals are", () => {
    expect(report()).toContain("is from a table of areas");
    expect(report()).toContain("standard deviation of pupils that the study states");
    expect(report()).toContain("This is not the error of another draw of schools");
    expect(report()).toContain("take pupils as independent of each other");
    expect(report()).not.toContain("Standard errors treat the school as the unit");
    expect(report()).not.toMatch(/>Schools<\/th>/);
    expect(report()).toMatch(/>Areas<\/th>/);
  });

  it("has counts of pupils and areas, and none of schools", () => {
    const [header = [], ...records] = plainCsv(estimates());
    const at = (name: string) => header.indexOf(name);
    const rows = records.map((cells) => ({
      pupils: cells[at("pupils")],
      schools: cells[at("schools")],
      note: cells[at("note")],
    }));
    expect(rows.map(({ pupils, schools }) => [pupils, schools])).toContainEqual(["800", ""]);
    expect(rows.every(({ schools }) => schools === "")).toBe(true);
    expect(rows[0]?.note).toBe("counted in 3 areas of the table");
    const { figures } = JSON.parse(left.release.get("evidence/results.json") ?? "");
    const counted = figures.map((figure: { readonly counted: unknown }) => figure.counted);
    expect(counted).toContainEqual({ units: "pupils", n: 800, schools: null, areas: 3, areasThere: 3 });
  });

  // East Midlands: 100 + 300 pupils with -60 - 150. South East others: 60 in its area, 70 printed. England: 3 pupils more.
  it("compares rows of larger areas with the sums, without small differences", () => {
    expect(report()).toContain(
      "Published numbers of regions or the nation: 3. The same as those of their areas together, in pupils and in the mean: 1. Different: 2",
    );
    expect(report()).toContain(
      "South East, others, 2018: published 1200 pupils with a mean of 0.058; its areas (1) have 1200 pupils with 0.050",
    );
    expect(report()).toContain(
      "England, disadvantaged, 2018: published more pupils than in its areas, by fewer than 10",
    );
    expect(report()).not.toContain("803");
  });

  it("keeps every row in the ledger", () => {
    expect(left.private.get("flow.csv")?.split("\n").slice(1, 5)).toEqual([
      "areas.csv,read,10,",
      'areas.csv,"left out: a larger area, compared with the sum of its areas",3,',
      "areas.csv,left out: a row that the study leaves out (sex),1,",
      "areas.csv,used,6,",
    ]);
  });
});

describe("an area that the table hides for one group", () => {
  // Disadvantaged pupils of Hampshire hidden: 400 pupils with -210 in the two areas left, of the three that there are.
  it("is missing from sums of that group, which say so", async () => {
    const text = areasText().replace("disadvantaged,400,-280.0", "disadvantaged,c,c");
    const { release } = await runExample({ "areas.csv": text }, areasStudy());
    const lines = (release.get("estimates.csv") ?? "").split("\n");
    const line = (id: string) => lines.find((one) => one.startsWith(`${id},`)) ?? "";
    const england = line("progress/gap/disadvantaged/england/2018");
    expect(england).toContain(",0.570,");
    expect(england).toContain("counted in 2 of the 3 areas of the table");
    expect(line("progress/gap/disadvantaged/region-south-east/2018")).toContain(
      'not_available,,,"the table has no value of disadvantaged in South East, 2018"',
    );
  });
});

describe("without a deviation or limits", () => {
  it("has the values, and no interval, no p value and no verdict", async () => {
    const more = `
show: [ { gap: { of: disadvantaged, in: [england, region] } } ]
compare: [ { gap: progress, of: disadvantaged, in: region East Midlands, with: { in: region South East }, as: [difference, ratio] } ]
claims: [ { gap: progress, of: disadvantaged, in: england, says: behind } ]`;
    const { release } = await runExample({ "areas.csv": areasText() }, areasStudy({ sd: "", more }));
    const lines = (release.get("estimates.csv") ?? "").split("\n");
    const line = (id: string) => lines.find((one) => one.startsWith(`${id},`)) ?? "";
    expect(line("progress/gap/disadvantaged/england/2018")).toContain(
      ',grades,points,0.66,,,,,,,,800,,published,,,"no interval: the table has no published limits, and the study states no standard deviation',
    );
    expect(line("progress/gap/disadvantaged/region-east-midlands/2018/ratio/with-region-south-east")).toContain(
      'not_available,,,"a ratio needs the error of what it is divided by',
    );
    expect(release.get("tables/claims.csv")).toContain("not tested");
    expect(release.get("report.html")).toContain("(no interval is known)");
    expect(release.get("report.html")).not.toContain("clearly");
  });
});
