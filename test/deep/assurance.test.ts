import { expect, it } from "vitest";
import { allDesigns, designOfTruth } from "./assurance/designs.ts";
import { measureBlock } from "./assurance/measure-block.ts";
import { committedFirstBlocks, isDrawnAgain } from "./assurance/results.ts";
import { lineOf } from "./assurance/tally.ts";
import { committedTruth } from "./assurance/truth.ts";

// The first nations of 20 schools behind docs/methods.md, drawn and estimated again: a change of a score, an error, an
// interval or a mark shows here. All of them: test/deep/assurance-run.test.ts.
it.each(allDesigns.filter(({ name }) => isDrawnAgain(name)))(
  "the first nations come out as committed: $name",
  async (design) => {
    const committed = committedFirstBlocks().filter(({ design: name }) => name === design.name);
    expect(committed.length).toBeGreaterThan(20);
    const again = await measureBlock(design, 0, committedTruth(designOfTruth(design)));
    expect(again.map(lineOf)).toEqual(committed.map(lineOf));
  },
);
