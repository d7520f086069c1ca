import { placeOn, type ValueAxis } from "./value-axis.ts";

/** An interval in coordinates; an end is cut if it lies beyond the axis, and the line then only points to it. */
export interface PlacedInterval {
  readonly dot: number;
  readonly low: number;
  readonly high: number;
  readonly cutLow: boolean;
  readonly cutHigh: boolean;
}

/** @throws RangeError when the estimate is not finite or the lower end is above the upper */
export function placeInterval(
  axis: ValueAxis,
  range: readonly [number, number],
  { estimate, lower, upper }: { readonly estimate: number; readonly lower: number; readonly upper: number },
): PlacedInterval {
  if (!Number.isFinite(estimate)) throw new RangeError(`cannot draw an estimate of ${estimate}`);
  if (!(lower <= upper)) throw new RangeError(`cannot draw an interval from ${lower} to ${upper}`);
  const place = placeOn(axis, range);
  return {
    dot: place(estimate),
    low: place(lower),
    high: place(upper),
    cutLow: lower < axis.from,
    cutHigh: upper > axis.to,
  };
}
