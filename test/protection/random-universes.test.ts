import { describe, expect, it } from "vitest";
import { loadSolver } from "../../src/attack/solver.ts";
import { tryUniverses } from "./try-universes.ts";

// Expected: what trying every state of the data finds, by code that shares nothing with the attack.
describe("small universes at random", () => {
  it("are attacked as trying every state finds, and give nothing away once they are protected", async () => {
    const { hidden, before, differ, after } = tryUniverses(await loadSolver(), 0, 150);
    expect(hidden).toBeGreaterThan(60);
    expect(before).toBeGreaterThan(40);
    expect(differ).toEqual([]);
    expect(after).toEqual([]);
  });
});
