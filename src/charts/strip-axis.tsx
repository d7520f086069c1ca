import type { VNode } from "preact";
import { type AxisEnds, endsThatFit } from "./axis-ends.ts";
import { percent } from "./coordinate.ts";
import { zeroLine } from "./interval-look.ts";
import type { Reference } from "./interval-row.ts";
import { stripRange, stripTicks } from "./interval-strip.tsx";
import { palette } from "./palette.ts";
import { placeOn, type ValueAxis } from "./value-axis.ts";

export interface StripAxisProps {
  readonly axis: ValueAxis;
  readonly ends?: AxisEnds;
  readonly reference?: Reference;
}

const SIZE = 12;

/**
 * The tick row above a column of strips, with the meaning of the ends on a line above it.
 *
 * At most five labels, fewer if they are long, so that they do not touch at 200 pixels.
 */
export function StripAxis({ axis, ends, reference }: StripAxisProps): VNode {
  const place = placeOn(axis, stripRange);
  const ticksAt = ends === undefined ? 12 : 30;
  return (
    <svg class="strip-axis" width="100%" height={ticksAt + 10} aria-hidden="true" font-size={SIZE} font-weight="normal">
      {ends !== undefined && <EndLabels ends={ends} zero={axis.from <= 0 && axis.to >= 0 ? place(0) : null} />}
      {stripTicks(axis).map(({ value, text }) => (
        <text
          key={value}
          class="tick"
          x={percent(place(value))}
          y={ticksAt}
          text-anchor="middle"
          fill={value === 0 ? palette.ink : palette.quietInk}
        >
          {text}
        </text>
      ))}
      {stripTicks(axis).map(({ value }) => (
        <line
          key={value}
          x1={percent(place(value))}
          x2={percent(place(value))}
          y1={ticksAt + 5}
          y2={ticksAt + 10}
          {...zeroLine}
        />
      ))}
      {reference !== undefined && (
        <line
          x1={percent(place(reference.value))}
          x2={percent(place(reference.value))}
          y1={ticksAt + 5}
          y2={ticksAt + 10}
          stroke={palette.darkPink}
          stroke-width="1.5"
        />
      )}
    </svg>
  );
}

function EndLabels({ ends, zero }: { readonly ends: AxisEnds; readonly zero: number | null }): VNode {
  const { low, high } = endsThatFit(ends, zero === null ? null : zero / 100);
  return (
    <>
      {low !== "" && (
        <text x={percent(stripRange[0] - 3)} y="12" fill={palette.quietInk}>
          {low}
        </text>
      )}
      {high !== "" && (
        <text x={percent(stripRange[1] + 3)} y="12" text-anchor="end" fill={palette.quietInk}>
          {high}
        </text>
      )}
    </>
  );
}
