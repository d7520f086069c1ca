import * as v from "valibot";
import type { Effects } from "../../effects/effects.ts";
import { isInsidePath } from "../../effects/output-name.ts";

/** The file that shows that a folder is ours. */
export const markName = "coldspot.json";

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/**
 * What an output is of. A study is identified by its title and by where its file lies, seen from the output: not by its
 * content, which changes from run to run, and not by one of the two alone. A copy of a study file usually keeps the
 * title, and a file usually keeps its name when it is rewritten for the next question.
 */
const outputOf = v.variant("kind", [
  v.object({ kind: v.literal("study"), title: v.string(), file: v.string() }),
  v.object({ kind: v.literal("demo") }),
]);

const markShape = v.object({
  format: v.literal(1),
  what: v.string(),
  of: outputOf,
  files: v.record(v.pipe(v.string(), v.check(isInsidePath)), v.array(sha256)),
});

export type OutputOf = v.InferOutput<typeof outputOf>;

/** What an output is of, and the files that were written into it. */
export interface FolderMark {
  readonly of: OutputOf;
  /** By their paths in the folder: the SHA-256 of what was written there, or of each thing that may have been. */
  readonly files: ReadonlyMap<string, readonly string[]>;
}

export function sameOutput(one: OutputOf, other: OutputOf): boolean {
  if (one.kind === "demo" || other.kind === "demo") return one.kind === other.kind;
  return one.title === other.title && one.file === other.file;
}

/** The mark as it is written. */
export function markText({ of, files }: FolderMark): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const what =
    "coldspot wrote this folder. It replaces the files listed here while they are as it wrote them, and touches no other.";
  return `${JSON.stringify({ format: 1, what, of, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** The mark of a folder; null when it has none, or one that is not as Coldspot writes it. */
export async function readMark(effects: Effects, folder: string): Promise<FolderMark | null> {
  const bytes = await effects.readSmall(`${folder}/${markName}`);
  if (bytes === null) return null;
  const checked = v.safeParse(markShape, parsed(bytes));
  return checked.success ? { of: checked.output.of, files: new Map(Object.entries(checked.output.files)) } : null;
}
