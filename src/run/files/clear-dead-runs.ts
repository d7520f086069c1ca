import { basename, dirname } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { processWords, readOwner } from "./folder-lock.ts";
import { readMark, sameOutput } from "./folder-mark.ts";
import { processOfRun, type RunPlace } from "./run-place.ts";
import { clearWritten } from "./written-files.ts";

/** Where a run keeps the earlier output while it puts the new one in its place. */
export const earlier = (run: string): string => `${run}/old`;

/**
 * Removes an earlier output that another has replaced: the files that are as we wrote them. If anything else is in it,
 * that is kept next to the output, and a message says where.
 */
export async function clearEarlier(effects: Effects, place: RunPlace, run: string): Promise<void> {
  const old = earlier(run);
  const mark = await readMark(effects, old);
  if (mark !== null && (await clearWritten(effects, old, mark))) return;
  // An empty folder, such as the user may have made for the output, has no mark and holds no one's work.
  if (await effects.removeEmpty(old)) return;
  const kept = `${place.kept}${basename(run).slice(-6)}`;
  if (!(await effects.claim(old, kept)))
    throw new ColdspotError(`something is in the way: ${kept}`, { exitCode: 1, advice: "move it away and run again" });
  effects.say(`what coldspot had not written in ${place.shown} was kept, and is now in ${kept}`);
}

/** Whether the output and the one that a dead run had moved out of its place are of the same study. */
async function replacedByItsOwn(effects: Effects, place: RunPlace, run: string): Promise<boolean> {
  const [now, before] = [await readMark(effects, place.out), await readMark(effects, earlier(run))];
  return now !== null && before !== null && sameOutput(now.of, before.of);
}

/**
 * Settles an earlier output that a run had moved out of its place: it goes back where the place is free, is removed
 * where the new output of the same study is there, and is kept next to it where something else is.
 */
export async function settleEarlier(effects: Effects, place: RunPlace, run: string): Promise<void> {
  const old = earlier(run);
  if ((await effects.kind(old)) === "nothing") return;
  if ((await effects.kind(place.out)) === "nothing") {
    await effects.rename(old, place.out);
    effects.say(`the earlier output, which had been moved away, is back in its place: ${place.shown}`);
  } else if (await replacedByItsOwn(effects, place, run)) await clearEarlier(effects, place, run);
  else if (!(await effects.removeEmpty(old))) {
    const kept = `${place.kept}${basename(run).slice(-6)}`;
    await effects.rename(old, kept);
    effects.say(`an earlier output, which another has replaced, is now in ${kept}`);
  }
}

/**
 * Clears what runs that ended without clearing up left next to an output, and says so. An earlier output that such a
 * run had moved out of its place is put back. The lock must be held.
 *
 * @param own the folder of the run that asks
 */
export async function clearDeadRuns(effects: Effects, place: RunPlace, own: string): Promise<void> {
  const beside = dirname(place.out);
  for (const { name, kind } of await effects.entries(beside)) {
    const pid = kind === "folder" ? processOfRun(place, name) : null;
    const run = `${beside}/${name}`;
    if (pid === null || name === basename(own)) continue;
    // A run that ended before it had written down who it is has nothing else in its folder.
    const owner = (await readOwner(effects, `${run}/owner.json`)) ?? { ...effects.self, pid, began: "" };
    if (!effects.mayLive(owner)) {
      effects.say(`an earlier run, ${processWords(owner)}, ended without clearing up; removing what it left: ${run}`);
      await settleEarlier(effects, place, run);
      await effects.remove(run);
    } else if (owner.host !== effects.self.host)
      effects.say(`left alone, since it may still be used; if ${processWords(owner)} has ended, remove it: ${run}`);
  }
}
