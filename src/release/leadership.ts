import type { FrameworkUse, Leadership, LeadershipArea } from "../schools/followed-areas.ts";
import type { LeadershipBounds, ShareBounds } from "../schools/share-bounds.ts";
import type { ProtectedCount } from "./protected-flow.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** Ends of a share that the rules allow to be told. */
export interface ProtectedBounds {
  readonly lower: number;
  readonly upper: number;
  readonly schools: ProtectedCount;
  readonly unknown: ProtectedCount;
}

/** Counts of an area by what became of its schools. */
export const leadershipCounts = [
  "open",
  "ratedAtNeither",
  "ratedFirst",
  "ratedLast",
  "matched",
  "reinspected",
  "changedUrn",
  "together",
  "inherited",
] as const;
export type LeadershipCount = (typeof leadershipCounts)[number];

export interface ProtectedLeadershipArea {
  readonly key: string;
  readonly name: string;
  readonly scheme: string;
  readonly counts: Readonly<Record<LeadershipCount, ProtectedCount>>;
  readonly lost: readonly { readonly why: string; readonly schools: ProtectedCount }[];
  readonly medianAge: number | null;
  /** Matched schools by first grade (rows) and last grade (columns), 1 to 4; null where one of them is a small count. */
  readonly moves: readonly (readonly number[])[] | null;
  /** The same schools by grade at each time; null where one count is small. */
  readonly matchedFirst: readonly number[] | null;
  readonly matchedLast: readonly number[] | null;
  /** All schools rated at a time by grade, 1 to 4; null where one is a small count. */
  readonly firstGrades: readonly number[] | null;
  readonly lastGrades: readonly number[] | null;
  readonly bounds: Readonly<Record<keyof LeadershipBounds, ProtectedBounds | null>>;
}

export interface ProtectedLeadership extends Omit<Leadership, "areas" | "frameworks"> {
  readonly areas: readonly ProtectedLeadershipArea[];
  readonly frameworks: readonly FrameworkUse<ProtectedCount>[];
}

const boundDecimals = 1000;

function protectAll(counts: readonly number[], rules: Rules): readonly number[] | null {
  const told = counts.map((count) => protectCount(count, rules));
  return told.some((count) => count === null) ? null : told.flatMap((count) => count ?? []);
}

function protectBounds(bounds: ShareBounds | null, rules: Rules): ProtectedBounds | null {
  if (bounds === null) return null;
  const { lower, upper, schools, unknown } = bounds;
  const [schoolsTold, unknownTold] = [protectCount(schools, rules), protectCount(unknown, rules)];
  const counts = [Math.round(lower * schools), Math.round((1 - upper) * schools)];
  const isSmall = counts.some((count) => protectCount(Math.max(0, count), rules) === null);
  if (zerosAreSmall(rules) && (isSmall || schoolsTold === null || unknownTold === null)) return null;
  const told = (share: number) => Math.round(share * boundDecimals) / boundDecimals;
  return { lower: told(lower), upper: told(upper), schools: schoolsTold, unknown: unknownTold };
}

function protectArea({ key, name, scheme, tally, bounds }: LeadershipArea, rules: Rules): ProtectedLeadershipArea {
  const graded = [1, 2, 3, 4];
  const cell = (row: number, column: number) => tally.moves[row]?.[column] ?? 0;
  const all = [0, ...graded];
  const moves = graded.map((row) =>
    protectAll(
      graded.map((column) => cell(row, column)),
      rules,
    ),
  );
  const total = (others: readonly number[], at: (grade: number, other: number) => number) =>
    protectAll(
      graded.map((grade) => others.reduce((sum, other) => sum + at(grade, other), 0)),
      rules,
    );
  const count = (which: LeadershipCount) => protectCount(tally[which], rules);
  return {
    key,
    name,
    scheme,
    counts: {
      open: count("open"),
      ratedAtNeither: count("ratedAtNeither"),
      ratedFirst: count("ratedFirst"),
      ratedLast: count("ratedLast"),
      matched: count("matched"),
      reinspected: count("reinspected"),
      changedUrn: count("changedUrn"),
      together: count("together"),
      inherited: count("inherited"),
    },
    lost: [...tally.lost].map(([why, schools]) => ({ why, schools: protectCount(schools, rules) })),
    medianAge: count("ratedLast") === null || tally.medianAge === null ? null : Math.round(10 * tally.medianAge) / 10,
    moves: moves.some((row) => row === null) ? null : moves.flatMap((row) => (row === null ? [] : [row])),
    matchedFirst: total(graded, (grade, other) => cell(grade, other)),
    matchedLast: total(graded, (grade, other) => cell(other, grade)),
    firstGrades: total(all, (grade, other) => cell(grade, other)),
    lastGrades: total(all, (grade, other) => cell(other, grade)),
    bounds: {
      good: protectBounds(bounds.good, rules),
      declined: protectBounds(bounds.declined, rules),
      improved: protectBounds(bounds.improved, rules),
      reduction: protectBounds(bounds.reduction, rules),
    },
  };
}

/** Applies the rules to the counts of schools: where zeros are small, one small cell hides the table it stands in. */
export function protectLeadership(inside: Leadership, rules: Rules): ProtectedLeadership {
  return {
    ...inside,
    areas: inside.areas.map((area) => protectArea(area, rules)),
    frameworks: inside.frameworks
      .map((use) => ({ ...use, schools: protectCount(use.schools, rules) }))
      .filter(({ schools }) => schools !== null || !zerosAreSmall(rules)),
  };
}
