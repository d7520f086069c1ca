import { domainOf } from "../../src/figures/domain.ts";
import type { AnyFigure } from "../../src/figures/figure.ts";
import { count } from "../../src/figures/formula.ts";
import type { GradeCountIds } from "../../src/figures/grades/grade-counts.ts";
import { type Finding, hidden } from "../../src/release/finding.ts";
import type { ShownGradeCounts, ShownGrades } from "../../src/release/grades.ts";

/** Invented moves: first grades in rows, last grades in columns, 246 schools rated both times. */
const moves = [
  [40, 10, 2, 1],
  [4, 100, 30, 3],
  [1, 20, 15, 5],
  [2, 3, 5, 5],
];

export const invented = { moves } as const;

/** Schools of one invented town; every count is another number, so that a swap of two is seen. */
export const gradesOfTown: ShownGrades = {
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
        good: { lower: 0.61, upper: 0.68 },
        declined: { lower: 0.14, upper: 0.19 },
        improved: { lower: 0.3, upper: 0.44 },
        reduction: { lower: -0.2, upper: 0.12 },
      },
      withoutLastGrade: 20,
    },
  ],
};

/** The counts of an area as findings of the one list, and their ids; a hidden one has no value. */
export function idsOfCounts(measure: string, area: ShownGradeCounts, add: (finding: Finding) => string): GradeCountIds {
  const where = { key: area.key, name: area.name, scheme: area.scheme, code: area.key, within: null };
  const one = (what: string, value: number | null, statistic: "count" | "lowest" = "count"): string => {
    const of = domainOf(what, where, 2016);
    const figure: AnyFigure = {
      ...{ id: `${measure}/count/${what}/${area.key}/2016`, role: "count", under: null, measure },
      ...{ statistic, base: "count", of, against: null, with: null, formula: count(of) },
      ...{ unit: "units", crosses: [] },
    };
    return add(
      value === null
        ? hidden(figure, "suppressed", "comes from few")
        : {
            kind: "exact",
            figure,
            status: "published",
            value,
            decimals: 0,
            unit: statistic === "count" ? "schools" : "share",
          },
    );
  };
  const four = (what: string, values: readonly number[] | null) =>
    [0, 1, 2, 3].map((at) => one(`${what} ${at + 1}`, values?.[at] ?? null));
  const ends = (share: keyof ShownGradeCounts["bounds"]) => ({
    lower: one(`lowest ${share}`, area.bounds[share]?.lower ?? null, "lowest"),
    upper: one(`highest ${share}`, area.bounds[share]?.upper ?? null, "lowest"),
  });
  const counts = area.counts;
  return {
    area: where,
    counts: {
      open: one("open", counts.open),
      ratedAtNeither: one("rated at neither", counts.ratedAtNeither),
      ratedFirst: one("rated first", counts.ratedFirst),
      ratedLast: one("rated last", counts.ratedLast),
      matched: one("matched", counts.matched),
      reinspected: one("re-inspected", counts.reinspected),
      changedUrn: one("changed urn", counts.changedUrn),
      together: one("together", counts.together),
      inherited: one("inherited", counts.inherited),
    },
    lost: area.lost.map(({ why, schools }) => ({ why, figure: one(`lost ${why}`, schools) })),
    medianAge: area.medianAge === null ? null : one("median age", area.medianAge, "lowest"),
    moves: [0, 1, 2, 3].map((at) => four(`move ${at + 1}`, area.moves?.[at] ?? null)),
    matchedFirst: four("matched first", area.matchedFirst),
    matchedLast: four("matched last", area.matchedLast),
    firstGrades: four("first", area.firstGrades),
    lastGrades: four("last", area.lastGrades),
    bounds: {
      good: ends("good"),
      declined: ends("declined"),
      improved: ends("improved"),
      reduction: ends("reduction"),
    },
    withoutLastGrade: one("without last grade", area.withoutLastGrade),
  };
}
