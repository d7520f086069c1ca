import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { filesOf } from "../support/files-of.ts";
import { delimited } from "../support/invented-schools.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy, quietEffects } from "../support/measure-study.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { inFolder } from "../support/temp-folder.ts";

// School, outcome, poor. 45 and more: 6 of 7 others, 1 of 5 poor.
const rows = [
  ["1", "30", "yes"],
  ["1", "40", "no"],
  ["1", "50", "yes"],
  ["2", "34", "yes"],
  ["2", "58", "no"],
  ["2", "42", "yes"],
  ["3", "40", "yes"],
  ["3", "46", "no"],
  ["3", "51", "no"],
  ["4", "50", "no"],
  ["4", "59", "no"],
  ["4", "70", "no"],
];
const files = { "pupils.csv": delimited(rows, { header: ["urn", "points", "poor"] }) };
const study = `
title: Twelve pupils
data: invented
years: 2015
files: { pupils: { path: pupils.csv, columns: { school: urn, points: points, poor: poor } } }
populations: { disadvantaged: { any_of: poor }, others: { not: disadvantaged } }
measures: { reached_45: { outcome: points, method: threshold, at_least: 45 } }
show:
  - mean: { of: [others, disadvantaged] }
  - gap: { of: disadvantaged }
compare:
  - { mean: reached_45, of: disadvantaged, in: england, with: { of: others }, as: [difference, ratio] }
release: { rules: public-data }
`;

describe("shares at or above a threshold", () => {
  let release: ReadonlyMap<string, string>;
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measurePupilStudy(study, files);
    release = await inFolder({ "study.yaml": study, ...files }, async (folder) => {
      const out = join(folder, "out");
      await runStudy({ studyPath: join(folder, "study.yaml"), out, threads: 1 }, quietEffects);
      return filesOf(join(out, "release"));
    });
  });
  const estimate = (id: string) => {
    const [header = [], ...lines] = plainCsv(release.get("estimates.csv") ?? "");
    const line = lines.find(([figure]) => figure === `reached-45/${id}`) ?? [];
    return Object.fromEntries(header.map((name, index) => [name, line[index] ?? ""]));
  };

  it("have gaps in percentage points, with the error of schools", () => {
    // By school: others who reached it less 6/7 of the others, over 7; less the same of the poor with 1/5, over 5.
    const influences = [
      (0 - 6 / 7) / 7 - (1 - 2 / 5) / 5,
      (1 - 6 / 7) / 7 - (0 - 2 / 5) / 5,
      (2 - 12 / 7) / 7 - (0 - 1 / 5) / 5,
      (3 - 18 / 7) / 7,
    ];
    const se = 100 * Math.sqrt((4 / 3) * influences.reduce((sum, one) => sum + one * one, 0));
    const gap = estimate("gap/disadvantaged/england/2015");
    expect(gap).toMatchObject({ unit: "percentage points", scale: "share", ci_method: "leverage-corrected t" });
    expect(Number(gap.estimate)).toBeCloseTo(100 * (6 / 7 - 1 / 5), 0);
    expect(Math.abs(Number(gap.se) - se)).toBeLessThan(0.5);
  });

  it("are in per cent, with Wilson's interval, which stays inside 0 to 100", () => {
    const own = [-6 / 7, 1 / 7, 2 / 7, 3 / 7].map((one) => one / 7);
    const stretched = own.map((one, school) => one ** 2 / (1 - ([1, 1, 2, 3][school] ?? 0) / 7));
    const variance = (4 / 3) * stretched.reduce((sum, one) => sum + one, 0);
    // R: qt(0.975, 45/19), for others in four schools of 1, 1, 2 and 3: 1 / (15/49 + (29/60)^2 - sum of (h^2 / (1 - h))^2).
    const t = 3.72082308280413;
    expect(estimate("mean/others/england/2015")).toMatchObject({
      unit: "per cent",
      scale: "share",
      ci_method: "Wilson + leverage-corrected t",
    });
    const [share] = estimateOf(measured.estimates, "reached-45/mean/others/england/2015").inScales;
    const pupils = 6 / 49 / variance;
    for (const end of [share?.interval.lower, share?.interval.upper]) {
      const p = (end ?? Number.NaN) / 100;
      expect(p).toBeGreaterThan(0);
      expect(p).toBeLessThan(1);
      expect(Math.abs(6 / 7 - p)).toBeCloseTo(t * Math.sqrt((p * (1 - p)) / pupils), 10);
    }
  });

  it("differ by percentage points and have ratios without a unit", () => {
    expect(estimate("mean/disadvantaged/england/2015/difference/with-others").unit).toBe("percentage points");
    expect(estimate("mean/disadvantaged/england/2015/ratio/with-others").unit).toMatch(/^(ratio)?$/);
  });

  it("are never in months, and read so", () => {
    const report = release.get("report.html") ?? "";
    expect(release.get("estimates.csv")).not.toContain("months");
    expect(report).not.toMatch(/\d months/);
    expect(report).toContain(
      "were 66 percentage points behind pupils who were not disadvantaged (95% interval −64 to 100)",
    );
    expect(report).toContain("100 × share");
  });
});
