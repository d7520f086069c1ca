import type { Frame } from "../../cells/frame.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

/**
 * Refuses to split a gap within and between schools where pupils are on both sides: a school's mean would count them
 * twice.
 *
 * @throws ColdspotError (2)
 */
export function refuseSharedPupils(study: Study, measure: PupilMeasure, { populations }: Frame): void {
  const comparator = populations.get(measure.against?.population ?? "");
  for (const { measure: name, parts, of, path } of study.decompose) {
    if (name !== measure.name || !parts.includes("within_and_between")) continue;
    const shared = of.find((group) =>
      populations.get(group)?.some((inside, atom) => inside * (comparator?.[atom] ?? 0)),
    );
    if (shared === undefined) continue;
    throw new ColdspotError(
      `${study.at(path)} within and between schools need two groups without pupils in common, not ${measure.against?.population} and: ${shared}`,
      { exitCode: 2, advice: "leave out within_and_between with parts: [...], or set the gap against the others" },
    );
  }
}
