import type { VNode } from "preact";
import { IntervalTable } from "../../charts/interval-table.tsx";
import { isShownPercentileGap } from "../../release/percentile-gap.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { zerosAreSmall } from "../../release/rules.ts";
import { percentileGapPanels, squeezedUnit } from "../pictures/percentile-gap-panels.ts";

/** Whether the study asks for gaps between percentiles. */
export function hasPercentileGaps({ percentileGaps }: ReleasedContent): boolean {
  return percentileGaps.length > 0;
}

/** Gaps between percentiles of the last year: whether the low scores of a group are further behind than its high ones. */
export function PercentileGapsSection({ content }: { readonly content: ReleasedContent }): VNode | null {
  if (!hasPercentileGaps(content)) return null;
  const replicates = content.study.bootstrap?.replicates ?? 0;
  return (
    <section id="percentiles" aria-labelledby="percentiles-heading">
      <h2 id="percentiles-heading">From low to high scores</h2>
      <p>
        A gap between percentiles sets the same place in two groups side by side: the 10th percentile is the score that
        a tenth of a group are below. It is no gap of any one pupil. Averaged over all percentiles, such gaps are the
        gap of the means.
      </p>
      <p>
        Percentiles are of the score of the measure’s own method, never in months: months were calibrated on differences
        of means. Their errors and intervals come from {replicates} draws of whole schools with everything scored again.
        {zerosAreSmall(content.rules) &&
          ` Hidden is a percentile with fewer than ${content.rules.hide.pupilsBelow} pupils of either group beyond it, or between it and the next one asked for.`}
      </p>
      {content.percentileGaps.some((one) => isShownPercentileGap(one) && one.unit === squeezedUnit) && (
        <p>
          In percentile points, gaps are small at both ends whatever the groups are like, because no rank lies below 0
          or above 100. So they do not say whether low or high scores of a group are further behind: a measure in
          standard deviations or points does.
        </p>
      )}
      {percentileGapPanels(content).map(({ id, title, caption, unit, rows, ends }) => (
        <div class="panel" id={id} key={id}>
          <IntervalTable
            rows={rows}
            title={title}
            caption={caption}
            unit={unit}
            headings={{ name: "Percentile" }}
            {...(ends === null ? {} : { ends })}
          />
        </div>
      ))}
      <p>Other years are in tables/percentile-gaps.csv.</p>
    </section>
  );
}
