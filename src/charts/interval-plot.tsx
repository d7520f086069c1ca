import type { VNode } from "preact";
import type { AxisEnds } from "./axis-ends.ts";
import { ChartDocument, chartMargin, chartWords } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { type IntervalHeadings, intervalHeadings } from "./interval-headings.ts";
import { plotColumns, plotLines, plotWidth, rowSize } from "./interval-plot-layout.ts";
import { PlotRow } from "./interval-plot-row.tsx";
import { axisOfRows, type IntervalRow, type Reference } from "./interval-row.ts";
import { keyText } from "./key-text.ts";
import { palette } from "./palette.ts";
import { PlotGrid } from "./plot-grid.tsx";
import { keyHeight, PlotKey } from "./plot-key.tsx";
import type { ValueAxis } from "./value-axis.ts";

export interface IntervalPlotProps {
  /** Unique in the page. */
  readonly id: string;
  readonly rows: readonly IntervalRow[];
  /** The finding in a sentence. */
  readonly title: string;
  /** The text for people who cannot see the plot. */
  readonly description: string;
  /** Measure, source, population, coverage, period. */
  readonly caption?: string;
  readonly unit: string;
  readonly reference?: Reference;
  readonly ends?: AxisEnds;
  readonly headings?: Partial<IntervalHeadings>;
  readonly axis?: ValueAxis;
}

const HEAD = 68;
const FOOT = 26;

/** A dot plot of intervals as one picture 720 wide, as high as its rows need, for slides and articles. */
export function IntervalPlot(props: IntervalPlotProps): VNode {
  const { id, rows, title, description, caption, unit, reference, ends } = props;
  const headings = { ...intervalHeadings, ...props.headings };
  const axis = props.axis ?? axisOfRows(rows, reference);
  const words = chartWords(plotWidth, title, caption);
  const { lines, height: rowsHeight } = plotLines(rows);
  const columns = plotColumns(lines, headings);
  const key = keyText(rows, axis, headings, reference);
  const top = coordinate(words.top + keyHeight(key) + HEAD);
  const bottom = coordinate(top + rowsHeight);
  const height = Math.ceil(bottom + FOOT + words.below + chartMargin / 2);
  const heading = { y: coordinate(top - 9), "font-size": rowSize, "font-weight": "bold", fill: palette.ink } as const;
  return (
    <ChartDocument
      id={id}
      width={plotWidth}
      height={height}
      title={title}
      description={description}
      caption={caption}
      words={words}
    >
      <PlotKey text={key} top={words.top + 8} />
      <text x={chartMargin} {...heading}>
        {headings.name}
      </text>
      <text x={coordinate(columns.estimateEnds)} text-anchor="end" {...heading}>
        {headings.estimate}
      </text>
      <text x={columns.intervalEnds} text-anchor="end" {...heading}>
        {headings.interval}
      </text>
      <PlotGrid
        axis={axis}
        range={columns.range}
        top={top}
        bottom={bottom}
        unit={unit}
        {...(ends === undefined ? {} : { ends })}
        {...(reference === undefined ? {} : { reference })}
      />
      <line x1={chartMargin} x2={columns.intervalEnds} y1={top} y2={top} stroke={palette.axis} />
      {lines.map((line) => (
        <PlotRow key={line.middle} line={line} axis={axis} columns={columns} top={top} />
      ))}
    </ChartDocument>
  );
}
