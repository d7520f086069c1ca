import { describe, expect, it } from "vitest";
import { tryMutations } from "../faults/mutated-run.ts";
import { smallStudies } from "../faults/small-studies.ts";

// One round of every mutation, from seeds of its own; test/faults has more rounds and keeps their number.
const studies = await smallStudies();
const files = studies.flatMap((one) => Object.entries(one.changed).map(([name, kind]) => ({ one, name, kind })));

describe("a run of which one file was changed ends with a release or a refusal, and loses nothing", () => {
  it.each(files.map(({ one, name, kind }, at) => [kind, one, name, at] as const))("%s", async (_, one, name, at) => {
    const tally = await tryMutations(one, name, 1, 300 + at);
    expect(tally.of("tried")).toBeGreaterThan(0);
    expect(tally.why()).toEqual([]);
  });
});
