import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";

/** The mark by which a folder is known to be ours, so that nothing else is ever replaced. */
export const mark = "MUST-NOT-LEAVE.txt";

const partial = (out: string) => `${out}.partial`;
const old = (out: string) => `${out}.old`;

async function isOurs(effects: Effects, out: string): Promise<boolean> {
  return (await effects.kind(`${out}/private/${mark}`)) === "file";
}

/**
 * Starts an output folder under a temporary name beside the real one; leftovers of a killed run are cleared.
 *
 * @returns the temporary folder, to be written into
 * @throws ColdspotError (2) when the wanted folder holds something that Coldspot did not write
 */
export async function startFolder(effects: Effects, out: string): Promise<string> {
  const kind = await effects.kind(out);
  if (kind === "nothing" && (await isOurs(effects, old(out)))) await effects.rename(old(out), out);
  else if (
    kind === "file" ||
    (kind === "folder" && !(await isOurs(effects, out)) && (await effects.list(out)).length > 0)
  ) {
    throw new ColdspotError(`not a folder that coldspot wrote: ${out}`, {
      exitCode: 2,
      advice: "choose another folder with --out; nothing was replaced",
    });
  }
  await effects.remove(partial(out));
  await effects.makeFolder(`${partial(out)}/work`);
  return partial(out);
}

/** Puts the finished folder in place of the earlier one. Until the last step the earlier one can be had back. */
export async function commitFolder(effects: Effects, out: string): Promise<void> {
  await effects.remove(`${partial(out)}/work`);
  const before = await effects.kind(out);
  if (before === "folder") {
    await effects.remove(old(out));
    await effects.rename(out, old(out));
  }
  await effects.rename(partial(out), out);
  if (before === "folder") await effects.remove(old(out));
}

/** Removes what a failed run began. */
export async function dropFolder(effects: Effects, out: string): Promise<void> {
  await effects.remove(partial(out));
}
