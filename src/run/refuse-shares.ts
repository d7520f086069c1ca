import { ColdspotError } from "../effects/coldspot-error.ts";
import { statisticSpec } from "../study/statistic.ts";
import type { FileSpec, PupilMeasure, Study } from "../study/study.ts";

/**
 * Refuses shares of pupils that a table can never give: without the number of all pupils, or without any numbers of
 * pupils, it is not known what part of them a group is.
 *
 * @throws ColdspotError (2)
 */
export function refuseShares(study: Study, { name }: PupilMeasure, spec: FileSpec): void {
  const groups = (spec.areaTable ?? spec).groups;
  const counted = spec.areaTable?.counted ?? true;
  if (counted && groups.has("all")) return;
  for (const request of study.ask) {
    if (request.kind === "leadership" || request.measure !== name) continue;
    if (statisticSpec(request.statistic)?.averages !== "membership") continue;
    throw new ColdspotError(
      counted
        ? `${study.at(request.path)} the table does not show how many pupils there are in all, so it gives no: ${request.statistic}`
        : `${study.at(request.path)} the table has no numbers of pupils, so it gives no: ${request.statistic}`,
      {
        exitCode: 2,
        advice: counted
          ? "add it to the groups of the file: all: { pupils: …, mean: … }"
          : "name a column of pupils in the groups of the file, or take the entry out",
      },
    );
  }
}
