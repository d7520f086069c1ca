import { describe, expect, it } from "vitest";
import { shippedText } from "../../src/effects/shipped.ts";
import { protectExact } from "../../src/release/exact.ts";
import type { Finding } from "../../src/release/finding.ts";
import { protectGrades, shownGrades } from "../../src/release/grades.ts";
import { hideTogether } from "../../src/release/hidden-together.ts";
import type { Rules } from "../../src/release/rules.ts";
import { describedWhole, schoolsByMoves } from "../support/counted-schools.ts";

const srs: Rules = JSON.parse(shippedText("rules/srs-10.json"));
const open: Rules = JSON.parse(shippedText("rules/public-data.json"));

/** 3 schools fell from good to inadequate; otherwise every cell has 10 or more. Row and column 0: no grade. */
const moves = [
  [20, 11, 12, 13, 14],
  [15, 100, 90, 30, 12],
  [16, 40, 301, 52, 3],
  [17, 12, 150, 41, 22],
  [18, 10, 33, 19, 13],
];
const frameworks = [
  { at: "first", name: "framework of 2005", grade3: "Satisfactory", schools: 932 },
  { at: "first", name: "framework of 2009", grade3: "Satisfactory", schools: 2 },
] as const;

/** Four of the schools without a last grade closed; the rest of them have not been judged under a new URN. */
function released(table: readonly (readonly number[])[], rules: Rules) {
  let closed = 0;
  const schools = schoolsByMoves(table).map((school) =>
    school.lost !== null && closed++ < 4 ? { ...school, open: false, lost: "closed" as const } : school,
  );
  const { exact, areas, frame, inside, ratedTwice } = describedWhole(schools);
  const grades = { first: "2010-03-31", last: "2016-03-31", areas, frameworks, notes: [] };
  const measure = {
    ownAreas: new Map(),
    counted: null,
    ...{ measure: "leadership", frame, inside, ratedTwice, estimates: [], parts: [], decompositions: [], scales: [] },
    ...{
      resampled: { figures: [], percentileGaps: [] },
      exact,
      grades,
      witnesses: [],
      nearIds: [],
      lossOfAreas: [],
      sensitivity: [],
    },
  };
  const alone = new Map(exact.map((one): [string, Finding] => [one.figure.id, protectExact(one, rules, "schools")]));
  const { findings } = hideTogether(alone, [measure], new Map(), rules);
  const found = shownGrades(protectGrades("leadership", grades, rules), findings);
  return { frameworks: found.frameworks, area: found.areas[0], findings };
}

describe("counts of schools before they leave", () => {
  it("are as they are where the inputs are published", () => {
    const { area } = released(moves, open);
    expect(area?.moves).toEqual(moves.slice(1).map((row) => row.slice(1)));
    // 15 + 100 + 90 + 30 + 12 with the first grade outstanding, of whom 15 have no last grade.
    expect(area?.firstGrades?.[0]).toBe(247);
    expect(area?.matchedFirst?.[0]).toBe(232);
    // All 928 rated both times were inspected again; 1,064 schools less the 4 that closed.
    expect([area?.counts.reinspected, area?.counts.open]).toEqual([928, 1060]);
    // Of 100 + 90 + 40 + 301 good that stayed so, 30 + 12 + 52 + 3 = 97 that fell, 15 + 16 = 31 unknown: 97 and 128 of 659.
    expect(area?.bounds.declined).toEqual({ lower: 0.147, upper: 0.194 });
  });

  it("are rounded and hidden where small, a table of moves as a whole", () => {
    const { area, frameworks: used } = released(moves, srs);
    expect(area?.moves).toBeNull();
    expect(area?.matchedFirst).toEqual([230, 395, 225, 75]);
    // 928 rated both times and 66 at the first alone are 994; nobody changed URN or merged.
    expect(area?.counts).toMatchObject({ open: 1060, ratedFirst: 995, changedUrn: null, together: null });
    expect(area?.lost).toEqual([
      { why: "closed", schools: null },
      { why: "not judged since its URN changed", schools: 60 },
    ]);
    expect(used.map(({ name, schools }) => [name, schools])).toEqual([["framework of 2005", 930]]);
  });

  it("hide the bounds that rest on few unknown schools", () => {
    // 2 outstanding and 2 good schools have no last grade: 4 unknown, fewer than 10.
    const few = moves.map((row, first) => (first === 0 ? row : [2, ...row.slice(1)]));
    expect(released(few, srs).area?.bounds.declined).toBeNull();
    expect(released(few, open).area?.bounds.declined).toEqual({ lower: 0.153, upper: 0.16 });
  });

  it("are findings of the one list, each with its own formula", () => {
    const { findings } = released(moves, srs);
    const one = findings.get("leadership/count/matched-grade-2-before-grade-4-after/england/2016");
    expect(one?.status).toBe("suppressed");
    // Every cell of the table is hidden with it, though all others have 10 schools or more.
    const cells = [...findings.keys()].filter((id) => /count\/matched-grade-\d-before-grade-\d-after\//.test(id));
    expect(cells.map((id) => findings.get(id)?.status)).toEqual(Array.from({ length: 16 }, () => "suppressed"));
  });
});
