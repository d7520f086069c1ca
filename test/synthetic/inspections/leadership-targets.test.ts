import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { Draws } from "../../../src/synthetic/draws.ts";
import { inventInspectedSchools } from "../../../src/synthetic/inspections/invent-inspected-schools.ts";
import { parseLeadershipTargets } from "../../../src/synthetic/inspections/leadership-targets.ts";
import { settleFates } from "../../../src/synthetic/inspections/settle-fates.ts";
import { inventNation } from "../../../src/synthetic/invent-nation.ts";
import { targets } from "../targets-file.ts";

const path = new URL("../../../data/synthetic/targets-leadership.json", import.meta.url);

interface WrittenCell {
  area: string;
  matched: number[][];
  outstanding_not_reinspected: number;
  closed: number;
  ways: { sponsored: number; "same URN": number; converter: number; merged: number };
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

it("the largest nation that can be invented has its schools among those inspected, each once", () => {
  const nation = inventNation({ pupilsPerCohort: 2_000_000, seed: 3, years: [], targets });
  const inspected = inventInspectedSchools(nation, parseLeadershipTargets(changed(() => {})));
  const urns = inspected.flatMap(({ entries }) => entries.map(({ urn }) => urn));
  expect(new Set(urns).size).toBe(urns.length);
  const known = new Set(urns);
  expect(nation.schools.length).toBeGreaterThan(11_000);
  expect(nation.schools.flatMap(({ registrations }) => registrations).filter(({ urn }) => !known.has(urn))).toEqual([]);
});

it("a part with more schools than its targets is refused", () => {
  const nation = inventNation({ pupilsPerCohort: 60_000, seed: 3, years: [], targets });
  const few = changed((cell) => {
    cell.matched = [
      [0, 0, 0, 0],
      [0, 5, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    cell.outstanding_not_reinspected = 0;
    cell.ways = { "same URN": 5, sponsored: 0, converter: 0, merged: 0 };
  });
  expect(() => inventInspectedSchools(nation, parseLeadershipTargets(few))).toThrow(
    "more schools in opportunity areas than the targets can hold: 12",
  );
});
