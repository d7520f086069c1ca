import { relative } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import type { OutputOf } from "./folder-mark.ts";
import type { StudyFile } from "./read-study.ts";

/**
 * What an output is of: the study's title, and where its file lies as seen from the output, so that both can be moved
 * together.
 *
 * @param out the output folder without links
 * @example { kind: "study", title: "Progress in Maravel", file: "../study.yaml" }
 */
export async function studyOutput(effects: Effects, { study, path }: StudyFile, out: string): Promise<OutputOf> {
  const file = relative(out, await effects.realPath(path)).replaceAll("\\", "/");
  return { kind: "study", title: study.title, file };
}

/**
 * Where a run leaves its output: `out` next to the study file, unless the options name another folder.
 *
 * @throws ColdspotError (2) for the root of a disk, which cannot be replaced
 */
export function outFolder(given: string | undefined, { folder }: StudyFile): string {
  const out = (given ?? `${folder}/out`).replace(/[/\\]+$/, "");
  if (out !== "") return out;
  throw new ColdspotError(`not a folder to write into: ${given ?? ""}`, {
    exitCode: 2,
    advice: "choose another folder with --out",
  });
}
