import type { VNode } from "preact";
import { chartMargin } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { intervalLook, shrunkenLook } from "./interval-look.ts";
import { IntervalMark } from "./interval-mark.tsx";
import { type PlotColumns, type PlotLine, rowLeading, rowSize } from "./interval-plot-layout.ts";
import { type IntervalRow, statusText } from "./interval-row.ts";
import { palette } from "./palette.ts";
import { placeInterval } from "./placed-interval.ts";
import { TextBlock } from "./text-block.tsx";
import { wrapText } from "./text-width.ts";
import type { ValueAxis } from "./value-axis.ts";

export interface PlotRowProps {
  readonly line: PlotLine;
  readonly axis: ValueAxis;
  readonly columns: PlotColumns;
  /** Where the first line of the plot begins. */
  readonly top: number;
}

/** Label, drawing and numbers of one line of a plot. */
export function PlotRow({ line, axis, columns, top }: PlotRowProps): VNode {
  const middle = top + line.middle;
  const baseline = middle + rowSize * 0.36;
  return (
    <g>
      <TextBlock
        class="label"
        lines={line.label}
        x={chartMargin + line.indent}
        y={baseline - ((line.label.length - 1) * rowLeading) / 2}
        size={rowSize}
        leading={rowLeading}
        weight={line.strong ? "bold" : "normal"}
      />
      {line.row !== null && (
        <RowFigures row={line.row} line={line} axis={axis} columns={columns} middle={middle} baseline={baseline} />
      )}
    </g>
  );
}

interface RowFiguresProps extends Omit<PlotRowProps, "top"> {
  readonly row: IntervalRow;
  readonly middle: number;
  readonly baseline: number;
}

function RowFigures({ row, line, axis, columns, middle, baseline }: RowFiguresProps): VNode {
  const number = { y: coordinate(baseline), "font-size": rowSize, "text-anchor": "end" } as const;
  if (row.status === "hidden") {
    const [left, right] = columns.range;
    const reason = wrapText(statusText(row), { width: right - left - 12, size: 12, maximumLines: 1 });
    return (
      <>
        <TextBlock
          class="reason"
          lines={reason}
          x={left + 6}
          y={baseline}
          size={12}
          leading={rowLeading}
          colour={palette.quietInk}
          halo
        />
        <text x={coordinate(columns.estimateEnds)} {...number} fill={palette.quietInk}>
          –
        </text>
      </>
    );
  }
  const look = intervalLook({ status: row.status, emphasis: line.strong });
  return (
    <>
      <IntervalMark
        placed={placeInterval(axis, columns.range, row)}
        middle={coordinate(row.shrunken === undefined ? middle : middle - 4)}
        look={look}
      />
      {row.shrunken !== undefined && (
        <IntervalMark
          placed={placeInterval(axis, columns.range, row.shrunken)}
          middle={coordinate(middle + 6)}
          look={shrunkenLook}
        />
      )}
      <text class="estimate" x={coordinate(columns.estimateEnds)} {...number} font-weight="bold" fill={palette.ink}>
        {row.text.estimate}
      </text>
      <text class="interval-text" x={columns.intervalEnds} {...number} fill={palette.quietInk}>
        {row.text.interval}
      </text>
    </>
  );
}
