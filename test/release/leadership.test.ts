import { describe, expect, it } from "vitest";
import { shippedText } from "../../src/effects/shipped.ts";
import { protectLeadership } from "../../src/release/leadership.ts";
import type { Rules } from "../../src/release/rules.ts";
import type { Leadership } from "../../src/schools/followed-areas.ts";
import type { LeadershipTally } from "../../src/schools/leadership-tally.ts";
import { leadershipBounds } from "../../src/schools/share-bounds.ts";

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

const tally: LeadershipTally = {
  open: 1000,
  ratedAtNeither: 20,
  ratedFirst: 934,
  ratedLast: 978,
  matched: 928,
  moves,
  reinspected: 7,
  changedUrn: 100,
  together: 0,
  inherited: 33,
  lost: new Map([
    ["closed", 4],
    ["not judged since its URN changed", 62],
  ]),
  medianAge: 2.345,
};

const told: Leadership = {
  measure: "leadership",
  first: "2010-03-31",
  last: "2016-03-31",
  areas: [{ key: "england", name: "England", scheme: "national", tally, bounds: leadershipBounds(tally) }],
  frameworks: [
    { at: "first", name: "framework of 2005", grade3: "Satisfactory", schools: 932 },
    { at: "first", name: "framework of 2009", grade3: "Satisfactory", schools: 2 },
  ],
  notes: [],
};

describe("counts of schools before they leave", () => {
  it("are as they are where the inputs are published", () => {
    const [area] = protectLeadership(told, open).areas;
    expect(area?.moves).toEqual(moves.slice(1).map((row) => row.slice(1)));
    // 15 + 100 + 90 + 30 + 12 with the first grade outstanding, of whom 15 have no last grade.
    expect(area?.firstGrades?.[0]).toBe(247);
    expect(area?.matchedFirst?.[0]).toBe(232);
    expect(area?.counts.reinspected).toBe(7);
    // Of 100 + 90 + 40 + 301 good that stayed so, 30 + 12 + 52 + 3 = 97 that fell, 15 + 16 = 31 unknown: 97 and 128 of 659.
    expect(area?.bounds.declined).toEqual({ lower: 0.147, upper: 0.194, schools: 659, unknown: 31 });
  });

  it("are rounded and hidden where small, a table of moves as a whole", () => {
    const [area] = protectLeadership(told, srs).areas;
    expect(area?.moves).toBeNull();
    expect(area?.matchedFirst).toEqual([230, 395, 225, 75]);
    expect(area?.counts).toMatchObject({
      open: 1000,
      ratedFirst: 935,
      reinspected: null,
      together: null,
      inherited: 35,
    });
    expect(area?.lost).toEqual([
      { why: "closed", schools: null },
      { why: "not judged since its URN changed", schools: 60 },
    ]);
    expect(protectLeadership(told, srs).frameworks.map(({ name, schools }) => [name, schools])).toEqual([
      ["framework of 2005", 930],
    ]);
  });

  it("hide the bounds that rest on few unknown schools", () => {
    const few = moves.map((row, first) => (first === 0 ? row : [2, ...row.slice(1)]));
    const bounds = leadershipBounds({ ...tally, moves: few });
    const [first] = told.areas;
    if (first === undefined) throw new Error("no area");
    const strict = protectLeadership({ ...told, areas: [{ ...first, bounds }] }, srs);
    expect(strict.areas[0]?.bounds.declined).toBeNull();
    expect(bounds.declined?.unknown).toBe(4);
  });
});
