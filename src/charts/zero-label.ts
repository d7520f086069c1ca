import { textWidth } from "./text-width.ts";
import { type TrendLayout, zeroLeading, zeroSize } from "./trend-layout.ts";
import { measuredPoints, type TrendSeries } from "./trend-series.ts";

export interface ZeroLabelPlace {
  readonly x: number;
  /** The baseline of the first line. */
  readonly baseline: number;
  readonly anchor: "start" | "end";
}

/**
 * The place for the label of the zero line: at its left or right end, above or below it, wherever the fewest intervals
 * are in the way; the first of equally good places.
 */
export function zeroLabelPlace(layout: TrendLayout, series: readonly TrendSeries[]): ZeroLabelPlace {
  const { left, right, yOf, xOf, zeroLines } = layout;
  const zero = yOf(0);
  const height = zeroLines.length * zeroLeading + 5;
  const width = 12 + Math.max(0, ...zeroLines.map((line) => textWidth(line, zeroSize)));
  const extents = series.flatMap(measuredPoints).map(({ year, lower, upper }) => ({
    x: xOf(year),
    top: Math.min(yOf(lower), yOf(upper)),
    bottom: Math.max(yOf(lower), yOf(upper)),
  }));
  const inTheWay = (fromX: number, toX: number, top: number, bottom: number) =>
    extents.filter((one) => one.x >= fromX && one.x <= toX && one.bottom >= top && one.top <= bottom).length;
  const sides = [
    { x: left + 4, anchor: "start", from: left, to: left + width },
    { x: right - 4, anchor: "end", from: right - width, to: right },
  ] as const;
  const places = sides.flatMap(({ x, anchor, from, to }) => [
    {
      x,
      anchor,
      baseline: zero - 7 - (zeroLines.length - 1) * zeroLeading,
      met: inTheWay(from, to, zero - height, zero),
    },
    { x, anchor, baseline: zero + zeroSize + 2, met: inTheWay(from, to, zero, zero + height) },
  ]);
  return places.reduce((best, place) => (place.met < best.met ? place : best));
}
