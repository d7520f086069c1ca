import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { randomSource } from "../../src/number/random.ts";
import { changing, countLeaks, expectedOutputs, inScene, versions } from "./scene.ts";
import { countEnd, start, startFailing, startRun } from "./started.ts";
import { hold, Tally } from "./tally.ts";

const program = fileURLToPath(new URL("../../bin/coldspot.js", import.meta.url));
const noStrace = spawnSync("strace", ["-V"]).status !== 0;

/**
 * Calls that files are opened, listed, made, moved and removed with: the first of them that is ours, since Node itself
 * opens some files before, and how many a run makes at most.
 */
const calls = [
  ["openat", 30, 600],
  ["getdents64", 1, 30],
  ["mkdir", 1, 20],
  ["fsync", 1, 20],
  ["rename", 1, 3],
  ["unlink", 1, 20],
] as const;
const errors = ["EIO", "ENOSPC", "EDQUOT", "EACCES", "EPERM", "EROFS", "EMFILE", "EBUSY", "ESTALE"] as const;

it.skipIf(noStrace)("a call of the system that fails is never called a bug, and leaves one whole release", async () => {
  const expected = await expectedOutputs();
  const tally = new Tally();
  const random = randomSource(2024, 5);
  let failed = 0;
  await inScene(expected, async (scene) => {
    await startRun(scene).ended;
    for (let trial = 1; trial <= 120; trial++) {
      const before = scene.stateOf(scene.out);
      const after = trial % 2 === 0 ? "before" : "after";
      writeFileSync(join(scene.folder, changing), versions[after]);
      const [call, first, most] = calls[random.integer(calls.length)] ?? calls[0];
      const error = errors[random.integer(errors.length)] ?? "EIO";
      const nth = first + random.integer(most - first + 1);
      const what = `${call} ${nth}: ${error}`;
      const tracing = ["strace", "-f", "-qq", "-o", "/dev/null", `--inject=${call}:error=${error}:when=${nth}`];
      const run = [process.execPath, program, "run", "study.yaml", "--out", scene.out, "--threads", "1"];
      const end = await start([...tracing, ...run], scene, { UV_THREADPOOL_SIZE: "1" }).ended;
      tally.tried();
      countEnd(tally, end, what);
      if (end.code !== 0) failed += 1;
      // What could not be cleared then, the next run clears.
      countEnd(tally, await startFailing(scene).ended, what);
      const state = scene.stateOf(scene.out);
      if (state === "torn" || state === "none") tally.count(state === "torn" ? "torn" : "losses", what);
      else if (state !== before && state !== after) tally.count("losses", `${what}: ${state}`);
      countLeaks(tally, scene, what);
    }
  });
  expect(failed).toBeGreaterThan(60);
  hold("calls of the system that fail", tally);
});
