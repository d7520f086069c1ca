import { relative } from "node:path";
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
