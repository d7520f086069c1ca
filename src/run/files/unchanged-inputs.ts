import { relative } from "node:path";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects, Stamp } from "../../effects/effects.ts";

/** What each input was like before it was first looked at, by path: it changes when somebody writes to the file. */
export type Stamps = ReadonlyMap<string, Stamp>;

async function changedInputs(effects: Effects, stamps: Stamps): Promise<readonly string[]> {
  const changed: string[] = [];
  for (const [path, before] of stamps) {
    const now = await effects.stamp(path);
    if (now?.bytes !== before.bytes || now.changed !== before.changed) changed.push(path);
  }
  return changed;
}

/**
 * Refuses a run of which an input was written to while it was read: what came first and what came later would not be of one
 * file, and the hash in the manifest that of neither.
 *
 * @throws ColdspotError (3)
 */
export async function refuseChanged(effects: Effects, stamps: Stamps): Promise<void> {
  const changed = await changedInputs(effects, stamps);
  if (changed.length === 0) return;
  throw new ColdspotError(`changed while it was read: ${changed.join(", ")}`, {
    exitCode: 3,
    advice: "wait until it is whole, and run again; nothing was replaced",
  });
}

/** Whatever went wrong while files were read may come from a file that was written to meanwhile: then that is said. */
export async function blameChange(effects: Effects, stamps: Stamps, error: unknown): Promise<unknown> {
  return refuseChanged(effects, stamps).then(
    () => error,
    (changed: unknown) => changed,
  );
}

/**
 * Refuses inputs that lie in the output folder: they would be read while they are replaced.
 *
 * @param out the output folder without links
 * @throws ColdspotError (2)
 */
export async function refuseInside(effects: Effects, out: string, inputs: Iterable<string>): Promise<void> {
  for (const path of inputs) {
    const inside = relative(out, await effects.realPath(path));
    if (inside.startsWith("..") || inside === "" || /^([A-Za-z]:|[/\\])/.test(inside)) continue;
    throw new ColdspotError(`an input that lies in the output folder: ${path}`, {
      exitCode: 2,
      advice: "copy it elsewhere, or choose another folder with --out; nothing was replaced",
    });
  }
}
