import { ColdspotError } from "../effects/coldspot-error.ts";
import type { SchoolMeasure } from "../study/grades-of-schools.ts";
import type { FileSpec, Layout, PupilMeasure, Study } from "../study/study.ts";
import { besideAny } from "./files/layouts.ts";
import type { StudyFile } from "./files/read-study.ts";

const runnable: readonly Layout[] = ["school-table", "pupils", "npd-ks4"];

/** Layouts that a pupil file is read together with. */
const companions: readonly Layout[] = ["census", "npd-census", "npd-ks2", ...besideAny];

/** Every layout that a run reads. */
export const layoutsRun: readonly Layout[] = [...runnable, ...companions, "ofsted-mi"];

/** Files a measure is made from: its own and, for pupils, the census and the facts beside it. */
export function filesOf(study: Study, measure: PupilMeasure): readonly FileSpec[] {
  const own = study.files.get(measure.file);
  if (own === undefined) throw new Error(`a measure without its file: ${measure.name}`);
  const beside = own.layout === "school-table" ? besideAny : companions;
  return [own, ...[...study.files.values()].filter(({ layout }) => beside.includes(layout))];
}

/** Measures of a study that this version can run; others are refused before anything is read. */
export function runnableMeasures({ study }: StudyFile): readonly PupilMeasure[] {
  return [...study.measures.values()].flatMap((measure) => {
    if (measure.of === "schools") return [];
    if (runnable.includes(study.files.get(measure.file)?.layout ?? "areas")) return [measure];
    const what = `the layout ${study.files.get(measure.file)?.layout ?? ""}`;
    throw new ColdspotError(
      `${study.at(["measures", measure.name])} this version runs school tables and pupil files, not yet ${what}: ${measure.name}`,
      {
        exitCode: 2,
        advice: "take the measure out of the study for now; coldspot check reads it already",
      },
    );
  });
}

/** Measures of grades of schools that a study asks something of. */
export function gradedMeasures({ measures, ask }: Study): readonly SchoolMeasure[] {
  const asked = new Set(ask.flatMap((request) => (request.kind === "leadership" ? [request.measure] : [])));
  return [...measures.values()].filter(
    (measure): measure is SchoolMeasure => measure.of === "schools" && asked.has(measure.name),
  );
}

/** Files that grades are measured from: the inspections, and facts of schools and areas. */
export function filesOfGrades(study: Study): readonly FileSpec[] {
  const measures = gradedMeasures(study);
  if (measures.length === 0) return [];
  const own = new Set(measures.map(({ file }) => file));
  return [...study.files.values()].filter(({ name, layout }) => own.has(name) || besideAny.includes(layout));
}
