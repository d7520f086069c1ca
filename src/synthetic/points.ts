import type { Background } from "./background.ts";
import type { Draws } from "./draws.ts";
import type { Intake } from "./intake.ts";
import type { SchoolEffects } from "./school-effects.ts";

/** Key stage 4 capped points run from 0 to this, in whole points. */
export const HIGHEST_POINTS = 540;

const CENTRE_GRADE = 45;
const CENTRE_POINTS = 338;
const POINTS_PER_TENTH = 6.4;
const RESIDUAL_SPREAD = 56;
const UNLUCKY = 1.15;
const LUCKY = 0.85;
const GIRLS = 0.15;
const OTHER_LANGUAGE = 0.25;

/**
 * Key stage 4 points before calibration, with fractions and without bounds: a line in the key stage 2 grade, plus the
 * school, the pupil's background and chance, which lowers points further than it raises them.
 */
export function drawPoints(
  draws: Draws,
  intake: Intake,
  background: Background,
  grades: Uint8Array,
  effects: SchoolEffects,
): Float32Array {
  const points = new Float32Array(grades.length);
  for (let pupil = 0; pupil < grades.length; pupil++) {
    const school = intake.school[pupil] ?? 0;
    const luck = draws.normal();
    const residual =
      luck * (luck < 0 ? UNLUCKY : LUCKY) +
      (effects.lasting[school] ?? 0) +
      (intake.population[pupil] === 0 ? 0 : (effects.forDisadvantaged[school] ?? 0)) +
      GIRLS * (background.girl[pupil] ?? 0) +
      OTHER_LANGUAGE * (background.otherLanguage[pupil] ?? 0);
    points[pupil] =
      CENTRE_POINTS + POINTS_PER_TENTH * ((grades[pupil] ?? 0) - CENTRE_GRADE) + RESIDUAL_SPREAD * residual;
  }
  return points;
}
