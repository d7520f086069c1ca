import type { VNode } from "preact";
import type { AxisEnds } from "./axis-ends.ts";
import { AxisWords } from "./axis-words.tsx";
import { coordinate } from "./coordinate.ts";
import { gridLine, referenceLine, zeroLine } from "./interval-look.ts";
import type { Reference } from "./interval-row.ts";
import { palette } from "./palette.ts";
import { placeOn, ticksThatFit, type ValueAxis } from "./value-axis.ts";

export interface PlotGridProps {
  readonly axis: ValueAxis;
  readonly range: readonly [number, number];
  readonly top: number;
  readonly bottom: number;
  readonly unit: string;
  readonly ends?: AxisEnds;
  readonly reference?: Reference;
}

const SIZE = 12;

/** The lines behind the rows of a plot, with the same ticks above and below, so that a long plot can be read from either end. */
export function PlotGrid({ axis, range, top, bottom, unit, ends, reference }: PlotGridProps): VNode {
  const place = placeOn(axis, range);
  const upright = { y1: top, y2: bottom };
  return (
    <g font-size={SIZE} fill={palette.quietInk}>
      <AxisWords
        range={range}
        zero={axis.from <= 0 && axis.to >= 0 ? place(0) : null}
        top={top}
        unit={unit}
        {...(ends === undefined ? {} : { ends })}
      />
      {ticksThatFit(axis, range[1] - range[0], SIZE).map(({ value, text }) => (
        <g key={value} text-anchor="middle">
          <line x1={place(value)} x2={place(value)} {...upright} {...(value === 0 ? zeroLine : gridLine)} />
          <text class="tick" x={place(value)} y={coordinate(top - 9)}>
            {text}
          </text>
          <text class="tick" x={place(value)} y={coordinate(bottom + 17)}>
            {text}
          </text>
        </g>
      ))}
      {reference !== undefined && (
        <line x1={place(reference.value)} x2={place(reference.value)} {...upright} {...referenceLine} />
      )}
    </g>
  );
}
