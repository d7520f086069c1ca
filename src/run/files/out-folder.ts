import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";

/** The mark by which a folder is known to be ours, so that nothing else is ever replaced. */
export const mark = "MUST-NOT-LEAVE.txt";

const partial = (out: string) => `${out}.partial`;
/** Not `.old` or `.bak`: those are names people give to results they want to keep. */
const replaced = (out: string) => `${out}.replaced`;

const refused = (folder: string) =>
  new ColdspotError(`not a folder that coldspot wrote: ${folder}`, {
    exitCode: 2,
    advice: "choose another folder with --out; nothing was replaced",
  });

async function isOurs(effects: Effects, out: string): Promise<boolean> {
  return (await effects.kind(`${out}/private/${mark}`)) === "file";
}

/** Our own folders, and what file browsers leave wherever they look. */
const harmless: readonly string[] = ["release", "private", "work", ".DS_Store", "Thumbs.db"];

/** What a killed run may leave beside the output folder: whole or half cleared, it holds nothing but these. */
async function refuseForeign(effects: Effects, folder: string): Promise<void> {
  const kind = await effects.kind(folder);
  if (kind === "nothing") return;
  const names = kind === "folder" ? await effects.list(folder) : [folder];
  if (names.some((name) => !harmless.includes(name))) throw refused(folder);
}

/**
 * Starts an output folder under a temporary name beside the real one; leftovers of a killed run are cleared.
 *
 * @returns the temporary folder, to be written into
 * @throws ColdspotError (2) when the wanted folder, or one beside it that is in the way, holds anything that Coldspot did not write
 */
export async function startFolder(effects: Effects, out: string): Promise<string> {
  await refuseForeign(effects, partial(out));
  await refuseForeign(effects, replaced(out));
  const kind = await effects.kind(out);
  if (kind === "nothing" && (await isOurs(effects, replaced(out)))) await effects.rename(replaced(out), out);
  else if (
    kind === "file" ||
    (kind === "folder" && !(await isOurs(effects, out)) && (await effects.list(out)).length > 0)
  ) {
    throw refused(out);
  }
  if (kind === "folder") await refuseForeign(effects, out);
  await effects.remove(partial(out));
  await effects.remove(replaced(out));
  try {
    await effects.makeFolder(`${partial(out)}/work`);
  } catch (error) {
    await dropFolder(effects, out);
    throw error;
  }
  return partial(out);
}

/** Puts the finished folder in place of the earlier one, which stays where it was when that cannot be done. */
export async function commitFolder(effects: Effects, out: string): Promise<void> {
  await effects.remove(`${partial(out)}/work`);
  const before = await effects.kind(out);
  if (before === "folder") await effects.rename(out, replaced(out));
  try {
    await effects.rename(partial(out), out);
  } catch (error) {
    if (before === "folder") await effects.rename(replaced(out), out);
    throw error;
  }
  if (before === "folder") await effects.remove(replaced(out));
}

/** Removes what a failed run began. What made it fail matters more than what is left: the next run clears it. */
export async function dropFolder(effects: Effects, out: string): Promise<void> {
  await effects.remove(partial(out)).catch(() => {});
}
