import { dirname } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { type FolderMark, type OutputOf, readMark, sameOutput } from "./folder-mark.ts";
import type { RunPlace } from "./run-place.ts";
import { contentsOf } from "./written-files.ts";

const nothingReplaced = "choose another folder with --out; nothing was replaced";
const moveAway = `move it away, or ${nothingReplaced}`;

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 2, advice });

const mostNamed = 10;

function someOf(paths: readonly string[]): string {
  const named = paths.slice(0, mostNamed).join(", ");
  return paths.length > mostNamed ? `${named} and ${paths.length - mostNamed} more` : named;
}

function another({ shown }: RunPlace, of: OutputOf): ColdspotError {
  if (of.kind === "demo") return refused(`a folder that coldspot demo wrote: ${shown}`, nothingReplaced);
  return refused(
    `the output of another study, ${of.title} (${of.file}, seen from there): ${shown}`,
    `move it away, or choose another folder with --out; a study with a new title or place counts as another; nothing was replaced`,
  );
}

/**
 * Checks that we may write into a folder: it is not there, is empty, or is ours and of the same study.
 *
 * @returns its mark; null when it is not there or empty
 * @throws ColdspotError (2) for any other
 */
export async function ownMark(effects: Effects, place: RunPlace, of: OutputOf): Promise<FolderMark | null> {
  const { out, shown } = place;
  const kind = await effects.kind(out);
  if (kind === "nothing") return null;
  if (kind !== "folder") throw refused(`not a folder: ${shown}`, nothingReplaced);
  if (!(await effects.onOneDisk(out, dirname(out))))
    throw refused(
      `a disk of its own, into which nothing can be moved in one step: ${shown}`,
      `choose a folder inside it: --out ${shown}/out`,
    );
  const mark = await readMark(effects, out).catch((error: unknown) => {
    if (error instanceof ColdspotError) throw refused(error.message, nothingReplaced);
    throw error;
  });
  if (mark === null) {
    const { unknown } = await contentsOf(effects, out, { of, files: new Map() });
    if (unknown.length === 0) return null;
    const writer = of.kind === "demo" ? "coldspot demo" : "coldspot";
    throw refused(`not a folder that ${writer} wrote: ${shown}`, `it holds ${someOf(unknown)}; ${nothingReplaced}`);
  }
  if (!sameOutput(mark.of, of)) throw another(place, mark.of);
  return mark;
}

/** Refuses to replace files in a folder of ours that someone has changed since we wrote them. */
export function refuseChangedFiles({ shown }: RunPlace, changed: readonly string[]): void {
  if (changed.length > 0) throw refused(`changed since coldspot wrote it, in ${shown}: ${someOf(changed)}`, moveAway);
}

/** Refuses to replace files that we did not write. */
export function refuseUnknownFiles({ shown }: RunPlace, unknown: readonly string[]): void {
  if (unknown.length > 0) throw refused(`not written by coldspot, in ${shown}: ${someOf(unknown)}`, moveAway);
}
