import type { Effects } from "../effects/effects.ts";
import { writeRelease } from "../publish/release-files.ts";
import type { Replacements } from "./files/input-paths.ts";
import { ownFolder } from "./files/out-folder.ts";
import { readStudy } from "./files/read-study.ts";
import { outFolder, studyOutput } from "./files/study-output.ts";
import { protectStudy } from "./protect-study.ts";
import { type RunSummary, summarise } from "./summary.ts";
import { refuseBeforeReading } from "./variants.ts";

export interface RunOptions {
  readonly studyPath: string;
  /** Default: `out` next to the study file. */
  readonly out?: string;
  /** Paths that replace those of the study, by the study's name for the file. */
  readonly data?: Replacements;
  readonly threads?: number;
}

/**
 * Runs a study: reads, counts, scores, estimates, protects, publishes. The output folder appears whole or not at all.
 *
 * @throws ColdspotError with exit code 2 (arguments, study file), 3 (data), 4 (release refused) or 1 (disk)
 */
export async function runStudy(options: RunOptions, effects: Effects): Promise<RunSummary> {
  const file = await readStudy(effects, options.studyPath);
  await refuseBeforeReading(file.study);
  const out = outFolder(options.out, file);
  const owned = await ownFolder(effects, out, (folder) => studyOutput(effects, file, folder));
  try {
    const reading = { data: options.data ?? new Map(), threads: options.threads ?? effects.cores };
    const released = await protectStudy(effects, file, reading, owned);
    effects.progress("writing the report");
    const keptBack = await writeRelease(owned.open, `${owned.staging}/release`, released);
    await owned.put();
    effects.progress("");
    return summarise(released, out, keptBack);
  } catch (error) {
    await owned.drop();
    throw error;
  }
}
