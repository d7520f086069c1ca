import { type BreakFlag, breakFlags, flagsHeight } from "./break-flags.ts";
import { type ChartWords, chartMargin, chartWords } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { textWidth, wrapText } from "./text-width.ts";
import {
  axisOfSeries,
  breaksBetween,
  measuredPoints,
  type SeriesBreak,
  type TrendSeries,
  yearsOf,
} from "./trend-series.ts";
import { placeOn, type Tick, ticksThatFit, type ValueAxis } from "./value-axis.ts";

export interface TrendInput {
  readonly series: readonly TrendSeries[];
  readonly breaks: readonly SeriesBreak[];
  readonly title: string;
  readonly caption: string | undefined;
  readonly unit: string;
  readonly direction: "behind-down" | "up";
  readonly width: "wide" | "narrow";
  readonly includeZero: boolean;
  readonly zeroLabel: string;
}

/** The positions of everything in a trend chart. */
export interface TrendLayout {
  readonly width: number;
  readonly height: number;
  readonly words: ChartWords;
  readonly unit: readonly string[];
  readonly zeroLines: readonly string[];
  readonly years: readonly number[];
  readonly breaks: readonly SeriesBreak[];
  readonly axis: ValueAxis;
  readonly ticks: readonly Tick[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** From the axis' lower end to its upper one, downwards or upwards depending on the direction. */
  readonly range: readonly [number, number];
  readonly flags: readonly BreakFlag[];
  readonly labelWidth: number;
  readonly nameSize: number;
  readonly xOf: (year: number) => number;
  readonly yOf: (value: number) => number;
}

export const trendHeight = 420;
export const axisSize = 12;
export const unitLeading = 17;
export const zeroSize = 12;
export const zeroLeading = 14;
export const labelGap = 20;
const YEARS_BELOW = 26;
const SHAPE = {
  wide: { width: 720, label: 176, nameSize: 13 },
  narrow: { width: 340, label: 104, nameSize: 12 },
} as const;

export function trendLayout(input: TrendInput): TrendLayout {
  const { series, title, caption } = input;
  const { width } = SHAPE[input.width];
  const words = chartWords(width, title, caption);
  const unit = wrapText(input.unit, { width: width - 2 * chartMargin, size: axisSize + 1, maximumLines: 2 });
  const axis = axisOfSeries(series, input.includeZero);
  const years = yearsOf(series);
  const across = layoutAcross(input, axis, years);
  const breaks = breaksBetween(years, input.breaks);
  const marks = breaks.map(({ year, reason }) => ({ x: across.xOf((year + previous(years, year)) / 2), reason }));
  const flags = breakFlags(marks, [chartMargin, width - chartMargin]);
  const zeroLines = wrapText(input.zeroLabel, {
    width: across.right - across.left - 8,
    size: zeroSize,
    maximumLines: 2,
  });
  const top = coordinate(words.top + unit.length * unitLeading + flagsHeight(flags) + 16);
  const bottom = coordinate(trendHeight - words.below - YEARS_BELOW - chartMargin / 2);
  const [lowInset, highInset] = insets(axis, bottom - top, zeroLines.length * zeroLeading + 8);
  const range: [number, number] =
    input.direction === "up" ? [bottom - lowInset, top + highInset] : [top + lowInset, bottom - highInset];
  const ticks = ticksThatFit(axis, Math.abs(range[1] - range[0]), axisSize);
  const down = { top, bottom, range, ticks, yOf: placeOn(axis, range) };
  return { width, height: trendHeight, words, unit, zeroLines, years, breaks, flags, axis, ...across, ...down };
}

function layoutAcross(
  input: TrendInput,
  axis: ValueAxis,
  years: readonly number[],
): Pick<TrendLayout, "left" | "right" | "labelWidth" | "nameSize" | "xOf"> {
  const { series } = input;
  const { width, label, nameSize } = SHAPE[input.width];
  const left = coordinate(chartMargin + Math.max(...axis.ticks.map(({ text }) => textWidth(text, axisSize))) + 8);
  const longest = Math.max(0, ...series.map((one) => widestLine(one, nameSize)));
  const labelWidth = Math.min(label, longest + 4);
  const right = coordinate(width - chartMargin - labelWidth - labelGap);
  const inset = Math.max(10, series.length * 5);
  return { left, right, labelWidth, nameSize, xOf: yearScale(years, left + inset, right - inset) };
}

function widestLine(series: TrendSeries, nameSize: number): number {
  const value = measuredPoints(series).at(-1)?.text ?? "";
  return Math.max(textWidth(series.name, nameSize), textWidth(`${value} in 0000`, nameSize + 1, "bold"));
}

/** Space beyond the ends of the axis, so that the label of zero fits on either side of its line. */
function insets({ from, to }: ValueAxis, length: number, labelRoom: number): readonly [number, number] {
  const beyond = (distance: number) => Math.max(4, labelRoom - (Math.max(0, distance) / (to - from)) * length);
  return from <= 0 && to >= 0 ? [beyond(-from), beyond(to)] : [4, 4];
}

function previous(years: readonly number[], year: number): number {
  return years[years.indexOf(year) - 1] ?? year;
}

function yearScale(years: readonly number[], from: number, to: number): (year: number) => number {
  const [first = 0, last = 0] = [years.at(0), years.at(-1)];
  if (first === last) return () => coordinate((from + to) / 2);
  return (year) => coordinate(from + ((year - first) / (last - first)) * (to - from));
}
