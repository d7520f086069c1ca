import { join } from "node:path";
import type { Effects } from "../../src/effects/effects.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { Engine } from "../../src/engine/engine.ts";
import type { Estimate, Estimated } from "../../src/estimates/estimate.ts";
import { readStudy } from "../../src/run/files/read-study.ts";
import { type Measured, measureAll, readyStudy } from "../../src/run/measure-all.ts";
import { rulesOf } from "../../src/run/rules-of-study.ts";
import type { PupilNote, WhatWasRead } from "../../src/run/scored.ts";
import { type Files, inFolder } from "./temp-folder.ts";

export const quietEffects: Effects = { ...realEffects, say: () => {}, progress: () => {} };

/** A measure with what was read for it; sentences are put together with their counts as they are. */
export type MeasuredStudy = Measured &
  Omit<WhatWasRead, "ofPupils" | "codes"> & { readonly codes: readonly string[]; readonly notes: readonly PupilNote[] };

function asRead(measured: Measured): MeasuredStudy {
  const { ofPupils, codes, ...read } = measured.read;
  const words = codes.map((one) => one.map((part) => (typeof part === "string" ? part : part.n)).join(""));
  return { ...measured, ...read, codes: words, notes: ofPupils?.notes ?? [] };
}

type InPlace = (engine: Engine, workFolder: string) => Engine;

/** Runs every measure of a study up to its figures, before any rounding or protection: what is compared with R. */
export function measuresOfStudy(
  yaml: string,
  files: Files,
  data: Readonly<Record<string, string | readonly string[]>> = {},
  inPlace?: InPlace,
): Promise<ReadonlyMap<string, MeasuredStudy>> {
  return inFolder({ ...files, "study.yaml": yaml }, (folder) => measuresIn(folder, data, inPlace));
}

/** The same of the study in a folder. */
export async function measuresIn(
  folder: string,
  data: Readonly<Record<string, string | readonly string[]>> = {},
  inPlace?: InPlace,
): Promise<ReadonlyMap<string, MeasuredStudy>> {
  const file = await readStudy(quietEffects, join(folder, "study.yaml"));
  const workFolder = join(folder, "work");
  await quietEffects.makeFolder(workFolder);
  const ready = await readyStudy(quietEffects, file, new Map(Object.entries(data)), workFolder);
  const mayRead = [...ready.files.values()].flat().map((one) => one.file.readFrom);
  const engine = await openDuckdb({ threads: 2, mayRead, workFolder });
  try {
    const used = inPlace === undefined ? engine : inPlace(engine, workFolder);
    const measured = await measureAll({ effects: quietEffects, engine: used, ready }, file, rulesOf(file.study));
    return new Map([...measured].map(([name, one]) => [name, asRead(one)]));
  } finally {
    await engine.close();
  }
}

/**
 * The first measure of a study, up to its figures.
 *
 * @param inPlace an engine in place of the real one, which may read the work folder
 */
export async function measureStudy(
  yaml: string,
  files: Files,
  data: Readonly<Record<string, string | readonly string[]>> = {},
  inPlace?: InPlace,
): Promise<MeasuredStudy> {
  const [first] = (await measuresOfStudy(yaml, files, data, inPlace)).values();
  if (first === undefined) throw new Error("a study without a measure");
  return first;
}

/** An estimate by its figure's id. */
export function estimateOf(estimates: readonly Estimated[], id: string): Estimate {
  const found = estimates.find(({ figure }) => figure.id === id);
  if (found === undefined || found.kind !== "estimate")
    throw new Error(`no estimate ${id}: ${found?.kind === "none" ? found.reason : "not asked for"}`);
  return found;
}
