import { IntervalPlot } from "../../charts/interval-plot.tsx";
import { renderSvg } from "../../charts/render.ts";
import { TrendChart } from "../../charts/trend-chart.tsx";
import { OutputNames } from "../../effects/output-name.ts";
import { Released } from "../../release/released.ts";
import { type Panel, panelsOf } from "./panels.ts";
import { partPanels } from "./part-panels.ts";
import { percentileGapPanels } from "./percentile-gap-panels.ts";
import { sensitivityPanels } from "./sensitivity.ts";
import { trendsOf } from "./trends.ts";
import { variantPanels } from "./variants.ts";

export interface ChartFile {
  /** Its path in the release. */
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
  const names = new OutputNames();
  const chart = (id: string, text: string): ChartFile => ({ file: names.named("charts/", id, ".svg"), text });
  const plots = (panels: readonly Panel[], name: string) => panels.map((panel) => chart(panel.id, plotOf(panel, name)));
  return [
    ...trendsOf(content).map((trend) => chart(trend.id, renderSvg(TrendChart({ ...trend, direction: "up" })))),
    ...plots(panelsOf(content), "Area"),
    ...plots(
      partPanels(content).map(({ panel }) => panel),
      "Part",
    ),
    ...plots(percentileGapPanels(content), "Percentile"),
    ...plots(variantPanels(content), "Choice"),
    ...plots(sensitivityPanels(content), "Choice"),
  ];
}
