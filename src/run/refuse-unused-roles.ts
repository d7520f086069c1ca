import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Study } from "../study/study.ts";
import { unusedRoles, wouldChangeFigures } from "../study/unused-roles.ts";

/**
 * Refuses a column whose role says that it would change figures, such as a weight, where nothing uses it. Other columns that
 * nothing uses are listed by `coldspot check`.
 *
 * @throws ColdspotError (2)
 */
export function refuseUnusedRoles(study: Study): void {
  const found = unusedRoles(study).find(({ role }) => wouldChangeFigures(role));
  if (found === undefined) return;
  const { file, role } = found;
  throw new ColdspotError(
    `${study.at(["files", file.name, "columns", role])} a column that nothing uses, since every pupil or school counts as the file has it: ${role}`,
    {
      exitCode: 2,
      advice:
        "weights and designs of samples are not used in this version: take the column out and say in the study's coverage that figures are unweighted; select rows with keep or scope",
    },
  );
}
