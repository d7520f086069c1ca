import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Finding } from "../../src/release/finding.ts";
import { isShown } from "../../src/release/finding.ts";
import { protectFigure } from "../../src/release/primary.ts";
import { delimited } from "../support/invented-schools.ts";
import { measurePupilStudy } from "../support/measure-pupil-study.ts";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";

const study = (method: string) => `
title: Twelve pupils
data: invented
years: 2015
files:
  pupils:
    path: pupils.csv
    columns: { pupil: ref, school: urn, ks2: ks2, points: points, disadvantaged: poor }
measures:
  progress: { outcome: points, ${method}, against: { population: others, in: england } }
show:
  - mean: { of: [all, others] }
  - gap: { of: disadvantaged }
release: { rules: public-data }
`;

// Bands of six pupils: prior 4.0 has mean 40, prior 5.0 has mean 55.
const rows = [
  ["a", "1", "4.0", "30", "yes"],
  ["b", "1", "4.0", "40", "no"],
  ["c", "1", "5.0", "50", "yes"],
  ["d", "2", "4.0", "34", "yes"],
  ["e", "2", "5.0", "58", "no"],
  ["f", "2", "5.0", "42", "yes"],
  ["g", "3", "4.0", "40", "yes"],
  ["h", "3", "4.0", "46", "no"],
  ["i", "3", "5.0", "51", "no"],
  ["j", "4", "4.0", "50", "no"],
  ["k", "4", "5.0", "59", "no"],
  ["l", "4", "5.0", "70", "no"],
] as const;
const files = { "pupils.csv": delimited(rows, { header: ["ref", "urn", "ks2", "points", "poor"] }) };
const rules = JSON.parse(readFileSync(new URL("../../data/rules/public-data.json", import.meta.url), "utf8"));
const residual = "prior: { column: ks2, bands: each score, minimum: 1 }, method: rank of residual";

describe("errors of twelve pupils on paper", () => {
  let measured: MeasuredStudy;
  beforeAll(async () => {
    measured = await measurePupilStudy(study(residual), files);
  });
  const shown = (id: string): Finding => protectFigure(estimateOf(measured.estimates, id), rules, false);

  it("full adds what re-estimated means of bands do, fixed does not", () => {
    // Residuals of the others: b 0, e 3, h 6, i -4, j 10, k 4, l 15: mean 34/7. Of the disadvantaged: a -10, c -5, d -6,
    // f -13, g 0: mean -34/5. Own influences, by school: (sum - mean x pupils) / 7 less the same over 5.
    const own = [
      (0 - 34 / 7) / 7 - (-15 + (2 * 34) / 5) / 5,
      (3 - 34 / 7) / 7 - (-19 + (2 * 34) / 5) / 5,
      (2 - (2 * 34) / 7) / 7 - (0 + 34 / 5) / 5,
      (29 - (3 * 34) / 7) / 7,
    ];
    // Of the others 3/7 and 4/7 are in the two bands, of the disadvantaged 3/5 and 2/5: the gap rises by 6/35 with the
    // mean of the first band and falls by as much with the second. A school moves a band's mean by the sum of its
    // residuals there over 6: -10 and -5, -6 and -10, 6 and -4, 10 and 19.
    const shared = [(-10 + 5) / 35, (-6 + 10) / 35, (6 + 4) / 35, (10 - 19) / 35];
    const error = (influences: readonly number[]) => Math.sqrt((4 / 3) * influences.reduce((sum, c) => sum + c * c, 0));
    const estimate = estimateOf(measured.estimates, "progress/gap/disadvantaged/england/2015");
    const points = estimate.inScales.find(({ scale }) => scale === "points");
    expect(estimate.seKind).toBe("full");
    expect(points?.fixedSe).toBeCloseTo(error(own), 12);
    expect(points?.se).toBeCloseTo(error(own.map((c, school) => c + (shared[school] ?? 0))), 12);
  });

  it("a mean that is 50 whoever is drawn has no error, is shown and says so", () => {
    const mean = estimateOf(measured.estimates, "progress/mean/all/england/2015");
    expect(mean.inScales[0]).toMatchObject({ scale: "rank", value: 50, se: 0, interval: { lower: 50, upper: 50 } });
    expect(mean.inScales[0]?.fixedSe).toBeGreaterThan(1);
    const finding = shown("progress/mean/all/england/2015");
    expect(isShown(finding) && finding.note).toContain("the same whatever schools are drawn: no error");
  });

  it("the evidence has both", () => {
    const finding = shown("progress/gap/disadvantaged/england/2015");
    if (!isShown(finding)) throw new Error("hidden");
    expect(finding.seKind).toBe("full");
    const [number] = finding.numbers;
    expect(number?.fixedSe).toBeGreaterThan(0);
    expect(number?.fixedSe).not.toBe(number?.se);
  });
});

describe("where nothing is estimated", () => {
  it("full and fixed are one", async () => {
    const { estimates } = await measurePupilStudy(study("method: threshold, at_least: 45"), files);
    const estimate = estimateOf(estimates, "progress/gap/disadvantaged/england/2015");
    expect(estimate.seKind).toBe("full");
    for (const { se, fixedSe } of estimate.inScales) expect(se).toBe(fixedSe);
  });

  it("published tables say fixed: nobody shows what their scores were estimated from", async () => {
    const table = `
title: Tables
years: 2019
files: { schools: { layout: school-table, path: schools.csv, columns: { urn: urn }, groups: { all: { pupils: n, mean: m } } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 } } }
show: [ { mean: { of: all } } ]
`;
    const { estimates } = await measureStudy(table, { "schools.csv": "urn,n,m\n1,10,0.10\n2,20,0.40\n3,30,0.20\n" });
    const estimate = estimateOf(estimates, "progress/mean/all/england/2019");
    expect(estimate.seKind).toBe("fixed");
    expect(estimate.inScales[0]?.se).toBe(estimate.inScales[0]?.fixedSe);
  });
});
