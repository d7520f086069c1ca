import type { Effects } from "../../effects/effects.ts";
import { writeText } from "../../effects/read-whole.ts";
import { clearEarlier, earlier } from "./clear-dead-runs.ts";
import { markName, markText, type OutputOf } from "./folder-mark.ts";
import { ownMark, refuseChangedFiles, refuseUnknownFiles } from "./refuse-foreign.ts";
import { enterRun, type RunFolder } from "./run-folder.ts";
import { contentsOf, NotedWrites } from "./written-files.ts";

/** An output folder that one run owns until it has put its output there or has given up. */
export interface OwnedFolder {
  /** Without links. */
  readonly out: string;
  /** Where the new output is written: its release and private folders. */
  readonly staging: string;
  /** For copies and whatever the engine needs: only the owner may enter, and it is removed at the end. */
  readonly workFolder: string;
  /** What is written through these can be read by its owner only. */
  readonly closed: Effects;
  /** What is written through these can be read by anyone whom the system allows by default. */
  readonly open: Effects;
  /** Puts the finished output in place of the earlier one, which stays where it was when that cannot be done. */
  readonly put: () => Promise<void>;
  /** Removes what the run began. */
  readonly drop: () => Promise<void>;
}

/** Refuses a folder that holds anything that we did not write, or wrote for another study. */
async function refuseForeign(effects: Effects, { place }: RunFolder, of: OutputOf): Promise<void> {
  const mark = await ownMark(effects, place, of);
  if (mark === null) return;
  const { unknown, changed } = await contentsOf(effects, place.out, mark);
  refuseUnknownFiles(place, unknown);
  refuseChangedFiles(place, changed);
}

/**
 * Two renames. A process that dies between them leaves the earlier output whole, next to its place; the next run puts
 * it back.
 */
async function swap(effects: Effects, { place, run }: RunFolder, fresh: string): Promise<void> {
  if ((await effects.kind(place.out)) === "folder") {
    await effects.copyRights(place.out, fresh);
    await effects.rename(place.out, earlier(run));
  }
  await effects.rename(fresh, place.out);
  if ((await effects.kind(earlier(run))) !== "nothing") await clearEarlier(effects, place, run);
}

/**
 * Makes an output folder the run's own: takes its lock, clears what dead runs left, and refuses a folder that holds
 * anything other than an earlier output of the same study. Nothing in it is touched before the new output is put there.
 *
 * @param shown the folder as the user gave it; a link stays one, and is followed
 * @param ofWhat what the output is of, asked with the folder's path without links
 * @throws ColdspotError (2) when another run has it or it holds anything that we may not replace, (1) for the disk
 */
export async function ownFolder(
  effects: Effects,
  shown: string,
  ofWhat: (out: string) => Promise<OutputOf>,
): Promise<OwnedFolder> {
  const entered = await enterRun(effects, shown);
  const { place, run, refuseLost, leave, drop } = entered;
  const [staging, workFolder] = [`${run}/new`, `${run}/work`];
  const noted = new NotedWrites(effects, staging);
  const closed = noted.effects("owner");
  try {
    const of = await ofWhat(place.out);
    await refuseForeign(effects, entered, of);
    await effects.makeFolder(workFolder, "owner");
    await effects.makeFolder(staging);
    const put = async () => {
      await effects.remove(workFolder);
      await writeText(closed, `${staging}/${markName}`, markText({ of, files: noted.files() }));
      await refuseLost();
      await effects.unbroken("the new output is in its place", async () => {
        await swap(effects, entered, staging);
        await leave();
      });
    };
    return { out: place.out, staging, workFolder, closed, open: noted.effects("usual"), put, drop };
  } catch (error) {
    await drop();
    throw error;
  }
}
