import type { VNode } from "preact";
import { chartMargin } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { dodge } from "./dodge.ts";
import { palette } from "./palette.ts";
import { seriesLook } from "./series-look.ts";
import { TextBlock } from "./text-block.tsx";
import { wrapText } from "./text-width.ts";
import { labelGap, type TrendLayout } from "./trend-layout.ts";
import { measuredPoints, type TrendSeries } from "./trend-series.ts";

const LEADING = 15;
const APART = 5;
// The names stand right of the years, so they may reach down beside them.
const BELOW = 20;

/** The label of a series at the right end: its name, and the last value in bold above it. */
export interface TrendLabel {
  readonly index: number;
  readonly value: string;
  readonly name: readonly string[];
  readonly pointAt: readonly [x: number, y: number];
  readonly top: number;
  readonly bottom: number;
}

const ROOMY_TO_TIGHT = [
  { nameLines: 3, withValue: true },
  { nameLines: 2, withValue: true },
  { nameLines: 3, withValue: false },
  { nameLines: 2, withValue: false },
  { nameLines: 1, withValue: false },
] as const;

/** Labels beside the last point of each series, moved apart where they would overlap, shortened where all need more room. */
export function trendLabels(series: readonly TrendSeries[], layout: TrendLayout): TrendLabel[] {
  const [from, to] = [layout.top, layout.bottom + BELOW];
  for (const form of ROOMY_TO_TIGHT) {
    const labels = series.flatMap((one, index) => {
      const last = measuredPoints(one).at(-1);
      if (last === undefined) return [];
      const fit = { width: layout.labelWidth, size: layout.nameSize, maximumLines: form.nameLines };
      const name = wrapText(one.name, fit);
      const value = form.withValue ? last.text : "";
      const pointAt = [layout.xOf(last.year), layout.yOf(last.estimate)] as const;
      return [{ index, name, value, pointAt, height: (name.length + (value === "" ? 0 : 1)) * LEADING }];
    });
    const needed = labels.reduce((sum, { height }) => sum + height + APART, 0);
    if (needed > to - from && form !== ROOMY_TO_TIGHT.at(-1)) continue;
    const slots = labels.map(({ pointAt, height }) => ({ centre: pointAt[1], height: height + APART }));
    const middles = dodge(slots, from, to);
    return labels.map(({ height, ...label }, place) => {
      const middle = middles[place] ?? from;
      return { ...label, top: coordinate(middle - height / 2), bottom: coordinate(middle + height / 2) };
    });
  }
  return [];
}

export interface TrendLabelsProps {
  readonly series: readonly TrendSeries[];
  readonly layout: TrendLayout;
  readonly shifts: readonly number[];
}

export function TrendLabels({ series, layout, shifts }: TrendLabelsProps): VNode {
  const x = layout.width - chartMargin - layout.labelWidth;
  return (
    <g class="labels">
      {trendLabels(series, layout).map(({ index, value, name, pointAt, top, bottom }) => {
        const { colour } = seriesLook(index);
        const from = coordinate(pointAt[0] + (shifts[index] ?? 0) + 8);
        const middle = coordinate((top + bottom) / 2);
        const valueLines = value === "" ? 0 : 1;
        return (
          <g key={index}>
            <path
              class="leader"
              d={`M${from} ${pointAt[1]}L${coordinate(x - labelGap / 2)} ${middle}H${coordinate(x - 4)}`}
              fill="none"
              stroke={colour}
              stroke-width="1"
            />
            {valueLines > 0 && (
              <text
                class="last-value"
                x={coordinate(x)}
                y={coordinate(top + 12)}
                font-size={layout.nameSize + 1}
                font-weight="bold"
                fill={palette.ink}
              >
                {value}
              </text>
            )}
            <TextBlock
              class="series-name"
              lines={name}
              x={x}
              y={top + 12 + valueLines * LEADING}
              size={layout.nameSize}
              leading={LEADING}
            />
          </g>
        );
      })}
    </g>
  );
}
