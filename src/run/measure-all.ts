import type { CountCells } from "../cells/cells.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine } from "../engine/engine.ts";
import type { Replacements } from "./files/input-paths.ts";
import type { StudyFile } from "./files/read-study.ts";
import { type Ready, readyAll } from "./files/ready.ts";
import { measureLeadership } from "./grades/score-grades.ts";
import { studyOfGrades } from "./grades/study-of-grades.ts";
import type { Measured } from "./measured.ts";
import { measurePupils } from "./pupils/score-pupils.ts";
import { withOrWithoutPrior } from "./pupils/with-or-without-prior.ts";
import { measureSchoolTable } from "./score-school-table.ts";
import { filesOf, filesOfGrades, gradedMeasures, runnableMeasures } from "./what-runs.ts";

/** Makes every file that a measure needs readable. */
export function readyStudy(effects: Effects, file: StudyFile, data: Replacements, workFolder: string): Promise<Ready> {
  const studies = [file.study, ...file.study.variants.map(({ study }) => study)];
  const names = studies.flatMap((study) => [
    ...runnableMeasures({ ...file, study }).flatMap((measure) => filesOf(study, measure).map(({ name }) => name)),
    ...filesOfGrades(study).map(({ name }) => name),
  ]);
  const specs = [...new Set(names)].flatMap((name) => file.study.files.get(name) ?? []);
  return readyAll(effects, file, specs, data, workFolder);
}

/**
 * Every measure of a study, up to its estimates: nothing is rounded or protected yet.
 *
 * @param everybody by measure: pupils counted whether they have prior attainment or not, where a study asks for bounds
 */
export async function measureAll(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
  everybody: ReadonlyMap<string, CountCells> = new Map(),
): Promise<ReadonlyMap<string, Measured>> {
  const measured = new Map<string, Measured>();
  for (const measure of runnableMeasures(file)) {
    const [spec] = filesOf(file.study, measure);
    if (spec === undefined) throw new Error(`a measure without its file: ${measure.name}`);
    measured.set(
      measure.name,
      spec.layout !== "school-table"
        ? await measurePupils(effects, engine, file.study, measure, spec, ready, everybody.get(measure.name))
        : await measureSchoolTable(effects, engine, file.study, measure, spec, ready),
    );
  }
  for (const measure of gradedMeasures(file.study)) {
    const study = studyOfGrades(file.study, measure);
    measured.set(measure.name, await measureLeadership(effects, engine, study, measure, ready));
  }
  return measured;
}

/** Pupils by measure, counted whether they have prior attainment or not. */
export async function countEverybody(
  effects: Effects,
  engine: Engine,
  file: StudyFile,
  ready: Ready,
): Promise<ReadonlyMap<string, CountCells>> {
  const told = {
    ...effects,
    progress: (line: string) => effects.progress(`with or without prior attainment: ${line}`),
  };
  const measured = await measureAll(told, engine, { ...file, study: withOrWithoutPrior(file.study) }, ready);
  return new Map([...measured].flatMap(([name, { cells }]) => (cells.kind === "counts" ? [[name, cells]] : [])));
}
