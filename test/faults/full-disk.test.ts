import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, realpathSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "vitest";
import { runStudy } from "../../src/run/run-study.ts";
import { fullAtWrite } from "../support/failing-effects.ts";
import { inFolder } from "../support/temp-folder.ts";
import { changing, countLeaks, expectedOutputs, inScene, type Scene, sceneIn, versions } from "./scene.ts";
import { countEnd, startRun } from "./started.ts";
import { hold, Tally } from "./tally.ts";

const expected = await expectedOutputs();

function mounted(size: string, folder: string): boolean {
  return spawnSync("mount", ["-t", "tmpfs", "-o", `size=${size}`, "tmpfs", folder]).status === 0;
}

/** Whether this user may mount a small disk in memory. */
function mayMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "coldspot-mount-"));
  const may = process.platform === "linux" && mounted("64k", folder);
  if (may) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return may;
}

function lookAt(tally: Tally, scene: Scene, failed: boolean, what: string): void {
  tally.tried();
  const state = scene.stateOf(scene.out);
  if (state === "torn") tally.count("torn", what);
  else if (state !== (failed ? "before" : "after")) tally.count("losses", `${what}: ${state}`);
  countLeaks(tally, scene, what);
}

it("a disk that is full at any write leaves the earlier release and nothing else", async () => {
  const tally = new Tally();
  await inScene(expected, async (scene) => {
    await startRun(scene).ended;
    writeFileSync(join(scene.folder, changing), versions.after);
    for (let nth = 1; ; nth++) {
      const full = fullAtWrite(nth);
      const options = { studyPath: join(scene.folder, "study.yaml"), out: scene.out, threads: 1 };
      const error = await runStudy(options, full.effects).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (error !== null && !(error instanceof Error && error.message.startsWith("the disk is full: ")))
        tally.count("crashes", `write ${nth}: ${error}`);
      lookAt(tally, scene, error !== null, `write ${nth}`);
      if (error === null) break;
    }
  });
  hold("disk full at each write", tally);
});

/** Does something on a disk of a size, in bytes, with the inputs and the earlier release on it. */
async function onDisk<Result>(whole: Scene, size: number, work: (disk: Scene) => Promise<Result>): Promise<Result> {
  return inFolder({}, async (folder) => {
    if (!mounted(String(size), folder)) throw new Error("could not mount");
    try {
      cpSync(whole.folder, folder, { recursive: true });
      writeFileSync(join(folder, changing), versions.after);
      return await work(sceneIn(realpathSync(folder), whole.temporary, expected));
    } finally {
      spawnSync("umount", [folder]);
    }
  });
}

it.skipIf(!mayMount())("so does a disk of any size that is too small", async () => {
  const tally = new Tally();
  await inScene(expected, async (whole) => {
    await startRun(whole).ended;
    const used = await onDisk(whole, 1 << 26, async ({ folder }) => {
      const { blocks, bfree, bsize } = statfsSync(folder);
      return (blocks - bfree) * bsize;
    });
    // Room for all that is there and for a growing part of a new output.
    for (let more = 1 << 14, failed = true; failed; more += 1 << 14)
      await onDisk(whole, used + more, async (disk) => {
        const end = await startRun(disk).ended;
        const what = `${more} bytes free`;
        countEnd(tally, end, what);
        failed = end.code !== 0;
        if (failed && !/the disk is full/.test(end.err)) tally.count("crashes", `${what}: ${end.err}`);
        lookAt(tally, disk, failed, what);
      });
  });
  hold("disk too small", tally);
});
