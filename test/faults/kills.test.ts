import { spawnSync } from "node:child_process";
import { cpSync, rmSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { randomSource } from "../../src/number/random.ts";
import { changing, countLeaks, expectedOutputs, inScene, openToOthers, type Scene, versions } from "./scene.ts";
import { countEnd, type Ended, pause, start, startFailing, startRun } from "./started.ts";
import { hold, Tally } from "./tally.ts";

const script = fileURLToPath(new URL("../support/killed-run.js", import.meta.url));
const program = fileURLToPath(new URL("../../bin/coldspot.js", import.meta.url));
const expected = await expectedOutputs();

/** What lies there before a run is killed: an earlier output, and an input that has changed since. */
async function prepared(scene: Scene): Promise<() => void> {
  expect((await startRun(scene).ended).code).toBe(0);
  expect(scene.stateOf(scene.out)).toBe("before");
  const kept = `${scene.temporary}-kept`;
  cpSync(scene.out, kept, { recursive: true });
  return () => {
    rmSync(scene.out, { recursive: true, force: true });
    cpSync(kept, scene.out, { recursive: true });
    writeFileSync(join(scene.folder, changing), versions.after);
  };
}

/** A process that was to be killed at its n-th call, and was not, made fewer of them. */
const notKilled = ({ signal, code }: Ended) => signal !== "SIGKILL" && code !== 128 + constants.signals.SIGKILL;

/** What a killed run left is looked at by a run that clears up and fails, and by one that succeeds. */
async function look(tally: Tally, scene: Scene, ended: Ended, nth: number): Promise<void> {
  const what = `killed ${nth}`;
  if (notKilled(ended)) return;
  tally.tried();
  for (const path of openToOthers(scene.folder)) tally.count("leaks", `${what}: open to others ${path}`);
  const failed = await startFailing(scene).ended;
  countEnd(tally, failed, what);
  const state = scene.stateOf(scene.out);
  if (state === "torn") tally.count("torn", what);
  else if (state === "none") tally.count("losses", `${what}: ${failed.err}`);
  countLeaks(tally, scene, what);
  // A run that finishes takes longer, and what it finds is the same each time.
  if (nth % 5 !== 0) return;
  const next = await startRun(scene).ended;
  countEnd(tally, next, what);
  if (scene.stateOf(scene.out) !== "after") tally.count("losses", `${what}: the next run: ${next.err}`);
  countLeaks(tally, scene, what);
}

it("a run that is killed at any change of the disk leaves the earlier release or the new one", async () => {
  const tally = new Tally();
  await inScene(expected, async (scene) => {
    const prepare = await prepared(scene);
    for (let nth = 1; ; nth++) {
      prepare();
      const words = [process.execPath, script, "study.yaml", scene.out, "any", String(nth)];
      const ended = await start(words, scene).ended;
      await look(tally, scene, ended, nth);
      if (notKilled(ended)) break;
    }
  });
  hold("killed at each change of the disk", tally);
});

const noStrace = spawnSync("strace", ["-V"]).status !== 0;
/** With one thread for calls of the system, all are counted together. */
const oneThread = { UV_THREADPOOL_SIZE: "1" };

it.skipIf(noStrace)("so does one that is killed at any call of the system that renames or removes", async () => {
  const tally = new Tally();
  const calls = "rename,renameat,renameat2,unlink,unlinkat,rmdir";
  await inScene(expected, async (scene) => {
    const prepare = await prepared(scene);
    for (let nth = 1; ; nth++) {
      prepare();
      const tracing = ["strace", "-f", "-q", "-o", "/dev/null", `--inject=${calls}:signal=SIGKILL:when=${nth}`];
      const run = [process.execPath, program, "run", "study.yaml", "--out", scene.out, "--threads", "1"];
      const ended = await start([...tracing, ...run], scene, oneThread).ended;
      await look(tally, scene, ended, nth);
      if (notKilled(ended)) break;
    }
  });
  hold("killed at each call that renames or removes", tally);
});

it("so does one that is killed at a random moment", async () => {
  const tally = new Tally();
  const random = randomSource(2024, 1);
  await inScene(expected, async (scene) => {
    const prepare = await prepared(scene);
    const began = performance.now();
    await startRun(scene).ended;
    const usual = performance.now() - began;
    // Some end before their moment comes, and are no trial.
    for (let nth = 1; tally.of("tried") < 60 && nth <= 300; nth++) {
      prepare();
      const { child, ended } = startRun(scene);
      await pause(random.uniform() * 1.1 * usual);
      child.kill("SIGKILL");
      await look(tally, scene, await ended, nth);
    }
  });
  hold("killed at a random moment", tally);
});
