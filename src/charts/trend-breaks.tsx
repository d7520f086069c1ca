import type { VNode } from "preact";
import { type BreakFlag, flagLeading, flagSize } from "./break-flags.ts";
import { coordinate } from "./coordinate.ts";
import { palette } from "./palette.ts";
import { TextBlock } from "./text-block.tsx";
import type { TrendLayout } from "./trend-layout.ts";

/** Dashed upright lines where the series is not comparable, each with its reason above the plot. */
export function TrendBreaks({ layout }: { readonly layout: TrendLayout }): VNode {
  const { flags, top, bottom } = layout;
  return (
    <g class="breaks">
      {flags.map((flag) => (
        <Flag key={flag.x} flag={flag} top={top} bottom={bottom} />
      ))}
    </g>
  );
}

function Flag({
  flag,
  top,
  bottom,
}: {
  readonly flag: BreakFlag;
  readonly top: number;
  readonly bottom: number;
}): VNode {
  const { x, lines, side, rise, height } = flag;
  const highest = coordinate(top - rise - height);
  return (
    <g class="break">
      <path
        d={`M${coordinate(x)} ${highest}V${bottom}`}
        stroke={palette.quietInk}
        stroke-width="1"
        stroke-dasharray="3 3"
      />
      <TextBlock
        class="break-reason"
        lines={lines}
        x={side === "left" ? x - 6 : x + 6}
        y={highest + flagSize}
        size={flagSize}
        leading={flagLeading}
        anchor={side === "left" ? "end" : "start"}
        colour={palette.quietInk}
      />
    </g>
  );
}
