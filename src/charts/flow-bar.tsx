import type { VNode } from "preact";
import { percent } from "./coordinate.ts";
import type { FlowRow } from "./flow-row.ts";
import { palette } from "./palette.ts";

/** The colours of the parts of a bar, which differ in height as well. */
export const flowLook = {
  left: palette.midBlue,
  leftOut: palette.darkPink,
  part: palette.axis,
} as const;

/**
 * What is left after a step as a bar, and behind it, half as high, what was left out in that step.
 *
 * All positions are per cent, so it stretches with its column. Hidden from assistive technology: the numbers are in
 * the neighbouring cells.
 */
export function FlowBar({ row }: { readonly row: FlowRow }): VNode {
  const { kind, before, after } = row;
  return (
    <svg class="flow-bar" width="100%" height="18" aria-hidden="true">
      <line x1="0%" x2="100%" y1="17.5" y2="17.5" stroke={palette.grid} stroke-width="1" />
      {before !== null && after !== null && before > after && (
        <rect
          class="left-out"
          x={percent(100 * after)}
          y="9"
          width={percent(100 * (before - after))}
          height="9"
          fill={flowLook.leftOut}
        />
      )}
      {after !== null && (
        <rect
          class="left"
          x="0%"
          y={kind === "part" ? 9 : 2}
          width={percent(100 * after)}
          height={kind === "part" ? 9 : 16}
          fill={kind === "part" ? flowLook.part : flowLook.left}
        />
      )}
    </svg>
  );
}
