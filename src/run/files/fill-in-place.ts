import { dirname } from "node:path";
import type { Effects } from "../../effects/effects.ts";
import { OutputNames } from "../../effects/output-name.ts";
import { writeText } from "../../effects/read-whole.ts";
import { type FolderMark, markName, markText } from "./folder-mark.ts";
import { ownMark, refuseChangedFiles, refuseUnknownFiles } from "./refuse-foreign.ts";
import { enterRun, type RunFolder } from "./run-folder.ts";
import { contentsOf, NotedWrites } from "./written-files.ts";

type Files = FolderMark["files"];

/** What each file may hold while the new ones are put in their places one by one. */
function eitherOf(before: Files, after: Files): Files {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return new Map([...paths].map((path) => [path, [...(before.get(path) ?? []), ...(after.get(path) ?? [])]]));
}

async function putMark(effects: Effects, { place, run }: RunFolder, files: Files): Promise<void> {
  await writeText(effects, `${run}/${markName}`, markText({ of: { kind: "demo" }, files }));
  await effects.rename(`${run}/${markName}`, `${place.out}/${markName}`);
}

async function filesInTheWay(effects: Effects, out: string, before: Files, after: Files): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of after.keys())
    if (!before.has(path) && (await effects.kind(`${out}/${path}`)) !== "nothing") found.push(path);
  return found;
}

/**
 * Writes files into a folder in which people may have put their own, and does something with them while no other run
 * can.
 *
 * Each file takes its place by a rename. A file that someone changed, or put where we would write, is refused and left
 * as it is.
 *
 * @param write writes all files, by paths in the folder
 * @throws ColdspotError (2) for a folder that is not a demo's, or a file that is not as we wrote it
 */
export async function fillInPlace<Result>(
  effects: Effects,
  shown: string,
  write: (file: (path: string, chunks: AsyncIterable<Uint8Array>) => Promise<void>) => Promise<void>,
  then: () => Promise<Result>,
): Promise<Result> {
  const entered = await enterRun(effects, shown);
  const { place, run, refuseLost, leave, drop } = entered;
  const fresh = `${run}/new`;
  try {
    const mark = await ownMark(effects, place, { kind: "demo" });
    const before = mark?.files ?? new Map();
    const current = mark === null ? null : await contentsOf(effects, place.out, mark);
    refuseChangedFiles(place, current?.changed ?? []);
    const noted = new NotedWrites(effects, fresh);
    const names = new OutputNames();
    await write((path, chunks) => noted.effects("usual").write(`${fresh}/${names.own(path)}`, chunks));
    const after = noted.files();
    refuseUnknownFiles(place, await filesInTheWay(effects, place.out, before, after));
    await refuseLost();
    await effects.unbroken("the files are in their places", async () => {
      await effects.makeFolder(place.out);
      await putMark(effects, entered, eitherOf(before, after));
      for (const path of after.keys()) {
        await effects.makeFolder(dirname(`${place.out}/${path}`));
        await effects.rename(`${fresh}/${path}`, `${place.out}/${path}`);
      }
      for (const path of current?.ours ?? [])
        if (before.has(path) && !after.has(path)) await effects.removeFile(`${place.out}/${path}`);
      await putMark(effects, entered, after);
    });
    const result = await then();
    await leave();
    return result;
  } catch (error) {
    await drop();
    throw error;
  }
}
