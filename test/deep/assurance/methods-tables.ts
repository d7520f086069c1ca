import { stepsOfSchools } from "../../../src/release/assurance/size-steps.ts";
import type { AssuranceRow, PerCent } from "./assurance-table.ts";
import { coverageOfRows } from "./coverage-data.ts";
import { allDesigns } from "./designs.ts";
import { pooled } from "./pooled.ts";

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

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

const perCent = ({ value, error }: PerCent) => `${value.toFixed(1)} ± ${error.toFixed(1)}`;

/** Coverage without a mark; in brackets that of all, where too few have no mark. */
function coverageCell(own: readonly AssuranceRow[]): string {
  const { found, isOfAll } = coverageOfRows(own);
  if (found === null) return "";
  return isOfAll ? `(${perCent(found)})` : perCent(found);
}

/** Mean width over that needed, in per cent, of the designs with enough nations; none for ratios, which have no end. */
function widthCell(own: readonly AssuranceRow[]): string {
  const known = own.filter((row) => row.usedOverNeeded !== null && !row.statistic.startsWith("ratio"));
  const shown = known.reduce((sum, row) => sum + row.shown, 0);
  if (coverageOfRows(known).found === null) return "";
  const widths = known.reduce((sum, row) => sum + row.shown * (row.usedOverNeeded ?? 0), 0);
  return `${((100 * widths) / shown).toFixed(0)}`;
}

/** Per cent of comparisons of like with like, without a mark, that are clear. */
function sizeCell(own: readonly AssuranceRow[]): string {
  const found = pooled(
    own.flatMap(({ clear, nulls, nations }) => (clear === null ? [] : [{ ...clear, intervals: nulls, nations }])),
  );
  return found === null ? "" : perCent(found);
}

/** What docs/methods.md has of each kind of scores: coverage by kind and size. */
const scoresOfTables = [
  "ranks of progress",
  "shares of pupils",
  "published means of schools",
  "shares of schools",
] as const;

/** The lowest and highest coverage of other scores, over kinds and sizes that have it. */
function otherScores(rows: readonly AssuranceRow[]): string {
  const others = ["ranks", "standard deviations", "points", "progress in standard deviations", "progress in points"];
  const byKind = new Map<string, AssuranceRow[]>();
  for (const row of rows.filter(({ scores }) => others.includes(scores))) {
    const key = [row.scores, row.statistic, row.schools].join("|");
    byKind.set(key, [...(byKind.get(key) ?? []), row]);
  }
  const found = [...byKind.values()].flatMap((own) => {
    const { found: one, isOfAll } = coverageOfRows(own);
    return one === null || isOfAll ? [] : [one.value];
  });
  if (found.length === 0) return "not known";
  return `${Math.min(...found).toFixed(1)} to ${Math.max(...found).toFixed(1)}%`;
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
    "**Coverage** of figures shown without a mark, in per cent. In brackets, where nearly all have a mark: of all figures shown. Equal and skewed nations, and nations of all sizes, are taken together; `assurance.csv` has each.",
    ...scoresOfTables.map((scores) => bySize(rows, scores, coverageCell)),
    `For standard deviations, points and ranks without prior attainment, coverage of figures without a mark is ${otherScores(rows)} over kinds and sizes.`,
    "**Width**: the mean width of the intervals that are shown, in per cent of what would be needed: the width of a normal interval with the true standard deviation.",
    bySize(rows, "ranks of progress", widthCell),
    "**No difference called clear**, in per cent of comparisons of like with like (areas of one law, years of one law) that are shown without a mark. It should be 5.",
    bySize(rows, "ranks of progress", sizeCell),
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
