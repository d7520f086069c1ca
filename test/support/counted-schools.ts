import { Areas } from "../../src/cells/areas.ts";
import { gradedCells } from "../../src/cells/graded-cells.ts";
import { shippedText } from "../../src/effects/shipped.ts";
import type { ExactFigure } from "../../src/estimates/exact.ts";
import type { GradeCountIds } from "../../src/figures/grades/grade-counts.ts";
import { leadershipPopulations } from "../../src/figures/grades/set-of-schools.ts";
import { protectExact } from "../../src/release/exact.ts";
import type { Finding } from "../../src/release/finding.ts";
import { type ShownGradeCounts, shownGrades } from "../../src/release/grades.ts";
import type { Rules } from "../../src/release/rules.ts";
import { describeSchools } from "../../src/run/grades/describe-schools.ts";
import type { Measured } from "../../src/run/measure-all.ts";
import type { FollowedSchool, Standing } from "../../src/schools/followed-school.ts";
import type { Grade } from "../../src/schools/grade.ts";
import type { SchoolMeasure } from "../../src/study/grades-of-schools.ts";
import type { Study } from "../../src/study/study.ts";

const publicData: Rules = JSON.parse(shippedText("rules/public-data.json"));

/** The counts of each area as the rules allow; public data: all of them, as they are. */
export function countsOf(
  { exact, areas }: { readonly exact: readonly ExactFigure[]; readonly areas: readonly GradeCountIds[] },
  rules: Rules = publicData,
): readonly ShownGradeCounts[] {
  const findings = new Map(exact.map((one): [string, Finding] => [one.figure.id, protectExact(one, rules, "schools")]));
  const told = { measure: "leadership", first: "", last: "", areas, frameworks: [], notes: [] };
  return shownGrades(told, findings).areas;
}

/** The counts of a measure of grades, by area, before any rule. */
export function gradeCountsOf({ exact, grades }: Pick<Measured, "exact" | "grades">) {
  return countsOf({ exact, areas: grades?.areas ?? [] });
}

const measure: SchoolMeasure = {
  of: "schools",
  name: "leadership",
  file: "inspections",
  besideFiles: [],
  outcome: "leadership_grade",
  on: { kind: "dates", first: "2010-03-31", last: "2016-03-31" },
  follow: [],
  carry: [],
  grades: new Map(),
  indicatorOf: [],
  unpublished: "left out",
  alikeWithin: null,
};

const places: Study["places"] = {
  whole: null,
  pupilsBy: "school",
  districtsOn: null,
  carryOneToOne: false,
  schemes: new Map(),
  groups: new Map(),
};

/** The figures that describe schools followed between two days, in England as a whole. */
export function describedWhole(schools: readonly FollowedSchool[]) {
  const times = {
    first: { at: "first", year: 2010, title: "2010-03-31" },
    last: { at: "last", year: 2016, title: "2016-03-31" },
    apart: true,
  } as const;
  const cells = gradedCells(schools, {
    times: [times.first, times.last],
    populations: leadershipPopulations(times),
    places,
    facts: { schools: null, chains: new Map(), areas: new Map(), districts: null, homeDistrict: null },
    own: new Map(),
  });
  const areas = new Areas(cells.frame, places, () => "");
  return describeSchools(measure, times, schools, cells, areas, areas.find("england"));
}

const standing = (grade: Grade, inspection: string): Standing => {
  return { grade, inspections: [inspection], inspected: "2009-01-01", inherited: false, together: false };
};

/**
 * Schools by first grade (rows) and last grade (columns); row and column 0 have no grade. Each was inspected again.
 *
 * @param changed what is different about the school of this number
 */
export function schoolsByMoves(
  moves: readonly (readonly number[])[],
  changed: (index: number) => Partial<FollowedSchool> = () => ({}),
): readonly FollowedSchool[] {
  const gradeOf = (at: number): Grade | null => ([1, 2, 3, 4] as const).find((grade) => grade === at) ?? null;
  const all: FollowedSchool[] = [];
  for (const [first, row] of moves.entries())
    for (const [last, schools] of row.entries())
      for (let one = 0; one < schools; one++) {
        const urn = String(100_000 + all.length);
        const [before, after] = [gradeOf(first), gradeOf(last)];
        all.push({
          urn,
          chain: urn,
          first: before === null ? null : standing(before, `${urn} first`),
          last: after === null ? null : standing(after, `${urn} last`),
          open: true,
          changed: null,
          lost: before !== null && after === null ? "not judged since its URN changed" : null,
          ...changed(all.length),
        });
      }
  return all;
}
