import type { CountCells } from "../../cells/cells.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";
import type { StudyPath } from "../../study/study-path.ts";

/** What a population must have in every year for pupils to be scored against it: as many as a mean that is shown. */
export interface LeastReference {
  /** Name of the rules that require it. */
  readonly rules: string;
  readonly pupils: number;
  readonly schools: number;
}

/** Whether a population has pupils in some year, but too few of them or their schools for the rules. */
function isSmall({ frame, key, n }: CountCells, population: string, least: LeastReference): boolean {
  const inside = frame.populations.get(population);
  const pupils = frame.years.keys.map(() => 0);
  const schools = frame.years.keys.map(() => new Set<number>());
  for (let row = 0; row < n.length; row++) {
    if (inside?.[key.atom[row] ?? -1] !== 1) continue;
    const year = key.year[row] ?? 0;
    pupils[year] = (pupils[year] ?? 0) + (n[row] ?? 0);
    schools[year]?.add(key.school[row] ?? -1);
  }
  return pupils.some(
    (count, year) => count > 0 && (count < least.pupils || (schools[year]?.size ?? 0) < least.schools),
  );
}

/**
 * Refuses expectations and rankings by a small group: every score would be compared with its pupils, and the mean of
 * all pupils under two expectations would reveal theirs. A group of all pupils is as large as what it could reveal.
 *
 * @throws ColdspotError (4) where a population named as `expectation` or `ranked`, by the measure or as another choice
 * of `sensitivity`, has in some year fewer pupils or schools than may be shown
 */
export function refuseSmallReference(
  study: Study,
  measure: PupilMeasure,
  cells: CountCells,
  least: LeastReference,
): void {
  const own: StudyPath = ["measures", measure.name];
  const other: StudyPath = ["sensitivity", "alternatives"];
  const named: readonly (readonly [StudyPath, string])[] = [
    ...(measure.prior === null ? [] : ([[[...own, "expectation"], measure.expectation]] as const)),
    [[...own, "ranked"], measure.ranked],
    ...(study.sensitivity?.expectation ?? []).map((name) => [[...other, "expectation"], name] as const),
    ...(study.sensitivity?.ranked ?? []).map((name) => [[...other, "ranked"], name] as const),
  ];
  for (const [path, population] of named) {
    if (population === "all" || !isSmall(cells, population, least)) continue;
    throw new ColdspotError(
      `${study.at(path)} scores compared with so few pupils or schools would reveal theirs, under the rules ${least.rules}: ${population}`,
      {
        exitCode: 4,
        advice: `name a population of at least ${least.pupils} pupils in ${least.schools} schools in every year, or leave the key out`,
      },
    );
  }
}
