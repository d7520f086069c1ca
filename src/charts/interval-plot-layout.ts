import { chartMargin } from "./chart-document.tsx";
import type { IntervalHeadings } from "./interval-headings.ts";
import type { IntervalRow } from "./interval-row.ts";
import { groupRows } from "./row-group.ts";
import { textWidth, wrapText } from "./text-width.ts";

export const plotWidth = 720;
export const rowSize = 13;
export const rowLeading = 15;

/** One line of the plot: a row, or the heading of a group that has no figures of its own. */
export interface PlotLine {
  readonly label: readonly string[];
  readonly row: IntervalRow | null;
  readonly strong: boolean;
  readonly indent: number;
  /** Middle of the line, measured from the top of the first. */
  readonly middle: number;
}

export interface PlotColumns {
  readonly range: readonly [number, number];
  readonly estimateEnds: number;
  readonly intervalEnds: number;
}

const ROW_HEIGHT = 22;
const GROUP_GAP = 10;
const TOP_GAP = 5;
const INDENT = 12;
const WIDEST_LABEL = 210;

/** Lines from top to bottom with labels broken to fit, and their total height. */
export function plotLines(rows: readonly IntervalRow[]): {
  readonly lines: readonly PlotLine[];
  readonly height: number;
} {
  const lines: PlotLine[] = [];
  let height = TOP_GAP;
  const add = (label: string, row: IntervalRow | null, strong: boolean, indent: number) => {
    const weight = strong ? "bold" : "normal";
    const broken = wrapText(label, { width: WIDEST_LABEL - indent, size: rowSize, weight, maximumLines: 2 });
    const own = ROW_HEIGHT + Math.max(0, broken.length - 1) * rowLeading;
    lines.push({ label: broken, row, strong, indent, middle: height + own / 2 });
    height += own;
  };
  for (const { heading, own, rows: members } of groupRows(rows)) {
    if (lines.length > 0) height += GROUP_GAP;
    if (heading !== null) add(heading, own, true, 0);
    for (const row of members) add(row.label, row, row.emphasis === true, heading === null ? 0 : INDENT);
  }
  return { lines, height };
}

/** Widths of the columns from the longest text in each; the drawing has the rest. */
export function plotColumns(lines: readonly PlotLine[], headings: IntervalHeadings): PlotColumns {
  const bold = (text: string) => textWidth(text, rowSize, "bold");
  const plain = (text: string) => textWidth(text, rowSize);
  const shown = lines.flatMap(({ row }) => (row === null || row.status === "hidden" ? [] : [row.text]));
  const labels = lines.flatMap(({ label, strong, indent }) =>
    label.map((text) => indent + (strong ? bold : plain)(text)),
  );
  const estimates = shown.map(({ estimate }) => bold(estimate));
  const intervals = shown.map(({ interval }) => plain(interval));
  const intervalEnds = plotWidth - chartMargin;
  const estimateEnds = intervalEnds - Math.max(bold(headings.interval), ...intervals) - 10;
  return {
    range: [
      chartMargin + Math.max(bold(headings.name), ...labels) + 14,
      estimateEnds - Math.max(bold(headings.estimate), ...estimates) - 12,
    ],
    estimateEnds,
    intervalEnds,
  };
}
