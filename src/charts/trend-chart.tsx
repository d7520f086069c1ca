import type { VNode } from "preact";
import { ChartDocument } from "./chart-document.tsx";
import { TrendBreaks } from "./trend-breaks.tsx";
import { TrendGrid } from "./trend-grid.tsx";
import { TrendLabels } from "./trend-labels.tsx";
import { trendHeight, trendLayout } from "./trend-layout.ts";
import { TrendMarks } from "./trend-marks.tsx";
import type { SeriesBreak, TrendSeries } from "./trend-series.ts";

export interface TrendChartProps {
  /** Unique in the page. */
  readonly id: string;
  /** At most four. */
  readonly series: readonly TrendSeries[];
  readonly breaks?: readonly SeriesBreak[];
  /** The finding in a sentence. */
  readonly title: string;
  /** The text for people who cannot see the chart. */
  readonly description: string;
  /** Measure, source, population, coverage, period. In the narrow layout the page prints it below the chart. */
  readonly caption?: string;
  /** What the values are, for example "Months behind non-disadvantaged pupils in England". */
  readonly unit: string;
  /** What zero means. */
  readonly zeroLabel: string;
  /** Whether positive values, "behind", go down or up; down by default. */
  readonly direction?: "behind-down" | "up";
  /** Two layouts of the same chart, 720 and 340 wide; a page shows the one that fits. */
  readonly width?: "wide" | "narrow";
  readonly intervals?: "bars" | "bands";
  /** The name of the intervals; "95% intervals" by default. */
  readonly intervalLabel?: string;
  readonly includeZero?: boolean;
}

const BESIDE = 7;

/** Lines over years with their intervals, gaps where the series breaks, and names at the right end. */
export function TrendChart(props: TrendChartProps): VNode {
  const { id, series, title, description, caption, unit, zeroLabel } = props;
  const { breaks = [], direction = "behind-down", width = "wide", intervals = "bars", includeZero = true } = props;
  const marks = marksSentence(series, intervals, props.intervalLabel ?? "95% intervals");
  const full = `${marks} ${caption ?? ""}`.trim();
  const drawn = width === "wide" ? full : marks;
  const layout = trendLayout({ series, breaks, title, caption: drawn, unit, direction, width, includeZero, zeroLabel });
  const beside = intervals === "bars" ? BESIDE : 0;
  const shifts = series.map((_, index) => (index - (series.length - 1) / 2) * beside);
  return (
    <ChartDocument
      id={id}
      width={layout.width}
      height={trendHeight}
      title={title}
      description={description}
      caption={full}
      words={layout.words}
    >
      <TrendGrid layout={layout} series={series} />
      <TrendBreaks layout={layout} />
      {series.map((one, index) => (
        <TrendMarks
          key={one.name}
          series={one}
          index={index}
          shift={shifts[index] ?? 0}
          intervals={intervals}
          layout={layout}
        />
      ))}
      <TrendLabels series={series} layout={layout} shifts={shifts} />
    </ChartDocument>
  );
}

function marksSentence(series: readonly TrendSeries[], intervals: "bars" | "bands", label: string): string {
  const has = (status: string) => series.some(({ points }) => points.some((point) => point.status === status));
  const hollow = has("unreliable") ? " Hollow points: unreliable." : "";
  const missing = has("hidden") ? " Missing points: hidden." : "";
  return `${intervals === "bars" ? "Bars" : "Bands and bars"}: ${label}.${hollow}${missing}`;
}
