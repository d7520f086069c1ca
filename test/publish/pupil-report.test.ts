import { beforeAll, describe, expect, it } from "vitest";
import { runExample } from "../support/run-example.ts";

const study = `
title: Invented pupils
data: invented
coverage: nation
years: 2014-2015
files:
  pupils: { path: pupils.csv, columns: { school: school, year: year, ks2: ks2, points: points, sex: sex } }
populations:
  girls: { name: female, is: { sex: F } }
  boys: { name: male, not: girls }
measures:
  progress_at_16:
    outcome: { column: points, decimals: 0 }
    prior: { column: ks2, bands: 2 equal groups, minimum: 5 }
    key_stage: 4
    method: rank of residual
    against: { population: boys, in: england }
  attainment: { outcome: { column: points, decimals: 0 }, method: points, key_stage: 4, against: { population: boys, in: england } }
show:
  - gap: { measure: progress_at_16, of: girls }
  - gap: { measure: attainment, of: girls }
  - from_average: { measure: attainment, of: [girls, boys] }
compare:
  - { from_average: attainment, of: boys, year: 2015, with: { year: 2014 }, as: difference }
release: { rules: public-data }
`;

/** Seven mixed schools; boys gain 20 points from one year to the next, girls lose 20. */
function pupils(): string {
  const lines = [2014, 2015].flatMap((year) =>
    Array.from({ length: 80 }, (_, index) => {
      const girl = index % 2 === 0;
      const moved = year === 2014 ? 0 : girl ? -20 : 20;
      const points = 100 + ((index * 7) % 11) + moved;
      return [index % 7, year, 20 + (index % 5), points, girl ? "F" : "M"].join(",");
    }),
  );
  return `school,year,ks2,points,sex\n${lines.join("\n")}\n`;
}

describe("the report of a study of pupils with two measures", () => {
  let report = "";
  beforeAll(async () => {
    const { release } = await runExample({ "pupils.csv": pupils() }, study);
    const html = release.get("report.html") ?? "";
    report = html
      .slice(html.indexOf("<body"))
      .replace(/<[^>]+>/g, " ")
      .replace(/\s+/g, " ");
  });

  it("says of which measure a finding is", () => {
    expect(report).toMatch(/Progress at 16: in 2015, female pupils in England were [\d.]+ months behind male pupils/);
    expect(report).toMatch(/Attainment: in 2015, female pupils in England were [\d.]+ points behind male pupils/);
  });

  it("calls a distance from the average by its name", () => {
    expect(report).toMatch(
      /Attainment: the distance from the average of all pupils of male pupils in England was [\d.]+ points higher in 2015 than in 2014/,
    );
  });

  it("says who moved against the average, and nothing of catching up", () => {
    expect(report).toContain("female pupils fell against the average; male pupils rose against the average");
  });

  it("tells two scales in months apart", () => {
    expect(report).toContain("epi-calibrated (months)");
    expect(report).toContain("epi-normal (months)");
  });

  it("says how pupils get their scores", () => {
    expect(report).toContain(
      "A pupil’s residual is points minus the mean points of all pupils of the year in the same one of 2 groups of about equal size by ks2 (equal scores stay together; a band of fewer than 5 pupils is merged with a neighbour). The score is the percentile rank of the residual among all pupils of the year; equal ones share the mean of their ranks.",
    );
    expect(report).toContain("A pupil’s score is points itself. Prior attainment plays no part.");
  });
});
