import { readFileSync } from "node:fs";

/** Invented schools of three regions in two years, the table that test/oracle/many-in-study.R reads. */
export const schoolSums = readFileSync(new URL("../oracle/data/school-sums.csv", import.meta.url), "utf8");

/** A study of that table: a head, then what it asks. */
export function manyStudy(ask: string, rules = "public-data"): string {
  return `
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
release: { rules: ${rules} }
${ask}`;
}

/** What test/oracle/many-in-study.R works out. */
export const oracleAsk = `
show:
  - gap: { of: disadvantaged, in: region, year: 2019, small_areas: shrink }
  - in_area_gap: { of: disadvantaged, in: region, year: 2019, small_areas: shrink }
  - mean: { of: [disadvantaged, others], in: region, year: 2019, small_areas: shrink }
compare:
  - { gap: progress, of: disadvantaged, in: region, year: 2019, with: { year: 2018 }, as: difference }
  - { gap: progress, of: disadvantaged, in: region, with: { in: region Norvale }, as: [difference, ratio], adjust: benjamini-hochberg }
claims:
  - { name: larger, gap: progress, of: disadvantaged, in: region Sundmark, with: { in: region Norvale }, says: larger, every: year }
  - { name: smaller, gap: progress, of: disadvantaged, in: region Sundmark, with: { in: region Norvale }, says: smaller, every: year }
  - { name: behind, gap: progress, of: disadvantaged, in: region, year: 2019, says: behind, every: area }
`;
