import { filesOf } from "./layouts.ts";
import type { MeasureSpec, Study } from "./study.ts";

/** Text in which equal values are equal; what stands in a map keeps its order, as it does in a study file. */
function textOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));
}

/** Everything that the figures of a measure depend on: the measure, its files, the places; for pupils also the groups. */
function groundsOf(study: Study, measure: MeasureSpec): string {
  const { places, schools, populations, censusTerms } = study;
  const ofPupils = measure.of === "pupils" ? { populations, censusTerms } : null;
  return textOf({ measure, files: filesOf(study, measure), places, schools, ofPupils });
}

/**
 * Measures whose figures a variant can change: those that depend on something that differs from the study.
 *
 * @example // a variant of carry, of the measure leadership: ["leadership"], and not the progress of pupils
 */
export function reachedMeasures(own: Study, variant: Study): readonly string[] {
  return [...variant.measures.values()]
    .filter((measure) => {
      const before = own.measures.get(measure.name);
      return before === undefined || groundsOf(own, before) !== groundsOf(variant, measure);
    })
    .map(({ name }) => name);
}
