/** @jsxImportSource preact */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { VNode } from "preact";
import { describe, expect, it } from "vitest";
import { IntervalPlot, type IntervalPlotProps } from "../../src/charts/interval-plot.tsx";
import { IntervalStrip } from "../../src/charts/interval-strip.tsx";
import { IntervalTable } from "../../src/charts/interval-table.tsx";
import { intervalTableCss } from "../../src/charts/interval-table-css.ts";
import { renderHtml, renderSvg } from "../../src/charts/render.ts";
import { StripAxis } from "../../src/charts/strip-axis.tsx";
import { TrendChart, type TrendChartProps } from "../../src/charts/trend-chart.tsx";
import { valueAxis } from "../../src/charts/value-axis.ts";
import { areas, crowded, hidden, measured, reforms, trend, unreliable } from "./examples.ts";

const axis = valueAxis([{ lower: -4, upper: 19 }]);
const england = { value: 11.2, label: "England, 11.2" };
const ends = { low: "ahead", high: "behind" };
const words = { title: "Disadvantaged pupils are behind in most areas", unit: "Months behind", ends };
const caption =
  "Progress gap from Key Stage 2 to Key Stage 4, state-funded schools, England, 2015. Source: invented data.";
const plot: IntervalPlotProps = { ...words, id: "plot", description: "Eight areas.", caption, rows: areas };
const chart: TrendChartProps = {
  id: "trend",
  series: trend,
  breaks: reforms,
  title: "In Opportunity Areas the gap has grown every year",
  description: "Three lines from 2010 to 2015.",
  caption,
  unit: "Months behind non-disadvantaged pupils nationally",
  zeroLabel: "Non-disadvantaged pupils nationally",
};

const derby = measured("Derby", [2, 4.1, 6.2]);
const shrunken = {
  ...derby,
  shrunken: { estimate: 5, lower: 3.4, upper: 6.6 },
  text: { ...derby.text, shrunken: "5.0 (3.4 to 6.6)", ranks: "3 to 90" },
};

const fragments: Readonly<Record<string, VNode>> = {
  "strip-published": <IntervalStrip axis={axis} row={measured("Derby", [2, 4.1, 6.2])} />,
  "strip-unreliable": <IntervalStrip axis={axis} row={unreliable("Derby", [-2, 4.1, 10])} />,
  "strip-cut": <IntervalStrip axis={axis} row={unreliable("Rutland", [-30, 4.1, Number.POSITIVE_INFINITY])} />,
  "strip-hidden": <IntervalStrip axis={axis} row={hidden("Scilly", "few pupils")} reference={england} />,
  "strip-emphasis": <IntervalStrip axis={axis} row={{ ...measured("Derby", [2, 4.1, 6.2]), emphasis: true }} />,
  "strip-axis": <StripAxis axis={axis} ends={ends} reference={england} />,
  "strip-shrunken": <IntervalStrip axis={axis} row={shrunken} />,
  "table-shrunken": (
    <IntervalTable title="Two areas" unit="Points" rows={[shrunken, unreliable("Rutland", [-2, 4, 9])]} />
  ),
  table: <IntervalTable {...words} caption={caption} rows={areas} reference={england} />,
  "table-plain": (
    <IntervalTable title="Two areas" unit="Points" rows={areas.slice(1, 3)} headings={{ name: "District" }} />
  ),
};

const drawings: Readonly<Record<string, VNode>> = {
  plot: <IntervalPlot {...plot} reference={england} />,
  "plot-plain": <IntervalPlot id="p" title="Two areas" description="Two." unit="Points" rows={areas.slice(1, 3)} />,
  "plot-shrunken": <IntervalPlot id="p" title="One area" description="One." unit="Points" rows={[shrunken]} />,
  trend: <TrendChart {...chart} />,
  "trend-narrow": <TrendChart {...chart} width="narrow" />,
  "trend-up": <TrendChart {...chart} direction="up" breaks={[]} />,
  "trend-bands": <TrendChart {...chart} series={crowded} intervals="bands" />,
  "trend-crowded": <TrendChart {...chart} series={crowded} />,
  "trend-crowded-narrow": <TrendChart {...chart} series={crowded} width="narrow" />,
  "trend-one-year": <TrendChart {...chart} series={[{ name: "Derby", points: trend[0]?.points.slice(0, 1) ?? [] }]} />,
};

function golden(name: string, made: string): void {
  const path = fileURLToPath(new URL(`../golden/charts/${name}`, import.meta.url));
  if (process.env.UPDATE_GOLDEN === "1") writeFileSync(path, made);
  expect(existsSync(path), `${name} is missing: run once with UPDATE_GOLDEN=1 and look at it`).toBe(true);
  expect(made).toBe(readFileSync(path, "utf8"));
}

describe("gallery", () => {
  it.each(Object.entries(fragments))("%s.html", (name, node) => golden(`${name}.html`, `${renderHtml(node)}\n`));
  it.each(Object.entries(drawings))("%s.svg", (name, node) => golden(`${name}.svg`, renderSvg(node)));
  it("interval-table.css", () => golden("interval-table.css", intervalTableCss));
  it("is the same bytes a second time", () => {
    expect(renderSvg(<TrendChart {...chart} />)).toBe(renderSvg(<TrendChart {...chart} />));
  });
});
