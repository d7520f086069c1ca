import type { Primitive } from "../cohort/membership.ts";
import type { Study } from "../study/study.ts";
import type { CensusInput } from "./census-in-turn.ts";
import { ofLayout, positions } from "./files-of-layout.ts";
import type { ReadyFile } from "./measured.ts";

/** The census files of a study, where a population asks for one. */
export function censusOfStudy(
  study: Study,
  primitives: readonly Primitive[],
  ready: ReadonlyMap<string, readonly ReadyFile[]>,
): readonly CensusInput[] {
  const spec = ofLayout(study, "census");
  if (spec === undefined || !primitives.some(({ kind }) => kind === "fsm6" || kind === "share")) return [];
  const question = { spec, at: positions(study, spec) };
  return (ready.get(spec.name) ?? []).map((file) => ({ ready: file, question }));
}
