import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "vitest";
import { allDesigns, type Design, designOfTruth } from "./assurance/designs.ts";
import { hashOf } from "./assurance/law-hash.ts";
import { measureBlock, measureTruth } from "./assurance/measure-block.ts";
import { writeResults } from "./assurance/results.ts";
import { lineOf } from "./assurance/tally.ts";
import { committedTruth, linesOfTruth, type TrueValue, truthOfLines } from "./assurance/truth.ts";

// Draws the nations of the trial of every kind of figure. Finished blocks are kept in a folder of yours, so a run can
// stop and go on, and several can share the work, such as ASSURANCE_SHARE=0/2 and 1/2:
//   ASSURANCE_FOLDER=… ASSURANCE_BLOCKS=0-100 ASSURANCE_SHARE=0/1 ASSURANCE_DESIGNS='^(10|20|50|150) ' \
//     npx vitest run --config vitest.deep.config.ts test/deep/assurance-run.test.ts
// With ASSURANCE_WRITE=yes it writes test/deep/results/assurance*.csv and data/coverage.json from the blocks that are
// there. True values are read from the committed file where it has the design, or else drawn.
const folder = process.env.ASSURANCE_FOLDER ?? "";
const [from = 0, to = 100] = (process.env.ASSURANCE_BLOCKS ?? "0-100").split("-").map(Number);
const [own = 0, shares = 1] = (process.env.ASSURANCE_SHARE ?? "0/1").split("/").map(Number);
const wanted = allDesigns.filter(({ name }) => new RegExp(process.env.ASSURANCE_DESIGNS ?? ".").test(name));

const pathOf = (design: Design, what: string) =>
  join(folder, `${design.name.replaceAll(/[^a-z0-9]+/g, "-")}-${hashOf(design)}-${what}.csv`);
const pathOfBlock = (design: Design, block: number) =>
  pathOf(design, `${design.nationsOfBlock}-${design.percentiles}-block-${block}`);

/** Whole or not at all: another process may look for it. */
function put(path: string, lines: readonly string[]): void {
  writeFileSync(`${path}.${process.pid}`, lines.join("\n"));
  renameSync(`${path}.${process.pid}`, path);
}

/** True values that are committed or in the folder; none where they were not drawn yet. */
function knownTruth(design: Design): ReadonlyMap<string, TrueValue> {
  const committed = committedTruth(design);
  const path = pathOf(design, "truth");
  if (committed.size > 0 || !existsSync(path)) return committed;
  return truthOfLines(design, readFileSync(path, "utf8").split("\n"));
}

async function truthOf(given: Design): Promise<ReadonlyMap<string, TrueValue>> {
  const design = designOfTruth(given);
  const known = knownTruth(design);
  if (known.size > 0) return known;
  put(pathOf(design, "truth"), linesOfTruth(design, await measureTruth(design)));
  return knownTruth(design);
}

it.skipIf(folder === "")("draws the nations of the trial of every kind of figure", async () => {
  mkdirSync(folder, { recursive: true });
  const turn = [...wanted.keys()].map((at) => wanted[(at + own * Math.ceil(wanted.length / shares)) % wanted.length]);
  for (const design of turn) if (design !== undefined) await truthOf(design);
  for (let block = from; block < to; block++)
    for (const [at, design] of wanted.entries()) {
      const path = pathOfBlock(design, block);
      if (block >= design.blocks || (block + at) % shares !== own || existsSync(path)) continue;
      put(path, (await measureBlock(design, block, await truthOf(design))).map(lineOf));
    }
  if (process.env.ASSURANCE_WRITE !== "yes") return;
  const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8").split("\n") : []);
  const blocks = allDesigns.flatMap((design) =>
    Array.from({ length: design.blocks }, (_, block) => read(pathOfBlock(design, block))),
  );
  const truth = new Map([...new Set(allDesigns.map(designOfTruth))].map((design) => [design, knownTruth(design)]));
  for (const [design, values] of truth) if (values.size === 0) truth.delete(design);
  writeResults(blocks.flat(), truth);
});
