import type { VNode } from "preact";
import { IntervalPlot } from "../../charts/interval-plot.tsx";
import { renderSvg } from "../../charts/render.ts";
import { TrendChart } from "../../charts/trend-chart.tsx";
import { OutputNames } from "../../effects/output-name.ts";
import type { ReleasedContent } from "../../release/content.ts";
import type { Holdings } from "../tables/holdings.ts";
import { sensitivityPictures, variantPictures } from "./choices.ts";
import type { Panel } from "./panel.ts";
import { panelsOf } from "./panels.ts";
import { partPanels } from "./part-panels.ts";
import { percentileGapPanels } from "./percentile-gap-panels.ts";
import { pictureId } from "./picture-id.ts";
import { type Trend, trendsOf } from "./trends.ts";

/** A picture of the report as an SVG file of its own. */
export interface ChartFile {
  /** Its path in the release. */
  readonly file: string;
  /** Drawn when it is written. */
  readonly text: () => Iterable<string>;
  readonly holdings: Holdings;
}

interface Drawing {
  /** What its file is called; two of one name are numbered. */
  readonly name: string;
  readonly holdings: Holdings;
  readonly draw: () => VNode;
}

function description({ rows, unit, title }: Panel): string {
  const parts = rows.slice(0, 12).map(({ label, text }) => `${label}: ${text.estimate} (${text.interval})`);
  const rest = rows.length > 12 ? `; and ${rows.length - 12} more in the table of the report` : "";
  return `${title}. ${unit}, with 95% intervals. ${parts.join("; ")}${rest}.`;
}

function plot(panel: Panel): Drawing {
  const { id, title, caption, unit, headings, rows, reference, ends, holdings } = panel;
  const optional = { ...(reference === null ? {} : { reference }), ...(ends === null ? {} : { ends }) };
  const words = { id, title, description: description(panel), caption, unit, headings };
  return { name: id, holdings, draw: () => IntervalPlot({ rows, ...words, ...optional }) };
}

function lines(trend: Trend): Drawing {
  const { id, holdings } = trend;
  return { name: id, holdings, draw: () => TrendChart({ ...trend, direction: "up" }) };
}

/** Bands are in the id of a picture and not in the name of its file, which would be long. */
function parts({ panel, gaps: [first] }: ReturnType<typeof partPanels>[number]): Drawing {
  const end = pictureId("", ...first.decomposition.bands);
  return { ...plot(panel), name: panel.id.slice(0, panel.id.length - end.length) };
}

/** The pictures that are files, in the order in which they are listed. A new kind is one entry. */
const drawings: readonly ((content: ReleasedContent) => readonly Drawing[])[] = [
  (content) => trendsOf(content).map(lines),
  (content) => panelsOf(content).map(plot),
  (content) => partPanels(content).map(parts),
  (content) => percentileGapPanels(content).map(plot),
  (content) => variantPictures(content).map(({ panel }) => plot(panel)),
  (content) => sensitivityPictures(content).map(({ panel }) => plot(panel)),
];

/** Each picture of the report as an SVG file of its own; those of grades are only in the report. */
export function chartFiles(content: ReleasedContent): readonly ChartFile[] {
  const names = new OutputNames();
  return drawings
    .flatMap((drawingsOf) => drawingsOf(content))
    .map(({ name, holdings, draw }) => ({
      file: names.named("charts/", name, ".svg"),
      text: () => [renderSvg(draw())],
      holdings,
    }));
}
