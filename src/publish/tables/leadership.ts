import { boundedShares, leadershipCounts } from "../../figures/grades/grade-counts.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { type ShownGradeCounts, type ShownGrades, shownGrades } from "../../release/grades.ts";
import { numberColumn, textColumn, wholeColumn } from "./column.ts";
import { countsOf, noStatistics, statistic } from "./holdings.ts";
import { releaseTable } from "./release-table.ts";

/** One count of schools, or one end of a bound. */
interface Row {
  readonly told: ShownGrades;
  readonly area: ShownGradeCounts;
  readonly what: string;
  readonly from: number | null;
  readonly to: number | null;
  /** Null where the rules hide it. */
  readonly value: number | null;
  readonly kind: "count" | "bound";
}

type Line = Pick<Row, "what" | "from" | "to" | "value" | "kind">;

const grades = [1, 2, 3, 4] as const;

function linesOf({ counts, lost, moves, firstGrades, lastGrades, bounds }: ShownGradeCounts): readonly Line[] {
  const count = (what: string, value: number | null, from: number | null = null, to: number | null = null): Line => {
    return { what, from, to, value, kind: "count" };
  };
  const bound = (what: string, value: number | null): Line => ({ what, from: null, to: null, value, kind: "bound" });
  return [
    ...leadershipCounts.map((name) =>
      count(
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        counts[name],
      ),
    ),
    ...lost.map(({ why, schools }) => count(`lost: ${why}`, schools)),
    ...grades.map((grade) => count("rated_first", firstGrades?.[grade - 1] ?? null, grade)),
    ...grades.map((grade) => count("rated_last", lastGrades?.[grade - 1] ?? null, null, grade)),
    ...grades.flatMap((from) => grades.map((to) => count("matched", moves?.[from - 1]?.[to - 1] ?? null, from, to))),
    ...boundedShares.flatMap((name) => [
      bound(`bound_${name}_lower`, bounds[name]?.lower ?? null),
      bound(`bound_${name}_upper`, bounds[name]?.upper ?? null),
    ]),
  ];
}

/** Each measure of grades by area. */
function rows({ findings, groupings: { grades: measures } }: ReleasedContent): readonly Row[] | null {
  if (measures.length === 0) return null;
  return measures
    .map((one) => shownGrades(one, findings))
    .flatMap((told) => told.areas.flatMap((area) => linesOf(area).map((line) => ({ told, area, ...line }))));
}

/**
 * leadership.csv: counts of schools by area, one row per count, with bounds of shares; blank where the rules hide one.
 */
export const leadership = releaseTable<Row>({
  file: "leadership.csv",
  title: "schools by their grades at two times",
  rows,
  about: () => [],
  also: ({ kind, value }) => {
    if (kind === "count") return countsOf("schools", [value]);
    return value === null ? noStatistics : statistic("bounds of shares");
  },
  columns: [
    textColumn("measure", "group", "The study's name for the measure", ({ told }) => told.measure),
    textColumn("first", "time", "The first time, a day or a judgement", ({ told }) => told.first),
    textColumn("last", "time", "The last time", ({ told }) => told.last),
    textColumn("area", "place", "The area, as in ids of figures", ({ area }) => area.key),
    textColumn("area_name", "place", "The name of the area", ({ area }) => area.name),
    textColumn("what", "kind", "Which schools are counted, or which bound it is", ({ what }) => what),
    wholeColumn("from_grade", "group", null, "The grade that they had first", ({ from }) => from),
    wholeColumn("to_grade", "group", null, "The grade that they had last", ({ to }) => to),
    numberColumn(
      "value",
      "count",
      { column: "what" },
      "Schools; for a bound, a share from 0 to 1. Blank where the rules hide it",
      ({ value }) => value,
    ),
  ],
});
