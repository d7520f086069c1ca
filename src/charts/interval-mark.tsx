import type { VNode } from "preact";
import { coordinate } from "./coordinate.ts";
import type { IntervalLook } from "./interval-look.ts";
import type { PlacedInterval } from "./placed-interval.ts";

export interface IntervalMarkProps {
  readonly placed: PlacedInterval;
  readonly middle: number;
  readonly look: IntervalLook;
}

/** A horizontal interval in coordinates of the picture: line, caps or arrowheads, dot. */
export function IntervalMark({ placed, middle, look }: IntervalMarkProps): VNode {
  const { colour, fill, radius, weight } = look;
  return (
    <>
      <line
        class="interval"
        x1={placed.low}
        x2={placed.high}
        y1={middle}
        y2={middle}
        stroke={colour}
        stroke-width={weight}
      />
      <End at={placed.low} cut={placed.cutLow} towards={-1} middle={middle} look={look} />
      <End at={placed.high} cut={placed.cutHigh} towards={1} middle={middle} look={look} />
      <circle class="dot" cx={placed.dot} cy={middle} r={radius} fill={fill} stroke={colour} stroke-width="2" />
    </>
  );
}

interface EndProps {
  readonly at: number;
  readonly cut: boolean;
  readonly towards: -1 | 1;
  readonly middle: number;
  readonly look: IntervalLook;
}

function End({ at, cut, towards, middle, look: { colour, weight, cap } }: EndProps): VNode {
  const half = cut ? 4 : cap / 2;
  const [above, below] = [coordinate(middle - half), coordinate(middle + half)];
  return cut ? (
    <path d={`M${at} ${above}L${coordinate(at + 6 * towards)} ${middle}L${at} ${below}Z`} fill={colour} />
  ) : (
    <path d={`M${at} ${above}V${below}`} stroke={colour} stroke-width={weight} />
  );
}
