import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
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

/** An earlier output, and an input that has changed since: a run that is killed leaves the one or the other. */
async function prepare(scene: Scene): Promise<void> {
  writeFileSync(join(scene.folder, changing), versions.before);
  expect((await startRun(scene).ended).code).toBe(0);
  expect(scene.stateOf(scene.out)).toBe("before");
  writeFileSync(join(scene.folder, changing), versions.after);
}

/** A process that was to be killed at its n-th call, and was not, made fewer of them. */
const notKilled = ({ signal, code }: Ended) => signal !== "SIGKILL" && code !== 128 + constants.signals.SIGKILL;

/** What a killed run left is looked at by a run that clears up and fails, and by one that succeeds. */
async function look(tally: Tally, scene: Scene, ended: Ended, what: string): Promise<void> {
  if (notKilled(ended)) return;
  tally.tried();
  for (const path of openToOthers(scene.folder)) tally.count("leaks", `${what}: open to others ${path}`);
  const failed = await startFailing(scene).ended;
  countEnd(tally, failed, what);
  const state = scene.stateOf(scene.out);
  if (state === "torn") tally.count("torn", what);
  else if (state === "none") tally.count("losses", `${what}: ${failed.err}`);
  countLeaks(tally, scene, what);
  const next = await startRun(scene).ended;
  countEnd(tally, next, what);
  if (scene.stateOf(scene.out) !== "after") tally.count("losses", `${what}: the next run: ${next.err}`);
  countLeaks(tally, scene, what);
}

it("a run that is killed at any change of the disk leaves the earlier release or the new one", async () => {
  const tally = new Tally();
  await inScene(expected, async (scene) => {
    for (let nth = 1; ; nth++) {
      await prepare(scene);
      const words = [process.execPath, script, "study.yaml", scene.out, "any", String(nth)];
      const ended = await start(words, scene).ended;
      await look(tally, scene, ended, `change ${nth}`);
      if (notKilled(ended)) break;
    }
  });
  hold("killed at each change of the disk", tally);
});

const noStrace = spawnSync("strace", ["-V"]).status !== 0;

it.skipIf(noStrace)("so does one that is killed at any call of the system that renames or removes", async () => {
  const tally = new Tally();
  const calls = "rename,renameat,renameat2,unlink,unlinkat,rmdir";
  await inScene(expected, async (scene) => {
    for (let nth = 1; ; nth++) {
      await prepare(scene);
      const tracing = ["strace", "-f", "-q", "-o", "/dev/null", `--inject=${calls}:signal=SIGKILL:when=${nth}`];
      const run = [process.execPath, program, "run", "study.yaml", "--out", scene.out, "--threads", "1"];
      // With one thread for calls of the system, all are counted together.
      const ended = await start([...tracing, ...run], scene, { UV_THREADPOOL_SIZE: "1" }).ended;
      await look(tally, scene, ended, `call ${nth}`);
      if (notKilled(ended)) break;
    }
  });
  hold("killed at each call that renames or removes", tally);
});

it("so does one that is killed at a random moment", async () => {
  const tally = new Tally();
  const random = randomSource(2024, 1);
  await inScene(expected, async (scene) => {
    await prepare(scene);
    const began = performance.now();
    await startRun(scene).ended;
    const usual = performance.now() - began;
    for (let nth = 1; nth <= 60; nth++) {
      await prepare(scene);
      const { child, ended } = startRun(scene);
      await pause(random.uniform() * 1.1 * usual);
      child.kill("SIGKILL");
      await look(tally, scene, await ended, `moment ${nth}`);
    }
  });
  hold("killed at a random moment", tally);
});
