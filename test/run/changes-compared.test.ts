import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { estimateOf, type MeasuredStudy, measureStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";

const table = readFileSync(new URL("../oracle/data/changes-by-school.csv", import.meta.url), "utf8");

const study = (breaks = "", more = "") => `
title: Changes
data: invented
years: 2018-2019
${breaks}
files:
  schools:
    layout: school-table
    path: schools.csv
    columns: { urn: urn, region: region, year: year }
    groups:
      all: { pupils: n, sum: s }
      disadvantaged: { pupils: dn, sum: ds }
      others: { all_less: disadvantaged }
places: { schemes: { region: { column: region } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 }, against: { population: others, in: england } } }
show:
  - share_of_pupils: { of: disadvantaged, in: [england, region] }
  - gap: { of: disadvantaged, in: england }
compare:
  - { gap: progress, of: disadvantaged, in: [region North, region East], year: 2019, with: { year: 2018 }, against: { in: region South }, as: difference }
  - { gap: progress, of: disadvantaged, in: region North, year: 2019, with: { year: 2018 }, against: { in: england }, as: difference }
  - { in_area_gap: progress, of: disadvantaged, in: region, year: 2019, with: { year: 2018 }, against: { in: region South }, as: difference }
  - { mean: progress, of: disadvantaged, in: region North, year: 2019, with: { year: 2018 }, against: { of: others }, as: difference }
  - { share_of_pupils: progress, of: disadvantaged, in: region North, year: 2019, with: { in: region South }, as: difference }
  - { share_of_pupils: progress, of: disadvantaged, in: region North, year: 2019, with: { year: 2018 }, against: { in: region South }, as: difference }
claims:
  - { name: faster, in_area_gap: progress, of: disadvantaged, in: region North, year: 2019, with: { year: 2018 }, against: { in: region South }, says: smaller }
release: { rules: public-data }
${more}`;

// survey::svycontrast of totals: test/oracle/changes.R.
describe("changes set against changes, and shares of pupils", () => {
  let measured: MeasuredStudy;
  let left: Left;
  beforeAll(async () => {
    measured = await measureStudy(study(), { "schools.csv": table });
    left = await runExample({ "schools.csv": table }, study());
  });
  const change = (base: string, area: string, against: string) =>
    `progress/${base}/disadvantaged/${area}/2019/difference-of-changes/with-2018/against-${against}`;
  const ids: Readonly<Record<string, readonly [id: string, factor: number]>> = {
    "gap North South": [change("gap", "region-north", "region-south"), 1],
    "gap East South": [change("gap", "region-east", "region-south"), 1],
    "gap North all": [change("gap", "region-north", "england"), 1],
    "in-area gap North South": [change("in-area-gap", "region-north", "region-south"), 1],
    groups: [change("mean", "region-north", "others"), 1],
    "share North 2019": ["progress/share-of-pupils/disadvantaged/region-north/2019", 100],
    "share all 2018": ["progress/share-of-pupils/disadvantaged/england/2018", 100],
    "share North less South": [
      "progress/share-of-pupils/disadvantaged/region-north/2019/difference/with-region-south",
      100,
    ],
    "share changes": [change("share-of-pupils", "region-north", "region-south"), 100],
  };
  it.each(oracleRows("changes.csv"))("equal R: $figure", ({ figure = "", value, se }) => {
    const [id, factor] = ids[figure] ?? ["", Number.NaN];
    const [number] = estimateOf(measured.estimates, id).inScales;
    expect((number?.value ?? Number.NaN) / (factor * Number(value))).toBeCloseTo(1, 9);
    expect((number?.fixedSe ?? Number.NaN) / (factor * Number(se))).toBeCloseTo(1, 9);
  });

  it("have shares in per cent with Wilson's interval, and their differences in percentage points", () => {
    const own = (id: string) => {
      const { intervalMethod, inScales } = estimateOf(measured.estimates, id);
      return [intervalMethod, ...inScales.map(({ scale, unit }) => `${scale}: ${unit}`)];
    };
    expect(own(ids["share North 2019"]?.[0] ?? "")).toEqual(["Wilson + leverage-corrected t", "share: per cent"]);
    expect(own(ids["share changes"]?.[0] ?? "")).toEqual(["leverage-corrected t", "share: percentage points"]);
  });

  const rows = () => {
    const [header = [], ...lines] = plainCsv(left.release.get("estimates.csv") ?? "");
    return lines.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])));
  };
  it("are published with their own statistic and the pupils counted", () => {
    const found = rows().find(({ figure }) => figure === ids["in-area gap North South"]?.[0]);
    expect(found).toMatchObject({ statistic: "difference_of_changes", with_year: "2018", status: "published" });
    const share = rows().find(({ figure }) => figure === "progress/share-of-pupils/disadvantaged/england/2018");
    const pupils = table.split("\n").reduce((sum, line) => {
      const [, , year, n] = line.split(",");
      return sum + (year === "2018" ? Number(n) : 0);
    }, 0);
    expect(share?.pupils).toBe(String(pupils));
  });

  it("are said as what they test", () => {
    const report = left.release.get("report.html") ?? "";
    expect(report).toContain(
      "From 2018 to 2019, the in-area gap of disadvantaged pupils closed in North and grew in South: its change was probably 0.26 points lower in North (95% interval −0.03 to 0.55).",
    );
    expect(report).toContain(
      "Claimed: “From 2018 to 2019, the in-area gap of disadvantaged pupils closed more, or grew less, in region North than in region South.”",
    );
    expect(report).toContain(
      "It is not clear whether, from 2018 to 2019, the gap of disadvantaged pupils grew more or less in East than in South: 0.00 points ",
    );
    expect(report).toContain("In 2019, 37.9% (95% interval 32.5% to 43.5%) of pupils in England were disadvantaged.");
  });

  it("are adjusted and judged like other comparisons", () => {
    const comparisons = plainCsv(left.release.get("tables/comparisons.csv") ?? "");
    const p = comparisons.find((cells) => cells.includes(ids["in-area gap North South"]?.[0] ?? "-"));
    expect(p).toBeDefined();
    expect(measured.families.claims[0]?.figures.map(({ id }) => id)).toEqual([ids["in-area gap North South"]?.[0]]);
    expect(measured.families.claims[0]?.direction).toBe("below");
  });

  it("are hidden across a break, unless the study shows it with a note", async () => {
    const across = async (how: string) => {
      const broken = study(`breaks: { 2019: { why: a reform${how} } }`);
      const { release } = await runExample({ "schools.csv": table }, broken);
      const [header = [], ...lines] = plainCsv(release.get("estimates.csv") ?? "");
      const found = lines.find(([figure]) => figure === ids["in-area gap North South"]?.[0]) ?? [];
      const of = (name: string) => found[header.indexOf(name)];
      return [of("status"), of("crosses_break"), of("note")];
    };
    expect(await across("")).toEqual(["not_available", "2019", "crosses a break in the series (2019: a reform)"]);
    expect(await across(", across: show")).toEqual([
      "published",
      "2019",
      "crosses a break in the series (2019: a reform)",
    ]);
  });
});
