import type { VNode } from "preact";
import { chartMargin } from "./chart-document.tsx";
import { coordinate } from "./coordinate.ts";
import { gridLine } from "./interval-look.ts";
import { palette } from "./palette.ts";
import { TextBlock } from "./text-block.tsx";
import { textWidth } from "./text-width.ts";
import { axisSize, type TrendLayout, unitLeading, zeroLeading, zeroSize } from "./trend-layout.ts";
import type { TrendSeries } from "./trend-series.ts";
import { zeroLabelPlace } from "./zero-label.ts";

export interface TrendGridProps {
  readonly layout: TrendLayout;
  readonly series: readonly TrendSeries[];
}

/** Unit, value axis with its grid, zero line with its label, and the years. */
export function TrendGrid({ layout, series }: TrendGridProps): VNode {
  const { axis, ticks, left, right, bottom, yOf, words, unit } = layout;
  return (
    <g font-size={axisSize} fill={palette.quietInk}>
      <TextBlock
        class="unit"
        lines={unit}
        x={chartMargin}
        y={words.top + 14}
        size={axisSize + 1}
        leading={unitLeading}
        colour={palette.quietInk}
      />
      {ticks.map(({ value, text }) => (
        <g key={value}>
          {value !== 0 && <line x1={left} x2={right} y1={yOf(value)} y2={yOf(value)} {...gridLine} />}
          <text class="tick" x={coordinate(left - 8)} y={coordinate(yOf(value) + 4)} text-anchor="end">
            {text}
          </text>
        </g>
      ))}
      {axis.from <= 0 && axis.to >= 0 && <ZeroLine layout={layout} series={series} />}
      {yearLabels(layout).map((year) => (
        <g key={year} text-anchor="middle">
          <line
            x1={layout.xOf(year)}
            x2={layout.xOf(year)}
            y1={bottom}
            y2={coordinate(bottom + 5)}
            stroke={palette.axis}
          />
          <text class="year" x={layout.xOf(year)} y={coordinate(bottom + 19)}>
            {year}
          </text>
        </g>
      ))}
      <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={palette.rule} />
    </g>
  );
}

function ZeroLine({ layout, series }: TrendGridProps): VNode {
  const { left, right, yOf, zeroLines } = layout;
  const { x, baseline, anchor } = zeroLabelPlace(layout, series);
  return (
    <>
      <line class="zero" x1={left} x2={right} y1={yOf(0)} y2={yOf(0)} stroke={palette.ink} stroke-width="1.25" />
      <TextBlock
        class="zero-label"
        lines={zeroLines}
        x={x}
        y={baseline}
        anchor={anchor}
        size={zeroSize}
        leading={zeroLeading}
        halo
      />
    </>
  );
}

/** Every year, or every second, third... back from the last, so that their texts do not touch. */
function yearLabels({ years, xOf }: TrendLayout): readonly number[] {
  const nearest = Math.min(...years.slice(1).map((year, index) => xOf(year) - xOf(years[index] ?? year)));
  const every = Math.ceil((textWidth("0000", axisSize) + 4) / nearest);
  return years.filter((_, index) => every <= 1 || (years.length - 1 - index) % every === 0);
}
