import { stepsOfSchools } from "../../../src/release/assurance/size-steps.ts";
import type { AssuranceRow } from "./assurance-table.ts";
import { fewestIntervals } from "./coverage-data.ts";
import { allDesigns } from "./designs.ts";

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** "94.1", or the lowest and highest of several designs. */
function range(values: readonly number[], decimals: number): string {
  if (values.length === 0) return "";
  const [low, high] = [Math.min(...values).toFixed(decimals), Math.max(...values).toFixed(decimals)];
  return low === high ? low : `${low} to ${high}`;
}

type Shown = (row: AssuranceRow) => number | null;

/** Coverage of what is shown without a mark; where nearly everything has one, nothing. */
const unmarked: Shown = ({ published, publishedCoverage }) =>
  published >= fewestIntervals ? (publishedCoverage?.value ?? null) : null;
const ofAll: Shown = ({ shown, coverage }) => (shown >= fewestIntervals ? coverage.value : null);
const width: Shown = ({ shown, usedOverNeeded, statistic }) =>
  shown >= fewestIntervals && !statistic.startsWith("ratio") && usedOverNeeded !== null ? 100 * usedOverNeeded : null;
const size: Shown = ({ nulls, clear }) => (nulls >= fewestIntervals ? (clear?.value ?? null) : null);

function bySize(rows: readonly AssuranceRow[], scores: string, show: (own: readonly AssuranceRow[]) => string): string {
  const own = rows.filter((row) => row.scores === scores);
  const statistics = [...new Set(own.map(({ statistic }) => statistic))].sort();
  const cells = statistics.map((statistic) => ({
    statistic,
    cells: stepsOfSchools.map(({ words }) =>
      show(own.filter((row) => row.statistic === statistic && row.schools === words)),
    ),
  }));
  const told = cells.filter((row) => row.cells.some((cell) => cell !== ""));
  const used = [...stepsOfSchools.keys()].filter((at) => told.some((row) => row.cells[at] !== ""));
  return tableOf(
    [`${scores}: schools of the smallest mean`, ...used.map((at) => stepsOfSchools[at]?.words ?? "")],
    told.map((row) => [row.statistic, ...used.map((at) => row.cells[at] ?? "")]),
  );
}

const numbers = (own: readonly AssuranceRow[], show: Shown) => own.flatMap((row) => show(row) ?? []);

/** Coverage without a mark; in brackets that of all, where too few have no mark. */
const coverageCell = (own: readonly AssuranceRow[]): string => {
  const without = range(numbers(own, unmarked), 1);
  if (without !== "") return without;
  const all = range(numbers(own, ofAll), 1);
  return all === "" ? "" : `(${all})`;
};

/** What docs/methods.md has of each kind of scores: coverage by kind and size. */
const scoresOfTables = [
  "ranks of progress",
  "shares of pupils",
  "published means of schools",
  "shares of schools",
] as const;

/** The lowest and highest coverage without a mark of other scores, of kinds that ranks of progress have too. */
function otherScores(rows: readonly AssuranceRow[]): string {
  const others = ["ranks", "standard deviations", "points", "progress in standard deviations", "progress in points"];
  return range(
    numbers(
      rows.filter(({ scores }) => others.includes(scores)),
      unmarked,
    ),
    1,
  );
}

/** "20 schools, equal (800)". */
function nationsOf(rows: readonly AssuranceRow[]): string {
  return allDesigns
    .flatMap(({ name }) => {
      const nations = rows.find((row) => row.design === name)?.nations;
      return nations === undefined ? [] : [`${name} (${nations})`];
    })
    .join("; ");
}

const start = "<!-- from test/deep/results/assurance.csv -->";
const end = "<!-- end of the tables from assurance.csv -->";

/** The part of docs/methods.md that is made from the results: tables, and the sentences that have their numbers. */
export function assurancePart(rows: readonly AssuranceRow[]): string {
  return [
    start,
    `**Nations**, with how many were drawn: ${nationsOf(rows)}.`,
    "**Coverage** of figures shown without a mark, in per cent. In brackets, where nearly all have a mark: of all figures shown. Two numbers are the lowest and the highest of the designs that have the size.",
    ...scoresOfTables.map((scores) => bySize(rows, scores, coverageCell)),
    `For standard deviations, points and ranks without prior attainment, coverage of figures without a mark is ${otherScores(rows)}% over all kinds and sizes.`,
    "**Width**: the mean width of the intervals that are shown, in per cent of what would be needed: the width of a normal interval with the true standard deviation.",
    bySize(rows, "ranks of progress", (own) => range(numbers(own, width), 0)),
    "**No difference called clear**, in per cent of comparisons of like with like (areas of one law, years of one law) that are shown without a mark. It should be 5.",
    bySize(rows, "ranks of progress", (own) => range(numbers(own, size), 1)),
    end,
  ].join("\n\n");
}

/**
 * A page with the part that is made from the results put in its place.
 *
 * @throws RangeError for a page without the place
 */
export function withAssurance(page: string, rows: readonly AssuranceRow[]): string {
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new RangeError("a page without a place for the results");
  return page.slice(0, from) + assurancePart(rows) + page.slice(to + end.length);
}
