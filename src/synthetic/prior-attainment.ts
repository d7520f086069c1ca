import type { Background } from "./background.ts";
import type { Draws } from "./draws.ts";
import type { Intake } from "./intake.ts";
import { largestRemainder } from "./largest-remainder.ts";
import type { SchoolStock } from "./schools.ts";

/** Lowest and highest key stage 2 fine grade, in tenths. */
export const LOWEST_GRADE = 15;
export const HIGHEST_GRADE = 65;

const MODE = 49;
const LEFT_SPREAD = 9;
const RIGHT_SPREAD = 5.2;
const SMALLEST_SHARE = 0.0019;

const BY_POPULATION = [0, -0.5, -0.62];
const BY_AREA = [0.1, 0, -0.06, -0.1];
const BINS = 4096;
const RANGE = 12;

/**
 * Key stage 2 fine grades in tenths. Each pupil draws a standing (lower for disadvantaged pupils, those born in summer
 * and those in poor schools); the grades, whose numbers are fixed, are then assigned from the lowest standing up.
 *
 * So every tenth from 1.5 to 6.5 has at least 0.19% of the pupils, and no band of prior attainment is thin.
 */
export function inventGrades(draws: Draws, stock: SchoolStock, intake: Intake, background: Background): Uint8Array {
  const pupils = intake.school.length;
  const bin = new Uint16Array(pupils);
  const below = new Int32Array(BINS + 1);
  for (let pupil = 0; pupil < pupils; pupil++) {
    const school = intake.school[pupil] ?? 0;
    const age = (20 - (background.birthMonth[pupil] ?? 1)) % 12;
    const standing =
      (BY_POPULATION[intake.population[pupil] ?? 0] ?? 0) +
      (BY_AREA[stock.area[school] ?? 0] ?? 0) -
      0.3 * ((stock.poverty[school] ?? 1) - 1) +
      0.03 * age +
      0.12 * (background.girl[pupil] ?? 0) -
      0.2 * (background.otherLanguage[pupil] ?? 0) +
      draws.normal();
    const at = Math.min(BINS - 1, Math.max(0, Math.floor(((standing + RANGE / 2) / RANGE) * BINS)));
    bin[pupil] = at;
    below[at + 1] = (below[at + 1] ?? 0) + 1;
  }
  for (let at = 0; at < BINS; at++) below[at + 1] = (below[at + 1] ?? 0) + (below[at] ?? 0);
  const gradeAt = gradesInOrder(pupils);
  const grades = new Uint8Array(pupils);
  for (let pupil = 0; pupil < pupils; pupil++) {
    const at = bin[pupil] ?? 0;
    const rank = below[at] ?? 0;
    below[at] = rank + 1;
    grades[pupil] = gradeAt[rank] ?? LOWEST_GRADE;
  }
  return grades;
}

/** All grades of a year, lowest first: two half bell curves that meet at 4.9, the left one wider, with a minimum in the tails. */
function gradesInOrder(pupils: number): Uint8Array {
  const shares = Array.from({ length: HIGHEST_GRADE - LOWEST_GRADE + 1 }, (_, index) => {
    const offset = LOWEST_GRADE + index - MODE;
    const spread = offset < 0 ? LEFT_SPREAD : RIGHT_SPREAD;
    const bell = 0.056 * Math.exp(-0.5 * (offset / spread) ** 2);
    return Math.max(SMALLEST_SHARE, Math.round(bell * 1e6) / 1e6);
  });
  const counts = largestRemainder(shares, pupils);
  const grades = new Uint8Array(pupils);
  let filled = 0;
  counts.forEach((count, index) => {
    grades.fill(LOWEST_GRADE + index, filled, filled + count);
    filled += count;
  });
  return grades;
}
