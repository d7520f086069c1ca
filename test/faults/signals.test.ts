import { writeFileSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { randomSource } from "../../src/number/random.ts";
import { changing, countLeaks, expectedOutputs, inScene, versions } from "./scene.ts";
import { countEnd, pause, startRun } from "./started.ts";
import { hold, Tally } from "./tally.ts";

const expected = await expectedOutputs();
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

it("a run that is stopped at a random moment leaves nothing of its own, and one whole release", async () => {
  const tally = new Tally();
  const random = randomSource(2024, 4);
  let working = 0;
  await inScene(expected, async (scene) => {
    await startRun(scene).ended;
    for (let nth = 1; nth <= 90; nth++) {
      const before = scene.stateOf(scene.out);
      writeFileSync(join(scene.folder, changing), nth % 2 === 0 ? versions.before : versions.after);
      const signal = signals[random.integer(3)] ?? "SIGINT";
      const { child, ended } = startRun(scene);
      await pause(random.uniform() * 1500);
      child.kill(signal);
      const end = await ended;
      tally.tried();
      const what = `${signal} ${nth}`;
      // Before the program has begun to listen, the system ends it: nothing has been written by then.
      if (end.signal !== signal) countEnd(tally, end, what, [128 + constants.signals[signal]]);
      if (/its working files were removed/.test(end.err)) working += 1;
      const state = scene.stateOf(scene.out);
      if (state === "torn") tally.count("torn", what);
      else if (state !== before && state !== (nth % 2 === 0 ? "before" : "after"))
        tally.count("losses", `${what}: ${state}`);
      countLeaks(tally, scene, what);
    }
  });
  expect(working).toBeGreaterThan(20);
  hold("stopped at a random moment", tally);
});
