import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Study } from "../../study/study.ts";

/**
 * Refuses fifths of schools by a share of their pupils: printed means do not say which pupils a school has.
 *
 * @throws ColdspotError (2)
 */
export function refuseMixes(study: Study): void {
  for (const [name, { kind }] of study.places.schemes)
    if (kind === "mix-fifths")
      throw new ColdspotError(
        `${study.at(["places", "schemes", name])} fifths by a share of pupils are cut in pupil files, not in school tables: ${name}`,
        { exitCode: 2, advice: "name a column of the table that has the share: fifths_of: its role" },
      );
}
