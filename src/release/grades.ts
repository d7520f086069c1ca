import type { FigureId } from "../figures/figure.ts";
import {
  type BoundedShare,
  boundedShares,
  type GradeCountIds,
  type LeadershipCount,
  leadershipCounts,
} from "../figures/grades/grade-counts.ts";
import type { FrameworkUse } from "../schools/framework-use.ts";
import { type Findings, findingOf } from "./finding.ts";
import type { GradesInside } from "./inside.ts";
import type { ProtectedCount } from "./protected-flow.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** Schools of a measure of grades, followed between two times: which figures describe them in each area. */
export interface GradesOfMeasure {
  readonly measure: string;
  readonly first: string;
  readonly last: string;
  readonly areas: readonly GradeCountIds[];
  readonly frameworks: readonly FrameworkUse<ProtectedCount>[];
  /** What a reader must know, in sentences. */
  readonly notes: readonly string[];
}

/** The lowest and highest value that a share could have, and the schools without a grade. */
export interface ShownBounds {
  readonly lower: number;
  readonly upper: number;
}

/** The counts of an area as they may be shown; null means hidden. */
export interface ShownGradeCounts {
  readonly key: string;
  readonly name: string;
  readonly scheme: string;
  readonly counts: Readonly<Record<LeadershipCount, ProtectedCount>>;
  readonly lost: readonly { readonly why: string; readonly schools: ProtectedCount }[];
  readonly medianAge: number | null;
  /** Schools rated both times by first grade (rows) and last grade (columns), 1 to 4. */
  readonly moves: readonly (readonly number[])[] | null;
  /** The same schools by grade at each time. */
  readonly matchedFirst: readonly number[] | null;
  readonly matchedLast: readonly number[] | null;
  /** All schools rated at a time by grade, 1 to 4. */
  readonly firstGrades: readonly number[] | null;
  readonly lastGrades: readonly number[] | null;
  readonly bounds: Readonly<Record<BoundedShare, ShownBounds | null>>;
  /** Schools without a last grade among all at the last time. */
  readonly withoutLastGrade: ProtectedCount;
}

/** A measure of grades with the counts themselves. */
export interface ShownGrades extends Omit<GradesOfMeasure, "areas"> {
  readonly areas: readonly ShownGradeCounts[];
}

/** The frameworks that grades were given under, with counts as the rules allow. */
export function protectGrades(measure: string, { frameworks, ...rest }: GradesInside, rules: Rules): GradesOfMeasure {
  return {
    ...rest,
    measure,
    frameworks: frameworks
      .map((use) => ({ ...use, schools: protectCount(use.schools, rules) }))
      .filter(({ schools }) => schools !== null || !zerosAreSmall(rules)),
  };
}

/** Every table of counts in which one hidden count would follow from the others. */
export function tablesOfCounts({ moves, matchedFirst, matchedLast, firstGrades, lastGrades }: GradeCountIds) {
  return [moves.flat(), matchedFirst, matchedLast, firstGrades, lastGrades];
}

/** What is published about schools rated both times besides their shares, and follows from these. */
export function ofSchoolsRatedTwice({ moves, matchedFirst, matchedLast, bounds }: GradeCountIds): readonly FigureId[] {
  const ends = boundedShares.flatMap((share) => [bounds[share].lower, bounds[share].upper]);
  return [...moves.flat(), ...matchedFirst, ...matchedLast, ...ends];
}

/** Looks up the counts of an area in the list of findings. */
function shownCounts(ids: GradeCountIds, findings: Findings): ShownGradeCounts {
  const value = (id: FigureId): number | null => {
    const finding = findingOf(findings, id);
    return finding.kind === "exact" ? finding.value : null;
  };
  const all = (row: readonly FigureId[]): readonly number[] | null => {
    const values = row.map(value);
    return values.some((one) => one === null) ? null : values.flatMap((one) => one ?? []);
  };
  const bounds = (share: BoundedShare): ShownBounds | null => {
    const [lower, upper] = [value(ids.bounds[share].lower), value(ids.bounds[share].upper)];
    return lower === null || upper === null ? null : { lower, upper };
  };
  const { key, name, scheme } = ids.area;
  const rows = ids.moves.map(all);
  return {
    key,
    name,
    scheme,
    counts: record(leadershipCounts, (count) => value(ids.counts[count])),
    lost: ids.lost.map(({ why, figure }) => ({ why, schools: value(figure) })),
    medianAge: ids.medianAge === null ? null : value(ids.medianAge),
    moves: rows.some((row) => row === null) ? null : rows.flatMap((row) => (row === null ? [] : [row])),
    matchedFirst: all(ids.matchedFirst),
    matchedLast: all(ids.matchedLast),
    firstGrades: all(ids.firstGrades),
    lastGrades: all(ids.lastGrades),
    bounds: record(boundedShares, bounds),
    withoutLastGrade: bounds("good") === null ? null : value(ids.withoutLastGrade),
  };
}

function record<Key extends string, Value>(keys: readonly Key[], make: (key: Key) => Value): Record<Key, Value> {
  const made: Partial<Record<Key, Value>> = {};
  for (const key of keys) made[key] = make(key);
  return made as Record<Key, Value>;
}

/** The counts of a measure of grades, looked up in the list of findings. */
export function shownGrades(grades: GradesOfMeasure, findings: Findings): ShownGrades {
  return { ...grades, areas: grades.areas.map((ids) => shownCounts(ids, findings)) };
}
