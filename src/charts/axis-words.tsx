import type { VNode } from "preact";
import { type AxisEnds, endsThatFit } from "./axis-ends.ts";
import { chartMargin } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { plotWidth } from "./interval-plot-layout.ts";
import { palette } from "./palette.ts";
import { textWidth, wrapText } from "./text-width.ts";

export interface AxisWordsProps {
  readonly range: readonly [number, number];
  /** The position of zero; null when it is not shown. */
  readonly zero: number | null;
  /** Where the rows begin; the words go above the ticks over them. */
  readonly top: number;
  readonly unit: string;
  readonly ends?: AxisEnds;
}

const SIZE = 12;
const UNIT_SIZE = 13;
const NEAR = 28;
const FAR = 45;

/** What the axis of a plot shows and what its ends mean, on one line where there is room. */
export function AxisWords({ range: [left, right], zero, top, unit, ends }: AxisWordsProps): VNode {
  const wanted = ends === undefined ? null : endsThatFit(ends, zero === null ? null : (zero - left) / (right - left));
  const room = (right - left) / (wanted?.low === "" || wanted?.high === "" ? 1 : 2) - 4;
  const [low, high] = [oneLine(wanted?.low, room, SIZE), oneLine(wanted?.high, room, SIZE)];
  const unitText = oneLine(unit, plotWidth - 2 * chartMargin, UNIT_SIZE, "bold");
  const unitWidth = textWidth(unitText, UNIT_SIZE, "bold");
  const together = low === "" && unitWidth + textWidth(high, SIZE) + 8 <= right - left;
  const alone = low === "" && high === "";
  return (
    <>
      <text
        class="unit"
        x={coordinate(Math.max(chartMargin, Math.min(left, plotWidth - chartMargin - unitWidth)))}
        y={coordinate(top - (together || alone ? NEAR : FAR))}
        font-size={UNIT_SIZE}
        font-weight="bold"
        fill={palette.ink}
      >
        {unitText}
      </text>
      {low !== "" && (
        <text class="end" x={coordinate(left)} y={coordinate(top - NEAR)}>
          {low}
        </text>
      )}
      {high !== "" && (
        <text class="end" x={coordinate(right)} y={coordinate(top - NEAR)} text-anchor="end">
          {high}
        </text>
      )}
    </>
  );
}

function oneLine(text: string | undefined, width: number, size: number, weight: "normal" | "bold" = "normal"): string {
  return wrapText(text ?? "", { width, size, weight, maximumLines: 1 })[0] ?? "";
}
