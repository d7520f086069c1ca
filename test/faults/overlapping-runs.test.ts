import { expect, it } from "vitest";
import { randomSource } from "../../src/number/random.ts";
import { countLeaks, expectedOutputs, inScene, type Scene } from "./scene.ts";
import { countEnd, pause, startRun } from "./started.ts";
import { hold, Tally } from "./tally.ts";

const expected = await expectedOutputs();
const random = randomSource(2024, 2);

/** How many runs were refused because another had the folder: without them nothing overlapped. */
let refused = 0;

/** Starts runs into one folder, each a moment after the other, and looks at what they leave. */
async function together(tally: Tally, scene: Scene, studies: readonly string[], what: string): Promise<void> {
  const started = [];
  for (const study of studies) {
    started.push({ study, ended: startRun(scene, study).ended });
    await pause(random.uniform() * 600);
  }
  const ends = await Promise.all(started.map(async ({ study, ended }) => ({ study, ...(await ended) })));
  tally.tried();
  for (const end of ends) {
    countEnd(tally, end, what);
    if (end.code === 0) continue;
    if (/another run is writing this folder/.test(end.err)) refused += 1;
    else if (!/the output of another study/.test(end.err)) tally.count("crashes", `${what}: ${end.err}`);
  }
  const done = ends.filter(({ code }) => code === 0).map(({ study }) => (study === "study.yaml" ? "before" : "other"));
  const state = scene.stateOf(scene.out);
  if (state === "torn") tally.count("torn", what);
  else if (done.length === 0) tally.count("losses", `${what}: neither run finished`);
  else if (!done.some((one) => one === state)) tally.count("losses", `${what}: ${state} after ${done.join(", ")}`);
  // Whoever was first has the folder: another study may not replace it, finished or not.
  if (new Set(done).size > 1) tally.count("losses", `${what}: one study's release was replaced by another's`);
  countLeaks(tally, scene, what);
}

it("runs of one study into one folder at once leave one whole release, and one of them says why it stopped", async () => {
  const tally = new Tally();
  for (let nth = 1; nth <= 60; nth++)
    await inScene(expected, (scene) => together(tally, scene, ["study.yaml", "study.yaml"], `pair ${nth}`));
  expect(refused).toBeGreaterThan(20);
  hold("overlapping runs of one study", tally);
});

it("so do runs of two studies", async () => {
  const tally = new Tally();
  for (let nth = 1; nth <= 60; nth++)
    await inScene(expected, (scene) =>
      together(
        tally,
        scene,
        nth % 2 === 0 ? ["study.yaml", "other.yaml"] : ["other.yaml", "study.yaml"],
        `pair ${nth}`,
      ),
    );
  hold("overlapping runs of two studies", tally);
});

it("so do six at once after one that was killed", async () => {
  const tally = new Tally();
  for (let nth = 1; nth <= 10; nth++)
    await inScene(expected, async (scene) => {
      const { child, ended } = startRun(scene);
      await pause(200 + random.uniform() * 600);
      child.kill("SIGKILL");
      await ended;
      await together(
        tally,
        scene,
        Array.from({ length: 6 }, () => "study.yaml"),
        `six ${nth}`,
      );
    });
  hold("overlapping runs after a killed one", tally);
});
