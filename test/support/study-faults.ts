import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { shippedNames } from "../../src/effects/shipped.ts";
import { shippedSchemes } from "../../src/places/scheme.ts";
import { parseStudy } from "../../src/study/parse-study.ts";
import type { Study } from "../../src/study/study.ts";

export const shipped = {
  rules: ["public-data", "srs-10"],
  scales: shippedNames("months"),
  schemes: shippedSchemes().map(({ name }) => name),
  districtsFrom: "2009-04-01",
};

export const parse = (text: string): Study => parseStudy(text, "study.yaml", shipped);

/** A study that uses every part of the format once. */
export const wholeStudy = `coldspot: 1
title: A whole study
question: How far behind?
date: 2020-02-06
years: 2018-2019
breaks:
  2019: { why: a reform, across: show }
files:
  schools:
    layout: school-table
    path: "schools-{year}.csv"
    columns: { urn: URN, region: Region, share: Share }
    groups:
      all: { pupils: n, mean: m }
      disadvantaged: { pupils: dn, mean: dm, where: { sex: T } }
      others: { all_less: disadvantaged }
    keep: { type: [1, 2] }
    codes: { Q: asked not to be shown }
  pupils:
    path: { 2018: a.csv, 2019: [b.csv, c.csv] }
    columns: { pupil: id, school: urn, prior: ks2, outcome: att8, pp: pp }
    scope: { with a flag: { pp: [0, 1] }, not in one school: { not: { school: 123456 } } }
  inspections: { layout: ofsted-mi, path: inspections.csv }
populations:
  persistent: { name: persistently disadvantaged, within: disadvantaged, fsm_share: { at_least: 80% } }
  poor: { any_of: [pp, fsm6] }
places:
  pupils_by: school
  schemes:
    region: { column: region }
    fifth: { fifths_of: share, weighted_by: pupils }
  groups:
    far north: { region: [Scotland, Norway] }
    elsewhere: { not: far north }
measures:
  progress: { outcome: { mean_of: progress_8, decimals: 2 }, from: schools, against: { population: others, in: england } }
  rank: { outcome: outcome, prior: prior, from: pupils, months: epi-calibrated, sd: { value: 1.2, source: somebody } }
  leadership: { of: schools, outcome: leadership_grade, on: [2010-03-31, 2016-03-31], follow: [sponsored] }
show:
  - mean: { measure: progress, of: [all, others], in: [england, region, far north], small_areas: raw }
  - gap: { measure: rank, of: persistent, in: fifth 5, year: 2019 }
  - mean: { of: poor, measure: rank }
compare:
  - { gap: progress, of: disadvantaged, in: region London, year: 2019, with: { year: 2018 }, as: [difference, ratio] }
claims:
  - { name: ever larger, mean: progress, of: all, in: far north, with: { in: fifth 1 }, says: larger, every: year }
  - { gap: rank, of: [poor, all], in: region, says: behind, every: [group, area, year] }
release:
  rules: srs-10
  keep_first: far north
printed: printed.csv
sensitivity:
  figures: progress/gap/poor/england/2019
  alternatives: { expectation: poor, ks2_reliability: 0.9, leave_out_cohorts: 2019 }
variants:
  share of 60%: { populations: { persistent: { fsm_share: { at_least: 60% } } } }
  everybody: { files: { pupils: { scope: { with a flag: null } } }, measures: { rank: { prior: { column: prior, bands: 2 } } } }
`;

/** The refusal of a study, or null when it is accepted. Anything but a ColdspotError is thrown on. */
export function refusalOf(text: string): ColdspotError | null {
  try {
    parse(text);
    return null;
  } catch (error) {
    if (error instanceof ColdspotError) return error;
    throw error;
  }
}

/** A text with the mark ¶ taken out, and where it stood as editors count: `study.yaml:14:7`. */
export function marked(text: string): { readonly text: string; readonly position: string } {
  const before = text.slice(0, text.indexOf("¶")).split("\n");
  return { text: text.replace("¶", ""), position: `study.yaml:${before.length}:${(before.at(-1)?.length ?? 0) + 1}` };
}
