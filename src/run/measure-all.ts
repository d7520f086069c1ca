import type { CountCells } from "../cells/cells.ts";
import type { Effects } from "../effects/effects.ts";
import { type Rules, zerosAreSmall } from "../release/rules.ts";
import { filesOf } from "../study/layouts.ts";
import type { PupilMeasure, Study } from "../study/study.ts";
import { scoreAreaTable } from "./area-table/score-area-table.ts";
import type { Bench } from "./facts/bench.ts";
import { type FiguresOfMeasure, figuresOfMeasure } from "./figures/figures-of-measure.ts";
import type { Replacements } from "./files/input-paths.ts";
import type { StudyFile } from "./files/read-study.ts";
import { type Ready, readyAll } from "./files/ready.ts";
import { scoreGrades } from "./grades/score-grades.ts";
import { studyOfGrades } from "./grades/study-of-grades.ts";
import type { LeastReference } from "./pupils/refuse-small-reference.ts";
import { type BesidePupils, scorePupils } from "./pupils/score-pupils.ts";
import { withOrWithoutPrior } from "./pupils/with-or-without-prior.ts";
import { scoreSchoolTable } from "./school-table/score-school-table.ts";
import type { Scored } from "./scored.ts";
import { gradedMeasures, runnableMeasures } from "./what-runs.ts";

/** A measure with its figures; the means and cells behind them are not kept, because they are large. */
export type Measured = Pick<
  Scored,
  "study" | "frame" | "scales" | "read" | "invariants" | "forPrivate" | "framed" | "exact" | "grades" | "witnesses"
> &
  FiguresOfMeasure;

/** Makes every file that a measure needs readable. */
export function readyStudy(effects: Effects, file: StudyFile, data: Replacements, workFolder: string): Promise<Ready> {
  const studies = [file.study, ...file.study.variants.map(({ study }) => study)];
  const names = studies.flatMap((study) =>
    [...runnableMeasures(study), ...gradedMeasures(study)].flatMap((measure) =>
      filesOf(study, measure).map(({ name }) => name),
    ),
  );
  const specs = [...new Set(names)].flatMap((name) => file.study.files.get(name) ?? []);
  return readyAll(effects, file, specs, data, workFolder);
}

function leastOf(rules: Rules): LeastReference | null {
  const { name, hide } = rules;
  return zerosAreSmall(rules) ? { rules: name, pupils: hide.pupilsBelow, schools: hide.schoolsBelow } : null;
}

function scorePupilMeasure(bench: Bench, study: Study, measure: PupilMeasure, beside: BesidePupils): Promise<Scored> {
  const [spec] = filesOf(study, measure);
  if (spec.areaTable !== undefined) return scoreAreaTable(bench, study, measure, spec, spec.areaTable);
  return spec.layout === "school-table"
    ? scoreSchoolTable(bench, study, measure, spec)
    : scorePupils(bench, study, measure, spec, beside);
}

/**
 * Every measure of a study, up to its figures: nothing is rounded or protected yet.
 *
 * @param withAndWithoutPrior by measure: pupils counted whether they have prior attainment or not, where a study asks
 * for bounds
 */
export async function measureAll(
  bench: Bench,
  study: Study,
  rules: Rules,
  withAndWithoutPrior: ReadonlyMap<string, CountCells> = new Map(),
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  const finish = async (scored: Scored) => {
    const { study, measure, frame, framed, scales, read, invariants, exact, grades, forPrivate, witnesses } = scored;
    const figures = await figuresOfMeasure(bench.effects, scored, rules.roundCountsTo);
    const kept = { study, frame, framed, scales, read, invariants, exact, grades, forPrivate, witnesses };
    measured.set(measure.name, { ...kept, ...figures });
  };
  for (const measure of runnableMeasures(study)) {
    const beside = { least: leastOf(rules), everybody: withAndWithoutPrior.get(measure.name) ?? null };
    await finish(await scorePupilMeasure(bench, study, measure, beside));
  }
  for (const measure of gradedMeasures(study))
    await finish(await scoreGrades(bench, studyOfGrades(study, measure), measure));
  return measured;
}

/** Pupils by measure, counted whether they have prior attainment or not. */
export async function countEverybody(
  bench: Bench,
  study: Study,
  rules: Rules,
): Promise<ReadonlyMap<string, CountCells>> {
  const progress = (line: string) => bench.effects.progress(`with or without prior attainment: ${line}`);
  const told = { ...bench, effects: { ...bench.effects, progress } };
  const asked = withOrWithoutPrior(study);
  const counted = new Map<string, CountCells>();
  for (const measure of runnableMeasures(asked)) {
    const { again } = await scorePupilMeasure(told, asked, measure, { least: leastOf(rules), everybody: null });
    if (again !== null) counted.set(measure.name, again.cells);
  }
  return counted;
}
