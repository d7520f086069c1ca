import { describe, expect, it } from "vitest";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";
import { refusalOf } from "../support/study-faults.ts";

const years = [2012, 2013, 2014, 2015];

/** Ten schools of twenty pupils a year; the poor fall behind a little more each year. */
const pupils = `school,year,ks2,poor,points\n${years
  .flatMap((year) =>
    Array.from({ length: 200 }, (_, index) => {
      const poor = index % 3 === 0 ? 1 : 0;
      const ks2 = 3 + (index % 4);
      const points = 100 + 20 * ks2 + ((index * 37 + year * 11) % 53) - (5 + 4 * (year - 2012)) * poor;
      return [900_001 + (index % 10), year, ks2, poor, points].join(",");
    }),
  )
  .join("\n")}\n`;

const study = (decompose: string, breaks = "{ 2014: { why: fewer qualifications count, across: show } }") => `
title: Over a break
data: invented
coverage: nation
years: 2012-2015
breaks: ${breaks}
files: { pupils: { path: pupils.csv, columns: { school: school, year: year, ks2: ks2, disadvantaged: poor, points: points } } }
measures: { progress: { outcome: points, prior: ks2, key_stage: 4 } }
show: [{ gap: { of: disadvantaged } }]
compare: [{ gap: progress, of: disadvantaged, year: 2015, with: { year: 2012 }, as: difference }]
decompose: [{ gap: progress, of: disadvantaged, parts: [movement${decompose} }]
release: { rules: public-data }
`;
const run = (decompose: string) => runExample({ "pupils.csv": pupils }, study(decompose));
const textOf = (left: Left) =>
  (left.release.get("report.html") ?? "")
    .replace(/^[\s\S]*<body/, "")
    .replace(/<[^>]+>/g, " ")
    .replace(/\s+/g, " ");

function rowsOf(left: Left, part: string): readonly (readonly [status: string, crosses: string])[] {
  const [header = [], ...rows] = plainCsv(left.release.get("estimates.csv") ?? "");
  const at = (row: readonly string[], name: string) => row[header.indexOf(name)] ?? "";
  return rows
    .filter((row) => at(row, "figure").includes(part))
    .map((row) => [at(row, "status"), at(row, "crosses_break")]);
}

describe("a change over a break in the series", () => {
  it("is not given on the ranks of the first year, and the report says why", async () => {
    const left = await run("]");
    const onBase = rowsOf(left, "/on-ranks-of-2012/");
    expect(onBase.length).toBeGreaterThan(0);
    for (const row of onBase) expect(row).toEqual(["not_available", "2014"]);
    // Ranks within each year are split as before.
    for (const row of rowsOf(left, "/moved-by-group").filter(([status]) => status !== "not_available"))
      expect(row[1]).toBe("2014");
    const text = textOf(left);
    expect(text).toContain(
      "is not shown on the ranks of 2012, because the years were measured differently since 2014 (2014: fewer qualifications count)",
    );
    expect(text).not.toContain("on the ranks of 2012, of the change");
  });

  it("has the break first in sentences and titles, and with each row", async () => {
    const text = textOf(await run("]"));
    expect(text).toMatch(/Measured differently since 2014: the gap of disadvantaged pupils in England was/);
    expect(text).toMatch(/Measured differently since 2014: of the change since 2012 in the gap/);
    expect(text).toMatch(/Change of the gap, 2012 to 2015 \(measured differently since 2014\)/);
    expect(text).toMatch(/Moved by disadvantaged pupils in England \(measured differently since 2014\)/);
    expect(text).not.toContain("It crosses a break");
  });

  it("is given where the study says so, with the break in the title", async () => {
    const left = await run(", trend], trend: 2012-2015, across: show");
    for (const row of [...rowsOf(left, "/on-ranks-of-2012/"), ...rowsOf(left, "/slope-since-2012")])
      expect(row).toEqual([expect.stringMatching(/published|unreliable/), "2014"]);
    const text = textOf(left);
    expect(text).toMatch(/Measured differently since 2014: on the ranks of 2012, of the change/);
    expect(text).toMatch(/Measured differently since 2014: the gap of disadvantaged pupils in England changed by/);
  });

  it("is refused as a slope, and the key where it decides nothing", () => {
    expect(refusalOf(study(", trend], trend: 2012-2015"))?.message).toContain("a trend across a break in the series");
    expect(refusalOf(study("], from: 2014, across: show"))?.message).toContain(
      "no movement or trend of this entry crosses a break: show",
    );
    expect(refusalOf(study("], across: show"))).toBeNull();
  });
});
