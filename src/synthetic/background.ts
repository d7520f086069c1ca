import type { Draws } from "./draws.ts";
import type { SchoolStock } from "./schools.ts";

/** What is known about pupils apart from school, group and results. */
export interface Background {
  readonly birthMonth: Uint8Array;
  readonly girl: Uint8Array;
  readonly otherLanguage: Uint8Array;
}

const GIRLS = 0.49;

/** Month of birth, sex (that of a single-sex school) and first language, which is less often English in poor schools. */
export function inventBackground(draws: Draws, stock: SchoolStock, school: Uint16Array): Background {
  const girlsIn = Float64Array.from(stock.schools, ({ sex }) => (sex === "mixed" ? GIRLS : sex === "girls" ? 1 : 0));
  const otherIn = stock.poverty.map((poverty) => 0.02 + 0.11 * poverty * poverty);
  const birthMonth = new Uint8Array(school.length);
  const girl = new Uint8Array(school.length);
  const otherLanguage = new Uint8Array(school.length);
  for (let pupil = 0; pupil < school.length; pupil++) {
    const at = school[pupil] ?? 0;
    birthMonth[pupil] = 1 + draws.below(12);
    girl[pupil] = draws.chance(girlsIn[at] ?? 0) ? 1 : 0;
    otherLanguage[pupil] = draws.chance(otherIn[at] ?? 0) ? 1 : 0;
  }
  return { birthMonth, girl, otherLanguage };
}
