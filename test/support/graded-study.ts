import { readFileSync } from "node:fs";

/** Invented inspections of schools of five regions, the list that test/oracle/grades-in-study.R reads. */
export const inspectedSchools = readFileSync(new URL("../oracle/data/inspected-schools.csv", import.meta.url), "utf8");

/** A study of that list: a head, then what it asks. */
export function gradedStudy(ask: string, rules = "public-data"): string {
  return `
title: Invented grades
data: invented
years: 2022
files: { inspections: { layout: ofsted-mi, path: inspected-schools.csv } }
places: { schemes: { region: { column: region } }, groups: { others: { region: [Eastholt, Highmoor] } } }
measures: { leadership: { of: schools, outcome: leadership_grade } }
release: { rules: ${rules} }
${ask}`;
}

/** What test/oracle/grades-in-study.R works out. */
export const gradedOracleAsk = `
show:
  - leadership: { of: matched, in: [england, region], small_areas: shrink }
compare:
  - { leadership: declined, in: region, with: { in: region Norvale }, as: [difference, ratio], adjust: benjamini-hochberg }
  - { leadership: good or outstanding, in: region, with: { in: region Norvale }, as: difference }
claims:
  - { name: larger, leadership: improved, in: [region Sundmark, region Eastholt], with: { in: region Norvale }, says: larger, every: area }
  - { name: smaller, leadership: good or outstanding, in: region Westmere, with: { in: region Norvale }, says: smaller }
`;
