import { expect, it } from "vitest";
import { measureBlock } from "./coverage/measure-block.ts";
import { committedBlocks } from "./coverage/results.ts";
import { lineOf } from "./coverage/tally.ts";

// The first ten of the 1,000 nations behind docs/methods.md, drawn and estimated again: a change of a score, an error,
// an interval or a mark shows here. All of them: test/deep/coverage-run.test.ts.
it("the first nations of the coverage trial come out as committed", () => {
  const committed = committedBlocks().tallies.filter(({ block }) => block === 0);
  expect(committed.length).toBeGreaterThan(50);
  expect(measureBlock(0).map(lineOf)).toEqual(committed.map(lineOf));
});
