import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { measureBlock } from "./coverage/measure-block.ts";
import { blocks, blocksFile, headOfResults, tableFile, textOfBlocks, textOfTable } from "./coverage/results.ts";
import { lineOf, tallyOfLine } from "./coverage/tally.ts";

// Draws all 1,000 nations anew, about half an hour of one core. Finished blocks are kept in a folder of yours, so a run
// can stop and go on, and several can share the work:
//   COVERAGE_FOLDER=… COVERAGE_BLOCKS=0-25 npx vitest run --config vitest.deep.config.ts test/deep/coverage-run.test.ts
// The process that finds all blocks there writes test/deep/results/coverage*.csv.
const folder = process.env.COVERAGE_FOLDER;
const [from = 0, to = blocks] = (process.env.COVERAGE_BLOCKS ?? `0-${blocks}`).split("-").map(Number);

it.skipIf(folder === undefined)("draws the nations of the coverage trial", () => {
  const kept = join(folder ?? "", headOfResults().replace(/[^a-z0-9]+/gi, "-"));
  mkdirSync(kept, { recursive: true });
  const fileOf = (block: number) => join(kept, `${block}.csv`);
  for (let block = from; block < to; block++)
    if (!existsSync(fileOf(block))) writeFileSync(fileOf(block), measureBlock(block).map(lineOf).join("\n"));
  const all = Array.from({ length: blocks }, (_, block) => fileOf(block));
  if (!all.every(existsSync)) return;
  const tallies = all.flatMap((file) => readFileSync(file, "utf8").split("\n").map(tallyOfLine));
  expect(new Set(tallies.map(({ block }) => block)).size).toBe(blocks);
  writeFileSync(blocksFile, textOfBlocks(tallies));
  writeFileSync(tableFile, textOfTable(tallies));
});
