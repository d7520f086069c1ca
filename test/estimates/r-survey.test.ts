import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Estimated } from "../../src/estimates/estimate.ts";
import { estimateOf, measureStudy } from "../support/measure-study.ts";
import { oracleRows } from "../support/oracle-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

/** Expected values: R 4.2 with survey 4.1, test/oracle/school-tables.R. */
const relative = 1e-9;

function expectClose(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.max(Math.abs(expected), 1e-3));
}

const study = `
title: Invented schools
years: 2018-2019
files:
  schools:
    layout: school-table
    path: school-sums.csv
    columns: { urn: urn, region: region, year: year }
    groups:
      disadvantaged: { pupils: dis_pupils, mean: dis_mean }
      others: { pupils: oth_pupils, mean: oth_mean }
places: { schemes: { region: { column: region } } }
measures: { progress: { outcome: { mean_of: progress, decimals: 2 } } }
show:
  - mean: { of: [disadvantaged, others], in: [england, region] }
  - gap: { of: disadvantaged, in: [england, region] }
  - in_area_gap: { of: disadvantaged, in: [england, region] }
compare:
  - { gap: progress, of: disadvantaged, in: region Norvale, year: 2019, with: { year: 2018 }, as: [difference, ratio, percent] }
  - { gap: progress, of: disadvantaged, in: region Norvale, year: 2019, with: { in: region Sundmark }, as: [difference, ratio, percent] }
`;

/** The id that a figure of the R script has here. */
function idOf(figure: string): string {
  const [what = "", place = "", year = ""] = figure.split("|");
  if (place === "years") return `progress/gap/disadvantaged/region-norvale/2019/${what}/with-2018`;
  if (place === "areas") return `progress/gap/disadvantaged/region-norvale/2019/${what}/with-region-sundmark`;
  const area = place === "nation" ? "england" : `region-${place.toLowerCase().replaceAll(" ", "-")}`;
  if (what === "gap" || what === "in_area_gap")
    return `progress/${what.replaceAll("_", "-")}/disadvantaged/${area}/${year}`;
  return `progress/mean/${what}/${area}/${year}`;
}

describe("estimates of invented school tables equal R survey", () => {
  let estimates: readonly Estimated[] = [];
  beforeAll(async () => {
    const text = readFileSync(new URL("../oracle/data/school-sums.csv", import.meta.url), "utf8");
    ({ estimates } = await measureStudy(study, { "school-sums.csv": text }));
  });

  const rows = oracleRows("school-tables.csv");
  it("has every figure of the R script", () => {
    expect(rows.length).toBe(38);
  });
  it.each(rows)("$figure", ({ figure = "", value = "", se = "" }) => {
    const [number] = estimateOf(estimates, idOf(figure)).inScales;
    expectClose(number?.value ?? Number.NaN, Number(value));
    expectClose(number?.se ?? Number.NaN, Number(se));
  });
});

const england = sharedFile("ks4/england_ks4_schools_2019.csv");

describe.skipIf(england.absent)("estimates of England 2019 equal R survey", () => {
  let estimates: readonly Estimated[] = [];
  beforeAll(async () => {
    const yaml = readFileSync(new URL("../../studies/england-2019/study.yaml", import.meta.url), "utf8").replace(
      /^printed:.*$/m,
      "",
    );
    ({ estimates } = await measureStudy(yaml, {}, { schools: england.path }));
  });

  it.each(oracleRows("school-tables-england.csv").filter(({ figure }) => !figure?.startsWith("not split")))(
    "$figure",
    ({ figure = "", value = "", se = "" }) => {
      const [number] = estimateOf(estimates, idOf(figure)).inScales;
      expectClose(number?.value ?? Number.NaN, Number(value));
      expectClose(number?.se ?? Number.NaN, Number(se));
    },
  );
});
