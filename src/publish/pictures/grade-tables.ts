import type { GradeBarRow } from "../../charts/grade-bars.tsx";
import type { LeadershipCount } from "../../figures/grades/grade-counts.ts";
import { wilsonInterval } from "../../number/wilson.ts";
import type { ShownBounds, ShownGradeCounts, ShownGrades } from "../../release/grades.ts";
import { percentInterval, percentText } from "../words/leadership-words.ts";
import { readableCount } from "../words/readable.ts";
import { capital, placeNoun } from "../words/words.ts";

/** Names of the grades, best first. */
export const gradeNames = ["Outstanding", "Good", "Grade 3", "Inadequate"] as const;

/** Grade 3 had two names. */
export const grade3Words = "Grade 3 is Requires improvement, and before September 2012 Satisfactory.";

/** The whole and the groups of the study; members of schemes have the pictures by area. */
export function broadAreas({ areas }: ShownGrades): readonly ShownGradeCounts[] {
  return areas.filter(({ scheme }) => scheme === "national" || scheme === "group");
}

const ageHead = "Median age";

type Counts = readonly (readonly [string, LeadershipCount])[];

const ratedCounts: Counts = [
  ["Schools", "open"],
  ["Rated first", "ratedFirst"],
  ["Rated last", "ratedLast"],
  ["Both", "matched"],
  ["Re-inspected", "reinspected"],
];
const changedCounts: Counts = [
  ["New URN", "changedUrn"],
  ["Inherited", "inherited"],
  ["Merged", "together"],
];

const countCells = ({ counts }: ShownGradeCounts, which: Counts) =>
  which.map(([, count]) => readableCount(counts[count]));

/** Which schools were rated when, with one row per area. */
export function coverageTable({ areas }: ShownGrades) {
  return {
    columns: ["Area", ...ratedCounts.map(([head]) => head)],
    rows: areas.map((area) => [area.name, ...countCells(area, ratedCounts)]),
  };
}

/** Under which URN, and how long ago, with one row per area. */
export function changesTable({ areas }: ShownGrades) {
  const aged = areas.some(({ medianAge }) => medianAge !== null);
  return {
    columns: ["Area", ...changedCounts.map(([head]) => head), ...(aged ? [ageHead] : [])],
    rows: areas.map((area) => [
      area.name,
      ...countCells(area, changedCounts),
      ...(aged ? [area.medianAge === null ? "–" : area.medianAge.toFixed(1)] : []),
    ]),
  };
}

/** Schools rated at the first time and not at the last, by reason; null where there are none. */
export function lostTable({ areas }: ShownGrades) {
  const reasons = [...new Set(areas.flatMap(({ lost }) => lost.map(({ why }) => why)))].sort();
  if (reasons.length === 0) return null;
  const rows = areas.map(({ name, lost }) => [
    name,
    ...reasons.map((why) => {
      const found = lost.find((one) => one.why === why);
      return found === undefined ? "0" : readableCount(found.schools);
    }),
  ]);
  return { columns: ["Area", ...reasons.map(capital)], rows };
}

function boundText(bounds: ShownBounds | null): string {
  if (bounds === null) return "not shown";
  if (bounds.lower === bounds.upper) return percentText(bounds.lower);
  return `${percentText(bounds.lower)} to ${percentText(bounds.upper)}`;
}

/** The lowest and highest value of each share if no school had been lost. */
export function boundsTable(told: ShownGrades) {
  return {
    columns: ["Area", "No last grade", "Good or better", "Fell", "Rose", "Reduction"],
    rows: broadAreas(told).map(({ name, bounds, withoutLastGrade }) => [
      name,
      readableCount(withoutLastGrade),
      boundText(bounds.good),
      boundText(bounds.declined),
      boundText(bounds.improved),
      boundText(bounds.reduction),
    ]),
  };
}

/** Bars of grades at both times, of the schools rated both times. */
export function gradeBarRows(told: ShownGrades): readonly GradeBarRow[] {
  const short = (time: string) => time.replace(/^the (\w+) judgement$/, "$1");
  return told.areas.flatMap(({ name, matchedFirst, matchedLast }): readonly GradeBarRow[] => [
    { label: name, time: short(told.first), counts: matchedFirst, starts: true },
    { label: name, time: short(told.last), counts: matchedLast, starts: false },
  ]);
}

/** Standard normal quantile of a 95% interval. */
const z95 = 1.959963984540054;

/** A count as a share of those that had the first grade, with Wilson's interval. */
function moveText(count: number, all: number): string {
  if (all === 0) return "0";
  const share = count / all;
  return `${readableCount(count)} (${percentText(share)}; ${percentInterval(wilsonInterval(share, all, z95))})`;
}

/** The table of a picture of moves: counts, their share of the schools that had the first grade, its 95% interval. */
export function movesTable(moves: readonly (readonly number[])[]) {
  return {
    columns: ["From", ...gradeNames.map((grade) => `to ${grade.toLowerCase()}`), "All"],
    rows: moves.map((row, place) => {
      const all = row.reduce((a, b) => a + b, 0);
      const cells = row.map((count) => moveText(count, all));
      return [gradeNames[place] ?? "", ...cells, readableCount(all)];
    }),
  };
}

/** What the picture of moves shows: "In London, 40 of 120 schools had a better grade at the end, 12 a worse one". */
export function movesTitle(moves: readonly (readonly number[])[], area: string): string {
  const sum = (counts: readonly number[]) => readableCount(counts.reduce((a, b) => a + b, 0));
  const better = sum(moves.flatMap((row, from) => row.filter((_, to) => to < from)));
  const worse = sum(moves.flatMap((row, from) => row.filter((_, to) => to > from)));
  return `In ${placeNoun(area)}, ${better} of ${sum(moves.flat())} schools had a better grade at the end, ${worse} a worse one`;
}
