import type { VNode } from "preact";
import { coordinate } from "./coordinate.ts";
import { Marker } from "./marker.tsx";
import { placeInterval } from "./placed-interval.ts";
import { type SeriesLook, seriesLook } from "./series-look.ts";
import type { TrendLayout } from "./trend-layout.ts";
import { type MeasuredPoint, type TrendSeries, unbrokenRuns } from "./trend-series.ts";

export interface TrendMarksProps {
  readonly series: TrendSeries;
  readonly index: number;
  /** Moves the series sideways, so that whiskers of the same year are next to each other. */
  readonly shift: number;
  readonly intervals: "bars" | "bands";
  readonly layout: TrendLayout;
}

/** Line, intervals and points of one series; the line stops at a break, and a single point keeps its interval. */
export function TrendMarks({ series, index, shift, intervals, layout }: TrendMarksProps): VNode {
  const look = seriesLook(index);
  const points = { look, layout, xOf: (point: MeasuredPoint) => coordinate(layout.xOf(point.year) + shift) };
  return (
    <g class="series">
      {unbrokenRuns(series, layout.years, layout.breaks).map((run) => (
        <Run key={run[0]?.year} run={run} banded={intervals === "bands" && run.length > 1} {...points} />
      ))}
    </g>
  );
}

interface RunProps {
  readonly run: readonly MeasuredPoint[];
  readonly banded: boolean;
  readonly look: SeriesLook;
  readonly layout: TrendLayout;
  readonly xOf: (point: MeasuredPoint) => number;
}

function Run({ run, banded, look, layout, xOf }: RunProps): VNode {
  const line = run.map((point) => `${xOf(point)} ${layout.yOf(point.estimate)}`).join("L");
  const dash = look.dash === null ? {} : { "stroke-dasharray": look.dash };
  return (
    <>
      {banded && <Band run={run} look={look} layout={layout} xOf={xOf} />}
      {!banded &&
        run.map((point) => <Whisker key={point.year} point={point} x={xOf(point)} look={look} layout={layout} />)}
      {run.length > 1 && (
        <path class="line" d={`M${line}`} fill="none" stroke={look.colour} stroke-width="2.25" {...dash} />
      )}
      {run.map((point) => (
        <Marker
          key={point.year}
          x={xOf(point)}
          y={layout.yOf(point.estimate)}
          look={look}
          hollow={point.status === "unreliable"}
        />
      ))}
    </>
  );
}

function Band({ run, look, layout, xOf }: Omit<RunProps, "banded">): VNode {
  const lower = run.map((point) => `${xOf(point)} ${layout.yOf(point.lower)}`);
  const upper = run.map((point) => `${xOf(point)} ${layout.yOf(point.upper)}`).reverse();
  return <path class="band" d={`M${[...lower, ...upper].join("L")}Z`} fill={look.colour} fill-opacity="0.14" />;
}

interface WhiskerProps {
  readonly point: MeasuredPoint;
  readonly x: number;
  readonly look: SeriesLook;
  readonly layout: TrendLayout;
}

function Whisker({ point, x, look, layout: { axis, range } }: WhiskerProps): VNode {
  const { low, high, cutLow, cutHigh } = placeInterval(axis, range, point);
  const cap = (y: number) => `M${coordinate(x - 3.5)} ${y}H${coordinate(x + 3.5)}`;
  const caps = `${cutLow ? "" : cap(low)}${cutHigh ? "" : cap(high)}`;
  return <path class="whisker" d={`M${x} ${low}V${high}${caps}`} stroke={look.colour} stroke-width="1.25" />;
}
