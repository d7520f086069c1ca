import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Draws } from "../../../src/synthetic/draws.ts";
import { parseLeadershipTargets } from "../../../src/synthetic/inspections/leadership-targets.ts";
import { settleFates } from "../../../src/synthetic/inspections/settle-fates.ts";

const path = new URL("../../../data/synthetic/targets-leadership.json", import.meta.url);

interface WrittenCell {
  area: string;
  matched: number[][];
  outstanding_not_reinspected: number;
  closed: number;
  ways: { sponsored: number; "same URN": number };
}

function changed(change: (cell: WrittenCell) => void): unknown {
  const file: { cells: WrittenCell[] } = JSON.parse(readFileSync(path, "utf8"));
  const cell = file.cells.find(({ area }) => area === "opportunity areas");
  if (cell !== undefined) change(cell);
  return file;
}

const parse = (change: (cell: WrittenCell) => void) => () => parseLeadershipTargets(changed(change));

describe("targets of leadership", () => {
  it("refuse counts that contradict each other", () => {
    expect(parse((cell) => cell.ways.sponsored++)).toThrow(
      "opportunity areas: 304 schools matched, not as many ways to match them: 305",
    );
    expect(parse((cell) => (cell.outstanding_not_reinspected = 29))).toThrow(
      "more not inspected again than outstanding: 29",
    );
    expect(parse((cell) => (cell.closed = 3))).toThrow("more weak schools lost than lost at all: opportunity areas");
    expect(parse((cell) => (cell.area = "areas 1-2"))).toThrow("not one target for the part: areas 1-2");
  });

  it("refuse a table of another shape", () => {
    expect(parse((cell) => cell.matched.pop())).toThrow();
    expect(parse((cell) => (cell.closed = 3.5))).toThrow();
  });
});

describe("fates", () => {
  it("cannot be settled where all schools must be sponsored and some were never inspected again", () => {
    const [, , , cell] = parseLeadershipTargets(
      changed(({ ways }) => {
        ways.sponsored += ways["same URN"];
        ways["same URN"] = 0;
      }),
    ).cells;
    if (cell === undefined) throw new Error("no opportunity areas");
    // 266 to be sponsored, 304 less 22 that were not inspected again leave 282; then 5 merge and 33 convert.
    const fates = settleFates(new Draws(1, "inspections"), cell);
    const ways = fates.flatMap((fate) => (fate.kind === "matched" ? [fate.way] : []));
    expect(ways.filter((way) => way === "sponsored")).toHaveLength(266);
    const none = { ...cell, ways: { "same URN": 0, sponsored: 304, converter: 0, merged: 0 } };
    expect(() => settleFates(new Draws(1, "inspections"), none)).toThrow(
      "too few schools that could be sponsored in opportunity areas: 304",
    );
  });
});
