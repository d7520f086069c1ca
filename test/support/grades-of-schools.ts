import type { ProtectedLeadership } from "../../src/release/leadership.ts";

/** Invented moves: first grades in rows, last grades in columns, 246 schools rated both times. */
const moves = [
  [40, 10, 2, 1],
  [4, 100, 30, 3],
  [1, 20, 15, 5],
  [2, 3, 5, 5],
];

export const invented = { moves } as const;

/** Schools of one invented town; every count is another number, so that a swap of two is seen. */
export const gradesOfTown: ProtectedLeadership = {
  measure: "leadership",
  first: "2010-03-31",
  last: "2016-03-31",
  frameworks: [{ at: "first", name: "framework of 2005", grade3: "Satisfactory", schools: 262 }],
  notes: [],
  areas: [
    {
      key: "town",
      name: "Town",
      scheme: "group",
      counts: {
        open: 300,
        ratedAtNeither: 11,
        ratedFirst: 270,
        ratedLast: 280,
        matched: 246,
        reinspected: 190,
        changedUrn: 21,
        together: 5,
        inherited: 13,
      },
      lost: [
        { why: "closed", schools: 17 },
        { why: "merged or split", schools: 7 },
      ],
      medianAge: 2.3,
      moves,
      matchedFirst: [53, 137, 41, 15],
      matchedLast: [47, 133, 52, 14],
      firstGrades: [58, 150, 45, 17],
      lastGrades: [50, 160, 55, 15],
      bounds: {
        good: { lower: 0.61, upper: 0.68, schools: 300, unknown: 20 },
        declined: { lower: 0.14, upper: 0.19, schools: 200, unknown: 9 },
        improved: { lower: 0.3, upper: 0.44, schools: 70, unknown: 8 },
        reduction: { lower: -0.2, upper: 0.12, schools: 270, unknown: 19 },
      },
    },
  ],
};
