import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import { schemeOfPlace } from "../../study/read-places.ts";
import type { Study } from "../../study/study.ts";

/**
 * A study as a measure of grades sees it: without fifths of schools by a share of their pupils, and the groups that use
 * them. Files of inspections have no pupils to count.
 *
 * @throws ColdspotError (2) where the study asks for grades by one of these
 */
export function studyOfGrades(study: Study, measure: SchoolMeasure): Study {
  const { schemes, groups } = study.places;
  const ofPupils = new Set([...schemes].flatMap(([name, { kind }]) => (kind === "mix-fifths" ? [name] : [])));
  if (ofPupils.size === 0) return study;
  const restsOn = (name: string, trail: readonly string[] = []): string | null => {
    const rule = groups.get(name);
    if (rule?.kind === "not" && !trail.includes(name)) return restsOn(rule.group, [...trail, name]);
    const scheme = rule !== undefined && rule.kind !== "not" ? rule.scheme : schemeOfPlace(name, study.places);
    return scheme !== null && ofPupils.has(scheme) ? scheme : null;
  };
  for (const request of study.ask) {
    if (request.kind !== "leadership" || request.measure !== measure.name) continue;
    const others = [request.compare?.with.in, request.compare?.against?.in];
    for (const name of [...request.in, ...others.flatMap((place) => place ?? [])]) {
      const scheme = restsOn(name);
      if (scheme === null) continue;
      throw new ColdspotError(
        `${study.at(request.path)} ${scheme} cuts schools by their pupils, who are not in files of inspections: ${name}`,
        { exitCode: 2, advice: "ask for grades in other areas" },
      );
    }
  }
  return {
    ...study,
    places: {
      ...study.places,
      schemes: new Map([...schemes].filter(([name]) => !ofPupils.has(name))),
      groups: new Map([...groups].filter(([name]) => restsOn(name) === null)),
    },
  };
}
