import type { VNode } from "preact";
import { percent } from "./coordinate.ts";
import { gridLine, type IntervalLook, intervalLook, referenceLine, shrunkenLook, zeroLine } from "./interval-look.ts";
import type { IntervalRow, Reference } from "./interval-row.ts";
import { placeInterval } from "./placed-interval.ts";
import { placeOn, ticksThatFit, type ValueAxis } from "./value-axis.ts";

export interface IntervalStripProps {
  readonly axis: ValueAxis;
  readonly row: IntervalRow;
  readonly reference?: Reference;
}

/** Where the axis begins and ends, in per cent of the width: dots and labels at its ends are not cut. */
export const stripRange = [5, 95] as const satisfies readonly [number, number];

const NARROWEST = 200;

/** The ticks of a strip: few enough not to touch where the column is narrowest. */
export function stripTicks(axis: ValueAxis): ReturnType<typeof ticksThatFit> {
  const [start, end] = stripRange;
  return ticksThatFit(axis, (NARROWEST * (end - start)) / 100, 12);
}

/**
 * One row of a dot plot for a table cell: interval with caps, dot, zero line, reference line.
 *
 * All positions are per cent and all sizes pixels, so it stretches with its column and the dot stays round; vertical
 * lines run from edge to edge and so join those of the next row. Hidden from assistive technology: the numbers are in the
 * neighbouring cells.
 */
export function IntervalStrip({ axis, row, reference }: IntervalStripProps): VNode {
  const place = placeOn(axis, stripRange);
  return (
    <svg class="strip-drawing" width="100%" height="28" aria-hidden="true">
      {stripTicks(axis)
        .filter(({ value }) => value !== 0)
        .map(({ value }) => (
          <UprightLine key={value} at={place(value)} look={gridLine} />
        ))}
      {axis.from <= 0 && axis.to >= 0 && <UprightLine at={place(0)} look={zeroLine} />}
      {reference !== undefined && <UprightLine at={place(reference.value)} look={referenceLine} />}
      {row.status !== "hidden" && (
        <StripInterval
          placed={placeInterval(axis, stripRange, row)}
          look={intervalLook(row)}
          middle={row.shrunken === undefined ? "50%" : "34%"}
        />
      )}
      {row.status !== "hidden" && row.shrunken !== undefined && (
        <StripInterval placed={placeInterval(axis, stripRange, row.shrunken)} look={shrunkenLook} middle="76%" />
      )}
    </svg>
  );
}

function UprightLine({ at, look }: { readonly at: number; readonly look: object }): VNode {
  return <line x1={percent(at)} x2={percent(at)} y1="0%" y2="100%" {...look} />;
}

interface StripIntervalProps {
  readonly placed: ReturnType<typeof placeInterval>;
  readonly look: IntervalLook;
  readonly middle: string;
}

function StripInterval({ placed, look, middle }: StripIntervalProps): VNode {
  const { colour, fill, radius, weight } = look;
  return (
    <>
      <line
        class="interval"
        x1={percent(placed.low)}
        x2={percent(placed.high)}
        y1={middle}
        y2={middle}
        stroke={colour}
        stroke-width={weight}
      />
      <StripEnd at={placed.low} cut={placed.cutLow} towards={-1} look={look} middle={middle} />
      <StripEnd at={placed.high} cut={placed.cutHigh} towards={1} look={look} middle={middle} />
      <circle
        class="dot"
        cx={percent(placed.dot)}
        cy={middle}
        r={radius}
        fill={fill}
        stroke={colour}
        stroke-width="2"
      />
    </>
  );
}

interface StripEndProps {
  readonly at: number;
  readonly cut: boolean;
  readonly towards: -1 | 1;
  readonly look: IntervalLook;
  readonly middle: string;
}

function StripEnd({ at, cut, towards, middle, look: { colour, weight, cap } }: StripEndProps): VNode {
  if (cut) {
    return (
      <svg x={percent(at)} y={middle} overflow="visible" aria-hidden="true">
        <path d={`M0 -4L${6 * towards} 0L0 4Z`} fill={colour} />
      </svg>
    );
  }
  return (
    <rect
      x={percent(at)}
      y={middle}
      width={weight}
      height={cap}
      fill={colour}
      transform={`translate(${-weight / 2} ${-cap / 2})`}
    />
  );
}
