import { ColdspotError } from "../effects/coldspot-error.ts";
import { comparedRequests } from "../figures/compared.ts";
import type { VariantInside } from "../release/inside.ts";
import type { Rules } from "../release/rules.ts";
import type { Study, Variant } from "../study/study.ts";
import type { Bench } from "./facts/bench.ts";
import type { StudyFile } from "./files/read-study.ts";
import { measureAll } from "./measure-all.ts";
import { refuseUnasked } from "./pupils/ask-pupils.ts";
import { runnableMeasures } from "./what-runs.ts";

/** Does something of a variant of the study; an error that a user can act on says of which. */
export async function inVariant<Result>(variant: string, work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ColdspotError
      ? new ColdspotError(`in the variant ${variant}: ${error.message}`, error)
      : error;
  }
}

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

/** Refuses variants that cannot be run before anything is read: the study itself may take an hour. */
export async function refuseVariants(file: StudyFile): Promise<void> {
  refuseIdleVariants(file.study);
  for (const { name, study } of file.study.variants)
    await inVariant(name, () => {
      for (const measure of runnableMeasures({ ...file, study })) {
        const spec = study.files.get(measure.file);
        if (spec?.layout === "pupils") refuseUnasked(study, measure, spec);
      }
    });
}

/** A variant on the same files: only the figures that it is compared on, or all where the study names figures. */
export async function measureVariant(
  bench: Bench,
  file: StudyFile,
  rules: Rules,
  { name, changes, study }: Variant,
): Promise<VariantInside> {
  const progress = (line: string) => bench.effects.progress(`${name}: ${line}`);
  const told = { ...bench, effects: { ...bench.effects, progress } };
  const asked = {
    ...study,
    ask: file.study.sensitivity?.figures == null ? comparedRequests(study) : study.ask,
    claims: [],
    decompose: [],
    percentileGaps: [],
    bootstrap: null,
    sensitivity: null,
  };
  const measured = await inVariant(name, () => measureAll(told, { ...file, study: asked }, rules));
  return {
    name,
    changes,
    study,
    measures: [...measured].map(([measure, one]) => ({ ...one.framed, measure, estimates: one.estimates })),
  };
}
