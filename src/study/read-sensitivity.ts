import { slug } from "../places/area.ts";
import type { Problems } from "./problems.ts";
import type { RawStudy } from "./raw-study.ts";
import type { SensitivitySpec } from "./sensitivity.ts";
import type { MeasureSpec, PopulationRule, PupilMeasure } from "./study.ts";
import type { StudyPath } from "./study-path.ts";
import { readYears } from "./years.ts";

interface Known {
  readonly years: readonly number[];
  readonly populations: ReadonlyMap<string, PopulationRule>;
  readonly measures: ReadonlyMap<string, MeasureSpec>;
}

type RawAlternatives = NonNullable<NonNullable<RawStudy["sensitivity"]>["alternatives"]>;

const ofPrior = ["expectation", "ks2_reliability", "within_band", "without_ks2"] as const;
const ofPupils = [...ofPrior, "ranked"] as const;

/** Reports alternatives that do not apply to any measure of the study. */
function checkMeasures(raw: RawAlternatives, { measures }: Known, at: StudyPath, problems: Problems): void {
  const pupils = [...measures.values()].filter(
    (measure): measure is PupilMeasure => measure.of === "pupils" && measure.method !== "published",
  );
  const residuals = pupils.filter(({ prior, method }) => prior !== null && method !== "rank" && method !== "threshold");
  for (const key of ofPupils) {
    if (raw[key] === undefined || raw[key] === false) continue;
    if (pupils.length === 0) problems.add([...at, key], `a school table has no pupils to score again: ${key}`, true);
    else if (residuals.length === 0 && ofPrior.some((one) => one === key))
      problems.add([...at, key], `no measure uses prior attainment: ${key}`, true);
  }
}

/** Reads the other choices that a study is to be compared with. */
export function readSensitivity(
  raw: RawStudy["sensitivity"],
  known: Known,
  problems: Problems,
): SensitivitySpec | null {
  if (raw === undefined) return null;
  const at: StudyPath = ["sensitivity", "alternatives"];
  const alternatives = raw.alternatives ?? {};
  checkMeasures(alternatives, known, at, problems);
  const measures = [...known.measures.values()].filter(({ of }) => of === "pupils").map(({ name }) => slug(name));
  for (const id of raw.figures ?? [])
    problems.known(["sensitivity", "figures"], "measure of the figure", id.split("/")[0] ?? "", measures);
  for (const key of ["expectation", "ranked"] as const)
    for (const population of alternatives[key] ?? [])
      problems.known([...at, key], "population", population, known.populations.keys());
  const reliabilities = alternatives.ks2_reliability ?? [];
  for (const written of reliabilities)
    if (!(Number(written) > 0 && Number(written) < 1))
      problems.add([...at, "ks2_reliability"], `not a reliability above 0 and below 1: ${written}`);
  const written = alternatives.leave_out_cohorts;
  const years = written === undefined ? [] : readYears(written);
  if (years === null) problems.add([...at, "leave_out_cohorts"], `not a year: ${written?.join(", ")}`);
  for (const year of years ?? []) {
    if (!known.years.includes(year))
      problems.add([...at, "leave_out_cohorts"], `a year that is not in the study: ${year}`);
    else if (!known.years.some((one) => one < year && !(years ?? []).includes(one)))
      problems.add([...at, "leave_out_cohorts"], `no earlier year of the study could replace it: ${year}`);
  }
  return {
    figures: raw.figures ?? null,
    expectation: alternatives.expectation ?? [],
    ranked: alternatives.ranked ?? [],
    ks2Reliability: reliabilities.map(Number),
    withinBand: alternatives.within_band ?? false,
    withoutKs2: alternatives.without_ks2 !== undefined,
    leaveOutCohorts: years ?? [],
  };
}

/** What is requested, one line per choice, for `coldspot check`. */
export function sensitivityLines({
  figures,
  expectation,
  ranked,
  ks2Reliability,
  withinBand,
  withoutKs2,
  leaveOutCohorts,
}: SensitivitySpec): readonly string[] {
  return [
    `of ${figures === null ? "the figures that variants are compared on" : figures.join(", ")}`,
    "on every scale of its measure, and under every variant",
    ...expectation.map((population) => `expected from ${population}`),
    ...ranked.map((population) => `ranked among ${population}`),
    ...ks2Reliability.map((reliability) => `prior attainment with a reliability of ${reliability}`),
    ...(withinBand ? ["compared within bands of prior attainment"] : []),
    ...(withoutKs2 ? ["bounds for pupils without prior attainment (the files are read again for them)"] : []),
    ...leaveOutCohorts.map((year) => `an earlier year in place of ${year}`),
  ];
}
