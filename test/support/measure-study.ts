import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effects } from "../../src/effects/effects.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { Estimate, Estimated } from "../../src/estimates/estimate.ts";
import { readStudy } from "../../src/run/files/read-study.ts";
import { measureAll, readyStudy } from "../../src/run/measure-all.ts";
import type { Measured } from "../../src/run/measured.ts";

export const quietEffects: Effects = { ...realEffects, say: () => {}, progress: () => {} };

/** Runs every measure of a study up to its estimates, before any rounding or protection: what is compared with R. */
export async function measuresOfStudy(
  yaml: string,
  files: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<ReadonlyMap<string, Measured>> {
  const folder = await mkdtemp(join(tmpdir(), "coldspot-test-"));
  try {
    const studyPath = join(folder, "study.yaml");
    await writeFile(studyPath, yaml);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const file = await readStudy(quietEffects, studyPath);
    const workFolder = join(folder, "work");
    await quietEffects.makeFolder(workFolder);
    const ready = await readyStudy(quietEffects, file, new Map(Object.entries(data)), workFolder);
    const mayRead = [...ready.files.values()].flat().map((one) => one.file.readFrom);
    const engine = await openDuckdb({ threads: 2, mayRead, workFolder });
    try {
      return await measureAll(quietEffects, engine, file, ready);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first measure of a study, up to its estimates. */
export async function measureStudy(
  yaml: string,
  files: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string | readonly string[]>> = {},
): Promise<Measured> {
  const [first] = (await measuresOfStudy(yaml, files, data)).values();
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
