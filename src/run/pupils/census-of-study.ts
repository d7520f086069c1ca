import type { Primitive } from "../../cohort/membership.ts";
import type { CensusInput } from "../../intake/cohorts/census-files.ts";
import type { ReadyFile } from "../../intake/ready-file.ts";
import type { Study } from "../../study/study.ts";
import { ofLayout, positions } from "../files/files-of-layout.ts";

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
