import { ColdspotError } from "../effects/coldspot-error.ts";
import type { VariantInside } from "../release/inside.ts";
import type { Rules } from "../release/rules.ts";
import { requestsOfVariants } from "../study/requests-of-variants.ts";
import type { Study, Variant } from "../study/study.ts";
import type { Bench } from "./facts/bench.ts";
import { measureAll } from "./measure-all.ts";
import { refuseUnrunnable } from "./refuse-unrunnable.ts";

/** Does something for a variant of the study; an error that a user can act on names the variant. */
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
 * Refuses a study or variant that no file could make right, before anything is read: the study itself may take an hour.
 *
 * @throws ColdspotError (2), and for a variant with its name
 */
export async function refuseBeforeReading(study: Study): Promise<void> {
  refuseUnrunnable(study);
  for (const variant of study.variants) await inVariant(variant.name, () => refuseUnrunnable(variant.study));
}

/**
 * A variant on the same files: the measures whose figures it can change, and of these only the figures that it is compared
 * on, or all where the study names figures.
 */
export async function measureVariant(
  bench: Bench,
  own: Study,
  rules: Rules,
  { name, changes, study, reaches }: Variant,
): Promise<VariantInside> {
  const progress = (line: string) => bench.effects.progress(`${name}: ${line}`);
  const told = { ...bench, effects: { ...bench.effects, progress } };
  const asked = {
    ...study,
    measures: new Map([...study.measures].filter(([measure]) => reaches.includes(measure))),
    ask: own.sensitivity?.figures == null ? requestsOfVariants(study) : study.ask,
    claims: [],
    decompose: [],
    percentileGaps: [],
    bootstrap: null,
    sensitivity: null,
  };
  const measured = await inVariant(name, () => measureAll(told, asked, rules));
  return {
    name,
    changes,
    study,
    reaches,
    measures: [...measured].map(([measure, one]) => ({ ...one.framed, measure, estimates: one.estimates })),
  };
}
