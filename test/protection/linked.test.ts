import { describe, expect, it } from "vitest";
import { attack } from "../../src/attack/attack.ts";
import { loadSolver } from "../../src/attack/solver.ts";
import type { Found } from "../../src/attack/verdict.ts";
import { suppress } from "../../src/protection/suppress.ts";
import { readLinkedCases } from "../attack/linked-case.ts";

const cases = readLinkedCases();
const isFound = ({ verdict }: Found) => verdict !== "open";
const solver = await loadSolver();

describe.skipIf(cases.length === 0)("small releases made safe", () => {
  it.each(cases.map((one) => [one.file, one] as const))(
    "%s",
    (_, { given, names, facts, known, domains, hidden, isSensitive }) => {
      const width = { below: given.below, counts: given.width };
      const universe = { ...facts, known, domains, hidden, subtracted: false, isSensitive };
      const { hide, lost } = suppress(solver, universe, width);
      // What everybody knows from elsewhere is no fault of the release.
      const before = attack(solver, { ...facts, facts: known }, hidden, width).found.filter(isFound);
      expect(lost.map(({ range }) => range)).toEqual(before.map(({ range }) => range));
      const left = [...known, ...domains.filter((__, at) => !hide.has(at)).flatMap((one) => one.facts)];
      const { found } = attack(solver, { ...facts, facts: left }, hidden, width);
      expect(found.filter(isFound).length).toBe(before.length);
      if (typeof given.expect.fewest === "number") expect(hide.size).toBeLessThanOrEqual(2 * given.expect.fewest);
      if (typeof given.expect.repair === "object")
        expect([...hide].map((at) => domains[at]?.of.join())).toContain(
          String(names.indexOf(given.expect.repair.hide)),
        );
    },
  );
});
