import type { CoverageRow } from "./coverage-table.ts";
import { statistics } from "./figures.ts";
import { classes } from "./law.ts";
import { freedoms } from "./tally.ts";

const perCent = (share: number) => (100 * share).toFixed(1);

function cell(row: CoverageRow | undefined): string {
  return row === undefined ? "" : `${perCent(row.coverage.value)} ± ${perCent(row.coverage.error)}`;
}

function published(row: CoverageRow | undefined): string {
  if (row === undefined) return "";
  if (row.published === 0) return "none";
  return `${perCent(row.publishedCoverage.value)} ± ${perCent(row.publishedCoverage.error)}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
}

/** Degrees of freedom at which fewer intervals than this were drawn say nothing. */
const fewest = 500;

/** The tables of docs/methods.md: coverage of all that is shown, then of what is shown without a mark, in per cent. */
export function methodsTables(rows: readonly CoverageRow[]): readonly string[] {
  const find = (group: string, statistic: string) =>
    rows.find((row) => row.group === group && row.statistic === statistic);
  const bySchools = (show: (row: CoverageRow | undefined) => string, head: string) =>
    tableOf(
      [head, ...statistics],
      classes.map((group) => [group, ...statistics.map((statistic) => show(find(group, statistic)))]),
    );
  const marked = ({ asked, published: unmarked }: CoverageRow) => `${((100 * unmarked) / asked).toFixed(0)}%`;
  return [
    bySchools(cell, "schools in the area"),
    bySchools(published, "of these, without a mark"),
    bySchools((row) => (row === undefined ? "" : marked(row)), "shown without a mark"),
    tableOf(
      ["degrees of freedom", ...statistics],
      freedoms.flatMap((group) => {
        const cells = statistics.map((statistic) => find(group, statistic));
        if (cells.every((row) => row === undefined || row.shown < fewest)) return [];
        return [[group, ...cells.map((row) => ((row?.shown ?? 0) < fewest ? "" : cell(row)))]];
      }),
    ),
  ];
}
