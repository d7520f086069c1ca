import type { VNode } from "preact";
import { chartMargin } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { palette } from "./palette.ts";
import { seriesLook } from "./series-look.ts";
import { TextBlock } from "./text-block.tsx";
import { labelLeading, trendLabels } from "./trend-label.ts";
import { labelGap, type TrendLayout } from "./trend-layout.ts";
import type { TrendSeries } from "./trend-series.ts";

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
              y={top + 12 + valueLines * labelLeading}
              size={layout.nameSize}
              leading={labelLeading}
            />
          </g>
        );
      })}
    </g>
  );
}
