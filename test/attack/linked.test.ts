import { describe, expect, it } from "vitest";
import { attack } from "../../src/attack/attack.ts";
import { loadSolver } from "../../src/attack/solver.ts";
import { readLinkedCases } from "./linked-case.ts";

const cases = readLinkedCases();
const solver = await loadSolver();

describe.skipIf(cases.length === 0)("small releases with answers by trying every state of the data", () => {
  it.each(cases.map((one) => [one.file, one] as const))("%s", (_, { given, names, facts, hidden }) => {
    const width = { below: given.below, counts: given.width };
    const { found } = attack(solver, facts, hidden, width);
    const text = (of: readonly number[]) => of.map((atom) => names[atom]).join();
    for (const [name, [least, most]] of Object.entries(given.expect.range ?? {})) {
      const one = found.find((each) => each.hidden.outcome === null && text(each.hidden.of) === name);
      if (one !== undefined) expect([name, one.range]).toEqual([name, { least, most }]);
    }
    for (const [name, [least, most]] of Object.entries(given.expect.k ?? {})) {
      const one = found.find((each) => each.hidden.outcome === "k" && text(each.hidden.of) === name);
      if (one !== undefined) expect([name, one.range]).toEqual([name, { least, most }]);
    }
    for (const [name, [least, most]] of Object.entries(given.expect.mean ?? {})) {
      const one = found.find((each) => each.hidden.outcome === "sum" && text(each.hidden.of) === name);
      expect([name, one?.range.least.toFixed(1), one?.range.most.toFixed(1)]).toEqual([
        name,
        least.toFixed(1),
        most.toFixed(1),
      ]);
    }
    const unsafe = found.some(({ verdict }) => verdict !== "open");
    if (given.dominance === undefined) expect(unsafe ? "unsafe" : "safe").toBe(given.expect.verdict);
  });
});
