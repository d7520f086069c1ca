import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effects } from "../../src/effects/effects.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { Estimate, Estimated } from "../../src/estimates/estimate.ts";
import { inputPaths } from "../../src/run/input-paths.ts";
import { measureSchoolTable, readyFiles } from "../../src/run/measure-school-table.ts";
import type { Measured } from "../../src/run/measured.ts";
import { readStudy } from "../../src/run/read-study.ts";
import { runnableMeasures } from "../../src/run/run-study.ts";

export const quietEffects: Effects = { ...realEffects, say: () => {}, progress: () => {} };

/** Runs a study up to its estimates, before any rounding or protection: what is compared with R. */
export async function measureStudy(
  yaml: string,
  files: Readonly<Record<string, string>>,
  data: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "coldspot-test-"));
  try {
    await writeFile(join(folder, "study.yaml"), yaml);
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const file = await readStudy(quietEffects, join(folder, "study.yaml"));
    const [measure] = runnableMeasures(file);
    const spec = file.study.files.get(measure?.file ?? "");
    if (measure === undefined || spec === undefined) throw new Error("a study without a measure");
    const workFolder = join(folder, "work");
    await quietEffects.makeFolder(workFolder);
    const ready = await readyFiles(
      quietEffects,
      spec,
      inputPaths(file.study, spec, folder, data[spec.name]),
      workFolder,
    );
    const engine = await openDuckdb({ threads: 2, mayRead: ready.map((one) => one.file.readFrom), workFolder });
    try {
      return await measureSchoolTable(quietEffects, engine, file.study, measure, spec, ready);
    } finally {
      await engine.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An estimate by its figure's id. */
export function estimateOf(estimates: readonly Estimated[], id: string): Estimate {
  const found = estimates.find(({ figure }) => figure.id === id);
  if (found === undefined || found.kind !== "estimate")
    throw new Error(`no estimate ${id}: ${found?.kind === "none" ? found.reason : "not asked for"}`);
  return found;
}
