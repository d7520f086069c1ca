import { csvLine } from "./csv-chunks.ts";
import type { Cohort, School } from "./nation.ts";
import { referenceText } from "./references.ts";
import { urnIn } from "./registrations.ts";
import { TERMS } from "./terms.ts";

/** Lines of `pupils_{year}.csv`: results and background, one line per pupil, school by school. */
export function* pupilLines(cohort: Cohort, schools: readonly School[]): Generator<string> {
  const { year, birthMonth, girl, otherLanguage, inCare, ks4 } = cohort;
  const urns = schools.map((school) => urnIn(school, year));
  yield csvLine(
    "pupil_ref",
    "year",
    "urn",
    "ks2_fine_grade",
    "capped_points",
    "month_of_birth",
    "sex",
    "language",
    "in_care",
  );
  for (let pupil = 0; pupil < cohort.pupils; pupil++) {
    const reference = referenceText(cohort.reference[pupil] ?? 0);
    const urn = urns[cohort.school[pupil] ?? 0];
    const sex = girl[pupil] === 1 ? "F" : "M";
    const language = otherLanguage[pupil] === 1 ? "Other" : "English";
    yield `${reference},${year},${urn},${inTenths(cohort.ks2[pupil] ?? 0)},${ks4[pupil]},${birthMonth[pupil]},${sex},${language},${inCare[pupil]}\n`;
  }
}

/** Lines of `census_{year}.csv`: one line for each pupil and each census that the pupil was seen in. */
export function* censusLines(cohort: Cohort): Generator<string> {
  const endings = TERMS.map(({ yearsBefore, season }) =>
    [0, 1].map((eligible) => `,${cohort.year - yearsBefore},${season},${eligible}\n`),
  );
  yield csvLine("pupil_ref", "census_year", "term", "fsm");
  for (let pupil = 0; pupil < cohort.pupils; pupil++) {
    const reference = referenceText(cohort.reference[pupil] ?? 0);
    const seen = cohort.seen[pupil] ?? 0;
    const meals = cohort.meals[pupil] ?? 0;
    let lines = "";
    for (let bit = 0; bit < endings.length; bit++) {
      if (((seen >> bit) & 1) === 1) lines += reference + endings[bit]?.[(meals >> bit) & 1];
    }
    yield lines;
  }
}

/** A fine grade as written, with one decimal. */
function inTenths(tenths: number): string {
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
