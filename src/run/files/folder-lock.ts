import { basename } from "node:path";
import * as v from "valibot";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import type { ProcessMark } from "../../effects/process-mark.ts";
import type { RunPlace } from "./run-place.ts";

const processShape = v.object({
  pid: v.pipe(v.number(), v.integer(), v.minValue(1)),
  host: v.string(),
  machine: v.string(),
  boot: v.string(),
  space: v.string(),
  began: v.string(),
});

/** Writes down which process a folder belongs to. */
export async function writeOwner(effects: Effects, path: string): Promise<void> {
  await effects.write(path, [new TextEncoder().encode(`${JSON.stringify(effects.self)}\n`)], "owner");
}

/** The process that a folder belongs to; null when that is not, or not wholly, written there. */
export async function readOwner(effects: Effects, path: string): Promise<ProcessMark | null> {
  const bytes = await effects.readSmall(path);
  if (bytes === null) return null;
  try {
    const checked = v.safeParse(processShape, JSON.parse(new TextDecoder().decode(bytes)));
    return checked.success ? checked.output : null;
  } catch {
    return null;
  }
}

export const processWords = ({ pid, host }: ProcessMark): string => `process ${pid} on ${host}`;

function inUse({ shown, lock }: RunPlace, owner: ProcessMark): ColdspotError {
  return new ColdspotError(`another run is writing this folder, ${processWords(owner)}: ${shown}`, {
    exitCode: 2,
    advice: `wait until it has ended, or choose another folder with --out; if no such run is still going, remove ${lock}`,
  });
}

/** The lock of another user cannot be read. */
function ofSomebody({ shown, lock }: RunPlace): ColdspotError {
  return new ColdspotError(`another user's run is writing this folder, or was: ${shown}`, {
    exitCode: 2,
    advice: `choose another folder with --out, or ask whose ${lock} is`,
  });
}

const inTheWay = ({ lock }: RunPlace) =>
  new ColdspotError(`something is where a run would put its lock: ${lock}`, {
    exitCode: 2,
    advice: "move it away, or choose another folder with --out; nothing was replaced",
  });

/** The name of a run in the lock. */
export const nameInLock = (run: string): string => `${basename(run)}.json`;

/** How often to try: other runs may come and go between two looks, but not this often. */
const mostLooks = 100;

/**
 * Takes the lock of an output folder: a folder next to it that holds one file, named after the run and saying which
 * process it is. The folder is made ready elsewhere and given its name in one step, which can succeed for only one run.
 * The lock of a dead process is emptied by removing that one file, so that no run can remove the lock of another.
 *
 * @param run the run's own folder
 * @returns the dead process that had it; null when it was free
 * @throws ColdspotError (2) when a process that may live has it, or anything else is in its place
 */
export async function takeLock(effects: Effects, place: RunPlace, run: string): Promise<ProcessMark | null> {
  const ready = `${run}/lock`;
  await writeOwner(effects, `${ready}/${nameInLock(run)}`);
  let before: ProcessMark | null = null;
  for (let look = 0; look < mostLooks; look++) {
    if (await effects.claim(ready, place.lock)) return before;
    for (const { name, kind } of await effects.entries(place.lock).catch(() => Promise.reject(ofSomebody(place)))) {
      const path = `${place.lock}/${name}`;
      if (kind !== "file" || !name.endsWith(".json")) throw inTheWay(place);
      const owner = await readOwner(effects, path).catch(() => Promise.reject(ofSomebody(place)));
      if (owner === null && (await effects.kind(path)) === "nothing") continue;
      if (owner === null) throw inTheWay(place);
      if (effects.mayLive(owner)) throw inUse(place, owner);
      await effects.removeFile(path);
      before = owner;
    }
    // Where a folder cannot take the place of an empty one, the empty one goes first.
    await effects.removeEmpty(place.lock);
  }
  throw new ColdspotError(`too many runs at once: ${place.shown}`, {
    exitCode: 2,
    advice: "choose another folder with --out",
  });
}

/** Whether the lock is still the run's own: someone may have removed it by hand. */
export async function hasLock(effects: Effects, place: RunPlace, run: string): Promise<boolean> {
  return (await effects.kind(`${place.lock}/${nameInLock(run)}`)) === "file";
}

export async function leaveLock(effects: Effects, place: RunPlace, run: string): Promise<void> {
  await effects.removeFile(`${place.lock}/${nameInLock(run)}`);
  await effects.removeEmpty(place.lock);
}
