import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { AreaTableSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { StudyPath } from "../../study/study-path.ts";
import { refuseMixes } from "../school-table/refuse-mixes.ts";
import { isOfPublishedAreas } from "./place-areas.ts";

const splitsSchools = ["within_and_between", "bands"] as const;

/**
 * Refuses what a table of areas can never give: anything about its schools or single pupils, and for means without
 * numbers of pupils anything that puts areas or groups together.
 *
 * @param countsSchools whether the rules of the study hide what comes from few schools or pupils
 * @throws ColdspotError (2)
 */
export function refuseAreaTable(
  study: Study,
  measure: PupilMeasure,
  table: AreaTableSpec,
  countsSchools: boolean,
): void {
  const refuse = (at: StudyPath, what: string, advice: string): never => {
    throw new ColdspotError(`${study.at(at)} ${what}`, { exitCode: 2, advice });
  };
  const { name } = measure;
  if (countsSchools)
    refuse(
      ["release", "rules"],
      `the rules ${study.release.rules} count schools, which a table of areas does not show: ${name}`,
      "say release: { rules: public-data } for a table that is published",
    );
  if (study.bootstrap !== null)
    refuse(
      ["bootstrap"],
      `schools cannot be drawn again from a table of areas, which does not show them: ${name}`,
      "take bootstrap out, or the measure of the table of areas",
    );
  for (const { measure: own, parts, path } of study.decompose) {
    if (own !== name) continue;
    const part = splitsSchools.find((one) => parts.includes(one));
    if (part !== undefined)
      refuse(
        path,
        `a table of areas shows neither schools nor bands of pupils, so a gap cannot be split by: ${part}`,
        "name the parts: parts: [movement, area_against_nation]",
      );
    if (!table.counted)
      refuse(path, `means without numbers of pupils have no error, and are not split: ${name}`, "take the entry out");
  }
  const figures = study.sensitivity?.figures ?? null;
  if (
    (study.sensitivity?.leaveOutCohorts ?? []).length > 0 &&
    (figures === null || figures.some((id) => id.startsWith(`${name}/`)))
  )
    refuse(
      ["sensitivity", "alternatives", "leave_out_cohorts"],
      `a table of areas has no cohorts of pupils to leave out: ${name}`,
      "compare the years instead: compare: [{ gap: …, with: { year: … } }]",
    );
  if (study.places.pupilsBy === "home")
    refuse(["places", "pupils_by"], `a table of areas does not say where pupils live: ${name}`, "leave pupils_by out");
  refuseMixes(study);
  for (const [scheme, spec] of study.places.schemes)
    if ((spec.kind === "fifths" || spec.kind === "file-fifths") && spec.weightedBy === "schools")
      refuse(
        ["places", "schemes", scheme, "weighted_by"],
        `a table of areas does not show schools to weigh by: ${scheme}`,
        "weigh by pupils",
      );
  refuseMissingAll(study, measure, table, refuse);
  if (!table.counted) refuseUnions(study, measure, refuse);
}

type Refuse = (at: StudyPath, what: string, advice: string) => never;

/** The mean of all pupils is only known if the table has it: groups may overlap. */
function refuseMissingAll(study: Study, measure: PupilMeasure, table: AreaTableSpec, refuse: Refuse): void {
  if (table.groups.has("all")) return;
  const advice = "add it to the groups of the file: all: { pupils: …, sum: … }";
  if (measure.against?.population === "all")
    refuse(["measures", measure.name, "against"], "the table of areas has no group called: all", advice);
  for (const request of study.ask) {
    if (request.measure !== measure.name || request.kind === "leadership") continue;
    const other = request.kind === "compare" && [request.with.of, request.against?.of].includes("all");
    if (other || request.of.includes("all") || request.statistic === "from_average")
      refuse(request.path, "the table of areas has no group called: all", advice);
  }
}

/** Means without numbers of pupils cannot be put together: there is nothing to weigh them by. */
function refuseUnions(study: Study, { name }: PupilMeasure, refuse: Refuse): void {
  const [group] = study.places.groups.keys();
  const advice = "name a column of pupils in the groups of the file, or show single areas of the table";
  if (group !== undefined)
    refuse(
      ["places", "groups", group],
      `means without numbers of pupils cannot be put together (${name}), so there is no mean of: ${group}`,
      advice,
    );
  for (const claim of study.claims)
    if (claim.request.measure === name)
      refuse(
        claim.request.path,
        `means without numbers of pupils have no error (${name}), so no claim can be judged: ${claim.name}`,
        "take the claim out, and show or compare the figures",
      );
  for (const [scheme, spec] of study.places.schemes)
    if (!isOfPublishedAreas(spec))
      refuse(
        ["places", "schemes", scheme],
        `means without numbers of pupils cannot be put together (${name}); a scheme of them follows the roles area, name or region, and not: ${scheme}`,
        advice,
      );
}
