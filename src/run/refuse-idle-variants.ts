import { ColdspotError } from "../effects/coldspot-error.ts";
import { comparedRequests } from "../figures/compared.ts";
import type { Study } from "../study/study.ts";

/**
 * Refuses variants, and a sensitivity without figures, of a study that shows nothing they could be compared on.
 *
 * @throws ColdspotError (2)
 */
export function refuseIdleVariants(study: Study): void {
  if (comparedRequests(study).length > 0) return;
  if (study.sensitivity?.figures === null)
    throw new ColdspotError(
      `${study.at(["sensitivity"])} without figures: it is of gaps or means of the whole, and the study shows neither in: england`,
      { exitCode: 2, advice: "name some: sensitivity: { figures: [progress/gap/disadvantaged/areas-5-6/2015] }" },
    );
  if (study.variants.length === 0) return;
  throw new ColdspotError(
    `${study.at(["variants"])} variants are compared on gaps or means of the whole, and the study shows neither in: england`,
    { exitCode: 2, advice: "ask for one: show: [{ gap: { of: disadvantaged, in: england } }]" },
  );
}
