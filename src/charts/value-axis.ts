import { tickStep, ticks } from "d3-array";
import { format, precisionFixed } from "d3-format";
import { scaleLinear } from "d3-scale";
import { coordinate } from "./coordinate.ts";
import { textWidth } from "./text-width.ts";

/** A range of values; an infinite end is cut where the axis ends. */
export interface Span {
  readonly lower: number;
  readonly upper: number;
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** The values that a chart shows and those that it labels, in the unit of the values. */
export interface ValueAxis {
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly Tick[];
}

export interface AxisOptions {
  /** Whether 0 is shown even if no value is near it; true by default. */
  readonly includeZero?: boolean;
  /** At least 3; by default 5, which fit in a column of 200 pixels. */
  readonly maximumTicks?: number;
}

const PADDING = 0.03;
// Below this share of its values an axis counts as one value, and gets room on both sides of it.
const TOO_SHORT = 1e-9;

/**
 * One axis for many intervals, so that all rows or series of a chart share a scale.
 *
 * The ends are padded by 3% of the length; ticks are multiples of 1, 2 or 5 times a power of ten inside them.
 *
 * @throws RangeError when an end is not a number
 * @example valueAxis([{ lower: 2.1, upper: 18.4 }]).ticks.map(({ text }) => text) // ["0", "5", "10", "15"]
 */
export function valueAxis(spans: readonly Span[], options: AxisOptions = {}): ValueAxis {
  const { includeZero = true, maximumTicks = 5 } = options;
  const ends = spans.flatMap(({ lower, upper }) => [lower, upper]);
  if (ends.some(Number.isNaN)) throw new RangeError("an interval of the chart has an end that is not a number");
  const shown = ends.filter(Number.isFinite);
  if (includeZero || shown.length === 0) shown.push(0);
  const least = shown.reduce((a, b) => Math.min(a, b));
  const most = shown.reduce((a, b) => Math.max(a, b));
  const size = Math.max(1, Math.abs(most), Math.abs(least));
  const pad = most - least > size * TOO_SHORT ? (most - least) * PADDING : size / 10;
  const from = least - pad;
  const to = most + pad;
  return { from, to, ticks: axisTicks(from, to, maximumTicks) };
}

function axisTicks(from: number, to: number, maximum: number): Tick[] {
  let count = maximum;
  while (count > 1 && ticks(from, to, count).length > maximum) count -= 1;
  const write = tickFormat(tickStep(from, to, count));
  return ticks(from, to, count).map((value) => ({ value: value + 0, text: write(value) }));
}

/** Writes ticks a `step` apart with as many decimals as they need, a comma in thousands and a real minus sign. */
export function tickFormat(step: number): (value: number) => string {
  return format(`,.${precisionFixed(step)}f`);
}

/** Positions of values between two coordinates; a value beyond the axis is placed at its end. */
export function placeOn(axis: ValueAxis, range: readonly [number, number]): (value: number) => number {
  const scale = scaleLinear()
    .domain([axis.from, axis.to])
    .range([...range])
    .clamp(true);
  return (value) => coordinate(scale(value));
}

/**
 * The ticks whose texts do not touch on an axis of this length: all, or every second, third... counted from 0.
 *
 * @param length pixels from one end of the axis to the other
 */
export function ticksThatFit(axis: ValueAxis, length: number, size: number): readonly Tick[] {
  const perUnit = length / (axis.to - axis.from);
  const [first, second] = axis.ticks;
  if (first === undefined || second === undefined) return axis.ticks;
  const apart = (second.value - first.value) * perUnit;
  const widest = Math.max(...axis.ticks.map(({ text }) => textWidth(text, size)));
  const every = Math.max(1, Math.ceil((widest + 8) / apart));
  const origin = Math.max(
    0,
    axis.ticks.findIndex(({ value }) => value === 0),
  );
  return axis.ticks.filter((_, index) => (index - origin) % every === 0);
}
