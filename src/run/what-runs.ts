import { ColdspotError } from "../effects/coldspot-error.ts";
import type { SchoolMeasure } from "../study/grades-of-schools.ts";
import { layoutsOfPupils } from "../study/layouts.ts";
import type { PupilMeasure, Study } from "../study/study.ts";

/**
 * Measures of pupils that this version can run, from records or from a school table.
 *
 * @throws ColdspotError (2) for a measure in a file of another layout
 */
export function runnableMeasures(study: Study): readonly PupilMeasure[] {
  return [...study.measures.values()].flatMap((measure) => {
    if (measure.of === "schools") return [];
    const layout = study.files.get(measure.file)?.layout ?? "areas";
    if (layoutsOfPupils.includes(layout)) return [measure];
    throw new ColdspotError(
      `${study.at(["measures", measure.name])} this version runs tables of schools or areas and pupil files, not yet the layout ${layout}: ${measure.name}`,
      { exitCode: 2, advice: "take the measure out of the study for now" },
    );
  });
}

/** Measures of grades of schools that a study asks for. */
export function gradedMeasures({ measures, ask }: Study): readonly SchoolMeasure[] {
  const asked = new Set(ask.flatMap((request) => (request.kind === "leadership" ? [request.measure] : [])));
  return [...measures.values()].filter(
    (measure): measure is SchoolMeasure => measure.of === "schools" && asked.has(measure.name),
  );
}
