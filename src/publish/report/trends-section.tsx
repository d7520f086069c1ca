import type { VNode } from "preact";
import { TrendChart } from "../../charts/trend-chart.tsx";
import { type Trend, trendsOf } from "../pictures/trends.ts";
import { together } from "../tables/holdings.ts";
import { PlainTable } from "./plain-table.tsx";
import type { Section } from "./section.ts";
import { testedBy } from "./tested-by.ts";

function TrendPicture({ trend }: { readonly trend: Trend }): VNode {
  const { id, title, tests, caption, description, unit, zeroLabel, series, breaks, rows } = trend;
  const chart = { series, breaks, title, caption, description, unit, zeroLabel, direction: "up" } as const;
  return (
    <figure class="trend" {...testedBy(tests)}>
      <div class="wide">
        <TrendChart id={`${id}:lines:wide`} width="wide" {...chart} />
      </div>
      <div class="narrow">
        <TrendChart id={`${id}:lines:narrow`} width="narrow" {...chart} />
        <p class="meta">{caption}</p>
      </div>
      <figcaption>
        <details>
          <summary>The numbers of this picture</summary>
          <PlainTable
            caption={title}
            columns={[
              { head: "Group and year" },
              { head: unit, numeric: true },
              { head: "95% interval", numeric: true },
              { head: "Note" },
            ]}
            rows={rows}
          />
        </details>
      </figcaption>
    </figure>
  );
}

/** Pictures over years, where the study asks for them. */
export const trendsSection: Section = {
  id: "trends",
  title: "Over the years",
  show: (content) => {
    const trends = trendsOf(content);
    if (trends.length === 0) return null;
    return (
      <>
        {trends.map((trend) => (
          <TrendPicture key={trend.id} trend={trend} />
        ))}
      </>
    );
  },
  holdings: (content) => together(trendsOf(content).map(({ holdings }) => holdings)),
};
