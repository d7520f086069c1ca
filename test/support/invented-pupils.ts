import { delimited } from "./invented-schools.ts";
import type { Files } from "./temp-folder.ts";

/** Rows of cells of the files of an invented nation of pupils, without their headers. */
export interface PupilRows {
  readonly pupils: Readonly<Record<number, Rows>>;
  readonly census: Readonly<Record<number, Rows>>;
  readonly schools: Rows;
  readonly districts: Rows;
}

type Rows = readonly (readonly string[])[];

export const cohorts = [2014, 2015] as const;
export const pupilHeader = ["pupil_ref", "name", "urn", "ks2", "points", "in_care"] as const;
export const censusHeader = ["pupil_ref", "census_year", "term", "fsm"] as const;
export const schoolHeader = ["urn", "district"] as const;
export const districtHeader = ["code", "region"] as const;

const urns = Array.from({ length: 8 }, (_, index) => String(910001 + index));

/** The 14 terms from the autumn of year 7 to the spring of year 11 as a census has them: year of its summer, term. */
export function secondaryTerms(cohort: number): readonly (readonly [string, string])[] {
  const all = [4, 3, 2, 1, 0].flatMap((back) =>
    ["autumn", "spring", "summer"].map((term) => [String(cohort - back), term] as const),
  );
  return all.slice(0, 14);
}

/** Six kinds of pupils by their meals: always, never, every other term, never seen, 12 of 14 terms, the last term only. */
function meals(kind: number, term: number): string | null {
  if (kind === 3) return null;
  const eats = [true, false, term % 2 === 0, false, term < 12, term === 13][kind];
  return eats ? "1" : "0";
}

function pupilOf(cohort: number, index: number): readonly string[] {
  const ks2 = 3 + 0.5 * ((index * 7 + Math.floor(index / 11)) % 5);
  const points = 180 + 20 * ks2 + ((index * 37 + cohort) % 151) - (index % 6 === 0 ? 40 : 0) + (index % 2) / 2;
  const care = index % 41 === 3 ? "yes" : "no";
  return [refOf(cohort, index), `Pupil ${index}`, urns[index % 8] ?? "", ks2.toFixed(1), points.toFixed(1), care];
}

export function refOf(cohort: number, index: number): string {
  return `P${cohort}${String(index).padStart(4, "0")}`;
}

/** Two cohorts of 240 pupils (or another number) in 8 schools of 4 districts of 2 regions. */
export function inventedPupils(pupilsPerCohort = 240): PupilRows {
  const each = <Value>(make: (cohort: number, index: number) => Value) =>
    Object.fromEntries(
      cohorts.map((cohort) => [cohort, Array.from({ length: pupilsPerCohort }, (_, index) => make(cohort, index))]),
    );
  const census = each((cohort, index) =>
    secondaryTerms(cohort).flatMap(([year, term], at) => {
      const fsm = meals(index % 6, at);
      return fsm === null ? [] : [[refOf(cohort, index), year, term, fsm]];
    }),
  );
  return {
    pupils: each(pupilOf),
    census: Object.fromEntries(Object.entries(census).map(([cohort, rows]) => [cohort, rows.flat()])),
    schools: urns.map((urn, index) => [urn, `D${1 + Math.floor(index / 2)}`]),
    districts: ["D1", "D2", "D3", "D4"].map((code, index) => [code, index < 2 ? "North" : "South"]),
  };
}

/** The rows as CSV files, one a cohort. */
export function pupilFiles({ pupils, census, schools, districts }: PupilRows = inventedPupils()): Files {
  const ofYear = (name: string, header: readonly string[], rows: Readonly<Record<number, Rows>>) =>
    Object.entries(rows).map(([year, own]) => [`${name}_${year}.csv`, delimited(own, { header })] as const);
  return Object.fromEntries([
    ...ofYear("pupils", pupilHeader, pupils),
    ...ofYear("census", censusHeader, census),
    ["schools.csv", delimited(schools, { header: schoolHeader })],
    ["districts.csv", delimited(districts, { header: districtHeader })],
  ]);
}

export interface PupilStudyForm {
  readonly years?: string;
  readonly pupils?: string;
  readonly census?: string;
  readonly populations?: string;
  readonly measure?: string;
  readonly show?: string;
  readonly rules?: string;
  /** Further lines of the study. */
  readonly rest?: string;
}

export const usualPopulations = `
  disadvantaged: { any_of: [fsm6, in_care] }
  persistent: { within: disadvantaged, fsm_share: { at_least: 80%, terms_seen: 6 } }
  others: { not: disadvantaged }`;

/** A study of the invented pupils. */
export function pupilStudy(form: PupilStudyForm = {}): string {
  return `coldspot: 1
title: Invented pupils
data: invented
coverage: nation
years: ${form.years ?? "2014-2015"}
files:
  pupils:
    path: ${form.pupils ?? '"pupils_{year}.csv"'}
    columns: { pupil: pupil_ref, school: urn, ks2: ks2, points: points, in_care: in_care }
    between: { ks2: [0, 7], points: [0, 700] }
  census:
    path: ${form.census ?? '"census_{year}.csv"'}
    columns: { pupil: pupil_ref, year: census_year, term: term, fsm: fsm }
  schools: { path: schools.csv, columns: { urn: urn, district: district } }
  districts: { layout: areas, path: districts.csv, columns: { district: code, region: region } }
populations:${form.populations ?? usualPopulations}
places: { schemes: { region: { file: districts } } }
measures:
  progress: ${form.measure ?? "{ outcome: points, prior: { column: ks2, bands: each score }, method: rank of residual, key_stage: 4 }"}
show:${form.show ?? "\n  - gap: { of: [disadvantaged, persistent, others], in: [england, region] }"}
release: { rules: ${form.rules ?? "public-data"} }
${form.rest ?? ""}
`;
}
