import { closeSync, ftruncateSync, openSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { type RandomSource, randomSource } from "../../src/number/random.ts";
import { changing, countLeaks, expectedOutputs, inScene, versions } from "./scene.ts";
import { countEnd, pause, startRun } from "./started.ts";
import { hold, Tally } from "./tally.ts";

const expected = await expectedOutputs();

/** Writes the other version into the file bit by bit, as a slow program does. */
async function writeSlowly(path: string, text: string, random: RandomSource): Promise<void> {
  const file = openSync(path, "r+");
  try {
    ftruncateSync(file, random.integer(text.length));
    for (let at = 0; at < text.length; ) {
      const part = text.slice(at, at + 1 + random.integer(text.length / 3));
      writeSync(file, part, at);
      at += part.length;
      await pause(random.uniform() * 40);
    }
  } finally {
    closeSync(file);
  }
}

function replace(path: string, text: string): void {
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

it("a run whose input changes while it is read is refused, or releases what one version of it gives", async () => {
  const tally = new Tally();
  const random = randomSource(2024, 3);
  let refused = 0;
  for (let nth = 1; nth <= 80; nth++)
    await inScene(expected, async (scene) => {
      const path = join(scene.folder, changing);
      const { ended } = startRun(scene);
      await pause(random.uniform() * 1200);
      if (random.uniform() < 0.5) await writeSlowly(path, versions.after, random);
      else replace(path, versions.after);
      const end = await ended;
      tally.tried();
      const what = `change ${nth}`;
      countEnd(tally, end, what);
      if (/changed while it was read/.test(end.err)) refused += 1;
      const state = scene.stateOf(scene.out);
      if (end.code === 0 && state !== "before" && state !== "after") tally.count("torn", `${what}: ${state}`);
      if (end.code !== 0 && state !== "none") tally.count("torn", `${what}: an output of a run that failed`);
      countLeaks(tally, scene, what);
    });
  // Otherwise the moments were all before or after the reading.
  expect(refused).toBeGreaterThan(10);
  hold("inputs changed at a random moment", tally);
});
