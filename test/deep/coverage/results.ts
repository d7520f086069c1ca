import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { type CoverageRow, coverageTable } from "./coverage-table.ts";
import { areas, lawAsText, schoolsOf, seed } from "./law.ts";
import { lineOf, nationsOfBlock, type Tally, tallyHeader, tallyOfLine } from "./tally.ts";

export const blocks = 50;

const folder = new URL("../results/", import.meta.url);
/** Counts by block, and the table they make. */
export const blocksFile = new URL("coverage-blocks.csv", folder);
export const tableFile = new URL("coverage.csv", folder);

/** What the results were made of, and with which law. */
export function headOfResults(): string {
  const hash = createHash("sha256").update(lawAsText()).digest("hex").slice(0, 16);
  const schools = areas.reduce((sum, area) => sum + schoolsOf(area), 0);
  return `# ${blocks * nationsOfBlock} nations of ${schools} schools, seed ${seed}, law ${hash}, rules srs-10`;
}

export function textOfBlocks(tallies: readonly Tally[]): string {
  return `${[headOfResults(), tallyHeader, ...tallies.map(lineOf)].join("\n")}\n`;
}

/** Committed counts; none before the first run. */
export function committedBlocks(): { readonly head: string; readonly tallies: readonly Tally[] } {
  if (!existsSync(blocksFile)) return { head: "", tallies: [] };
  const [head = "", , ...lines] = readFileSync(blocksFile, "utf8").trimEnd().split("\n");
  return { head, tallies: lines.map(tallyOfLine) };
}

const perCent = (share: number, decimals: number) => (Number.isNaN(share) ? "" : (100 * share).toFixed(decimals));

/** Per cent with the Monte Carlo error in points; empty where nothing was published. */
function cellsOf(row: CoverageRow): readonly (string | number)[] {
  const { coverage, publishedCoverage } = row;
  return [
    row.by === "class" ? "schools" : "degrees of freedom",
    row.group,
    row.statistic,
    row.asked,
    row.shown,
    perCent(coverage.value, 2),
    perCent(coverage.error, 2),
    perCent(row.above, 2),
    perCent(row.below, 2),
    perCent(1 - row.published / row.shown, 1),
    perCent(publishedCoverage.value, 2),
    perCent(publishedCoverage.error, 2),
    row.meanWidth.toPrecision(4),
    row.meanError.value.toFixed(3),
    row.meanError.error.toFixed(3),
    row.medianFreedom.toPrecision(3),
  ];
}

export function textOfTable(tallies: readonly Tally[]): string {
  const columns =
    "by,group,statistic,asked,shown,coverage,mc_error,missed_above,missed_below,unreliable,published_coverage," +
    "published_mc_error,mean_width,mean_error,mean_error_mc_error,median_df";
  return `${[headOfResults(), columns, ...coverageTable(tallies).map((row) => cellsOf(row).join(","))].join("\n")}\n`;
}
