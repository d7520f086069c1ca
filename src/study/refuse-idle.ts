import { ColdspotError } from "../effects/coldspot-error.ts";
import { slug } from "../places/area.ts";
import { requestsOfVariants } from "./requests-of-variants.ts";
import type { MeasureSpec, Study } from "./study.ts";

/** Measures whose figures the study names under sensitivity, or the ones that variants are compared on. */
function measuresOfChoices(study: Study): readonly string[] {
  const named = (study.sensitivity?.figures ?? []).map((id) => id.split("/")[0]);
  const ofNamed = [...study.measures.keys()].filter((measure) => named.includes(slug(measure)));
  return [...new Set([...requestsOfVariants(study).map(({ measure }) => measure), ...ofNamed])];
}

/**
 * Whether a figure of a measure can be compared with anything in a sensitivity. Pupils can be scored again and have several
 * scales; a school table has a second scale or other years; grades have variants only.
 */
export function hasOtherChoices({ variants, sensitivity }: Study, measure: MeasureSpec): boolean {
  if (variants.some(({ reaches }) => reaches.includes(measure.name))) return true;
  if (measure.of === "schools") return false;
  if ((sensitivity?.leaveOutCohorts ?? []).length > 0) return true;
  if (measure.method === "published") return measure.sd !== null;
  return measure.method !== "threshold" || (sensitivity?.ranked ?? []).length > 0;
}

function refuse(at: string, what: string, advice: string): never {
  throw new ColdspotError(`${at} ${what}`, { exitCode: 2, advice });
}

/** Variants and a sensitivity of a study that shows no figure to compare. */
function refuseWithoutFigures(study: Study): void {
  if (requestsOfVariants(study).length > 0) return;
  const where = "gaps, means or grades of the whole, and the study shows none in: england";
  if (study.sensitivity?.figures === null)
    refuse(
      study.at(["sensitivity"]),
      `without figures: it is of ${where}`,
      "name some: sensitivity: { figures: [progress/gap/disadvantaged/areas-5-6/2015] }",
    );
  if (study.variants.length > 0)
    refuse(
      study.at(["variants"]),
      `variants are compared on ${where}`,
      "ask for one: show: [{ gap: { of: disadvantaged, in: england } }]",
    );
}

/** Variants that change nothing on which the compared figures depend. */
function refuseIdleVariants(study: Study): void {
  const compared = measuresOfChoices(study);
  for (const { name, reaches } of study.variants) {
    if (reaches.some((measure) => compared.includes(measure))) continue;
    refuse(
      study.at(["variants", name]),
      `a variant that changes no figure it is compared on, which are of ${compared.join(", ")}: ${name}`,
      reaches.length === 0
        ? "take it out, or change something that these figures depend on"
        : `take it out, or show figures of ${reaches.join(" or ")} in england`,
    );
  }
}

/** Figures named under sensitivity for which there is no other choice. */
function refuseWithoutChoices(study: Study): void {
  for (const [index, id] of (study.sensitivity?.figures ?? []).entries()) {
    const measure = [...study.measures.values()].find(({ name }) => slug(name) === id.split("/")[0]);
    if (measure === undefined || hasOtherChoices(study, measure)) continue;
    refuse(
      study.at(["sensitivity", "figures", index]),
      `no other choice for a figure of ${measure.name}: ${id}`,
      measure.of === "schools"
        ? "grades are compared only with variants of the study: add one that changes how schools are followed"
        : "add a variant, or years under alternatives: { leave_out_cohorts: ... }",
    );
  }
}

/**
 * Refuses other choices that would cost a run and show nothing: variants and a sensitivity without figures to compare,
 * variants that change none of them, figures for which there is no other choice.
 *
 * @throws ColdspotError (2)
 */
export function refuseIdleChoices(study: Study): void {
  refuseWithoutFigures(study);
  refuseIdleVariants(study);
  refuseWithoutChoices(study);
}
