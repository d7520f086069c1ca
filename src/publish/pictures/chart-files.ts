import { IntervalPlot } from "../../charts/interval-plot.tsx";
import { renderSvg } from "../../charts/render.ts";
import { TrendChart } from "../../charts/trend-chart.tsx";
import { Released } from "../../release/released.ts";
import { type Panel, panelsOf } from "./panels.ts";
import { partPanels } from "./part-panels.ts";
import { percentileGapPanels } from "./percentile-gap-panels.ts";
import { sensitivityPanels } from "./sensitivity.ts";
import { trendsOf } from "./trends.ts";
import { variantPanels } from "./variants.ts";

export interface ChartFile {
  readonly file: string;
  readonly text: string;
}

function description({ rows, unit, title }: Panel): string {
  const parts = rows.slice(0, 12).map(({ label, text }) => `${label}: ${text.estimate} (${text.interval})`);
  const rest = rows.length > 12 ? `; and ${rows.length - 12} more in the table beside it` : "";
  return `${title}. ${unit}, with 95% intervals. ${parts.join("; ")}${rest}.`;
}

function plotOf(panel: Panel, name: string): string {
  const { id, title, caption, unit, rows, reference, ends } = panel;
  const optional = { ...(reference === null ? {} : { reference }), ...(ends === null ? {} : { ends }) };
  const words = { id, title, description: description(panel), caption, unit, headings: { name } };
  return renderSvg(IntervalPlot({ rows, ...words, ...optional }));
}

/** Each picture of the report as an SVG file of its own. */
export function chartFiles(released: Released): readonly ChartFile[] {
  const content = Released.contentOf(released);
  const trends = trendsOf(content).map((trend) => ({
    file: `${trend.id}.svg`,
    text: renderSvg(TrendChart({ ...trend, direction: "up" })),
  }));
  const panels = panelsOf(content).map((panel) => ({ file: `${panel.id}.svg`, text: plotOf(panel, "Area") }));
  const variants = variantPanels(content).map((panel) => ({ file: `${panel.id}.svg`, text: plotOf(panel, "Choice") }));
  const parts = partPanels(content).map(({ panel }) => ({ file: `${panel.id}.svg`, text: plotOf(panel, "Part") }));
  const percentiles = percentileGapPanels(content).map((panel) => ({
    file: `${panel.id}.svg`,
    text: plotOf(panel, "Percentile"),
  }));
  const choices = sensitivityPanels(content).map((panel) => ({
    file: `${panel.id}.svg`,
    text: plotOf(panel, "Choice"),
  }));
  return [...trends, ...panels, ...parts, ...percentiles, ...variants, ...choices];
}
