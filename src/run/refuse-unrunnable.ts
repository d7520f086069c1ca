import { zerosAreSmall } from "../release/rules.ts";
import { layoutsOfMeans } from "../study/layouts.ts";
import type { Study } from "../study/study.ts";
import { refuseAreaTable } from "./area-table/refuse-area-table.ts";
import { studyOfGrades } from "./grades/study-of-grades.ts";
import { refuseUnasked } from "./pupils/ask-pupils.ts";
import { refuseShares } from "./refuse-shares.ts";
import { refuseUnusedRoles } from "./refuse-unused-roles.ts";
import { rulesOf } from "./rules-of-study.ts";
import { refuseMixes } from "./school-table/refuse-mixes.ts";
import { gradedMeasures, runnableMeasures } from "./what-runs.ts";

/**
 * Refuses anything in a study that files of its kind can never give, before anything is read.
 *
 * @throws ColdspotError (2)
 */
export function refuseUnrunnable(study: Study): void {
  for (const measure of runnableMeasures(study)) {
    const spec = study.files.get(measure.file);
    if (spec !== undefined && layoutsOfMeans.includes(spec.layout)) refuseShares(study, measure, spec);
    if (spec?.areaTable !== undefined) refuseAreaTable(study, measure, spec.areaTable, zerosAreSmall(rulesOf(study)));
    else if (spec?.layout === "school-table") refuseMixes(study);
    else if (spec !== undefined) refuseUnasked(study, measure, spec);
  }
  refuseUnusedRoles(study);
  for (const measure of gradedMeasures(study)) studyOfGrades(study, measure);
}
