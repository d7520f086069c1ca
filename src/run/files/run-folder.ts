import { dirname } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import { clearDeadRuns, settleEarlier } from "./clear-dead-runs.ts";
import { hasLock, leaveLock, nameInLock, processWords, takeLock, writeOwner } from "./folder-lock.ts";
import { type RunPlace, runPlace } from "./run-place.ts";

/** A run's own folder, next to the one it writes into, whose lock it holds until the end. */
export interface RunFolder {
  readonly place: RunPlace;
  /** Only the owner may enter. */
  readonly run: string;
  /** Refuses to go on when someone has removed the lock. */
  readonly refuseLost: () => Promise<void>;
  /** Removes the run's folder and gives the lock back. */
  readonly leave: () => Promise<void>;
  /** The same where something failed: a message names what cannot be removed. */
  readonly drop: () => Promise<void>;
}

/**
 * Takes the lock of a folder and makes a working folder next to it; clears what dead runs left there.
 *
 * @param shown the folder as the user gave it; a link stays one, and is followed
 * @throws ColdspotError (2) when a run that may live has the lock, (1) for the disk
 */
export async function enterRun(effects: Effects, shown: string): Promise<RunFolder> {
  const place = runPlace(shown, await effects.realPath(shown));
  const made = await effects.makeFolder(dirname(place.out));
  const run = await effects.freshFolder(`${place.runs}${effects.self.pid}-`);
  const forget = effects.clearIfStopped([run, `${place.lock}/${nameInLock(run)}`, `${place.lock}/`]);
  const leave = async () => {
    await effects.remove(run);
    await leaveLock(effects, place, run);
    forget();
  };
  const dropNow = async () => {
    try {
      await settleEarlier(effects, place, run);
      await leave();
      for (let path = dirname(place.out); made !== null && (await effects.removeEmpty(path)); path = dirname(path))
        if (path === made) break;
    } catch (error) {
      effects.say(`not everything could be cleared: ${error instanceof Error ? error.message : String(error)}`);
      effects.say(`  the next run into ${shown} clears it; until then it may hold pupils' records: ${run}`);
    }
  };
  const drop = () => effects.unbroken("", dropNow);
  try {
    await writeOwner(effects, `${run}/owner.json`);
    const before = await takeLock(effects, place, run);
    if (before !== null)
      effects.say(`took over the lock of an earlier run that has ended, ${processWords(before)}: ${place.lock}`);
    await clearDeadRuns(effects, place, run);
  } catch (error) {
    await drop();
    throw error;
  }
  const refuseLost = async () => {
    if (await hasLock(effects, place, run)) return;
    throw new ColdspotError(`someone removed the lock of this run: ${place.lock}`, {
      exitCode: 2,
      advice: "see that no other run writes there, and run again; nothing was replaced",
    });
  };
  return { place, run, refuseLost, leave, drop };
}
