import { describe, expect, it } from "vitest";
import { estimateOf, measureStudy } from "../support/measure-study.ts";

/** Means of the disadvantaged by year at twelve schools; everybody else has 0 everywhere, so that gaps are their negatives. */
const table = (ofYear: (year: number, school: number) => number) =>
  [
    "year,urn,dn,dm,on,om",
    ...[2012, 2013, 2014, 2015].flatMap((year) =>
      Array.from(
        { length: 12 },
        (_, school) => `${year},${980001 + school},40,${ofYear(year, school).toFixed(2)},60,0.0${school % 5}`,
      ),
    ),
  ].join("\n");

const study = (trend: string, breaks = "{}") => `
title: Trends
data: invented
years: 2012-2015
breaks: ${breaks}
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, year: year }
    groups:
      disadvantaged: { pupils: dn, mean: dm }
      others: { pupils: on, mean: om }
measures:
  progress: { outcome: { mean_of: progress, decimals: 2 }, against: { population: others, in: england } }
decompose:
  - { gap: progress, of: disadvantaged, parts: [movement, trend]${trend} }
release: { rules: public-data }
`;

/** Gaps of 0.50, 0.45, 0.38 and 0.35 about, spread over the schools. */
const closing = (year: number, school: number) =>
  -({ 2012: 0.5, 2013: 0.45, 2014: 0.38, 2015: 0.35 }[year] ?? 0) + (school - 5.5) / 100;

describe("trends", () => {
  it("have the slope of least squares, and years to close that follow from it", async () => {
    const { estimates, decomposed } = await measureStudy(study(""), { "schools.csv": table(closing) });
    const all = [...estimates, ...decomposed.estimates];
    const years = [2012, 2013, 2014, 2015];
    const gap = years.map(
      (year) => estimateOf(all, `progress/gap/disadvantaged/england/${year}`).inScales[0]?.value ?? Number.NaN,
    );
    // On paper: deviations of four years from their middle are -1.5, -0.5, 0.5, 1.5, whose squares make 5.
    const [a = 0, b = 0, c = 0, d = 0] = gap;
    const slope = (1.5 * (d - a) + 0.5 * (c - b)) / 5;
    const found = estimateOf(all, "progress/gap/disadvantaged/england/2015/slope-since-2012");
    expect(found.inScales[0]?.value).toBeCloseTo(slope, 12);
    expect(found.inScales[0]?.unit).toBe("points a year");
    const close = estimateOf(all, "progress/gap/disadvantaged/england/2015/years-to-close-since-2012").inScales[0];
    expect(close?.value).toBeCloseTo(d / -slope, 10);
    expect(close?.unit).toBe("years");
    expect(close?.interval.lower).toBeGreaterThan(0);
    expect(close?.interval.lower).toBeLessThan(d / -slope);
    expect(close?.interval.upper).toBeGreaterThan(d / -slope);
  });
  it("say what is not clear, not closing where the gap clearly grows, and no gap where the group is not behind", async () => {
    const reasonWith = async (ofYear: (year: number, school: number) => number) => {
      const { decomposed } = await measureStudy(study(""), { "schools.csv": table(ofYear) });
      const years = decomposed.estimates.find(({ figure }) => figure.statistic === "years_to_close");
      return years?.kind === "none" ? years.reason : "";
    };
    const flat = (year: number, school: number) => -0.4 - ((year + school) % 3) / 100 + (school - 5.5) / 100;
    expect(await reasonWith(flat)).toMatch(
      /^it is not clear whether the gap is closing: .*; if it is, it takes at least \d+ years more$/,
    );
    expect(await reasonWith((year, school) => -0.4 - (year - 2012) / 10 + (school - 5.5) / 100)).toContain(
      "not closing",
    );
    expect(await reasonWith((year, school) => (year === 2015 ? 0.4 : -0.4) + (school - 5.5) / 100)).toContain(
      "no gap to close",
    );
  });
  it("take the years since the latest break, where they are enough", async () => {
    const broken = study("", "{ 2013: { why: a reform, across: show } }");
    const { decomposed } = await measureStudy(broken, { "schools.csv": table(closing) });
    expect(decomposed.decompositions.find(({ kind }) => kind === "trend")?.from).toBe(2013);
  });
  it.each([
    [", trend: 2012-2015", "a trend across a break in the series (choose years on one side of it): 2014"],
    ["", "a trend needs 3 years without a break between them, not: 2014, 2015"],
  ])("are refused across a break%s", async (trend, message) => {
    const broken = study(trend, "{ 2014: { why: a reform, across: show } }");
    await expect(measureStudy(broken, { "schools.csv": table(closing) })).rejects.toThrow(message);
  });
});
