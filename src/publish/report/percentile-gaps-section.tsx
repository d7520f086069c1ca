import { foundPercentileGaps, percentileNumber } from "../../release/percentile-gap.ts";
import { zerosAreSmall } from "../../release/rules.ts";
import { percentileGapPanels, squeezedUnit } from "../pictures/percentile-gap-panels.ts";
import { heldIn, Pictures } from "./pictures.tsx";
import type { Section } from "./section.ts";

/** Gaps between percentiles of the last year: whether the low scores of a group are further behind than its high ones. */
export const percentileGapsSection: Section = {
  id: "percentiles",
  title: "From low to high scores",
  show: (content) => {
    const found = foundPercentileGaps(content.findings);
    if (found.length === 0) return null;
    const replicates = content.study.bootstrap?.replicates ?? 0;
    return (
      <>
        <p>
          A gap between percentiles sets the same place in two groups side by side: the 10th percentile is the score
          that a tenth of a group are below. It is no gap of any one pupil. Averaged over all percentiles, such gaps are
          the gap of the means.
        </p>
        <p>
          Percentiles are of the score of the measure’s own method, never in months: months were calibrated on
          differences of means. Their errors and intervals come from {replicates} draws of whole schools with everything
          scored again.
          {zerosAreSmall(content.rules) &&
            ` Hidden is a percentile with fewer than ${content.rules.hide.pupilsBelow} pupils of either group beyond it, or between it and the next one asked for.`}
        </p>
        {found.some(({ finding }) => percentileNumber(finding)?.unit === squeezedUnit) && (
          <p>
            In percentile points, gaps are small at both ends whatever the groups are like, because no rank lies below 0
            or above 100. So they do not say whether low or high scores of a group are further behind: a measure in
            standard deviations or points does.
          </p>
        )}
        <Pictures panels={percentileGapPanels(content)} />
        <p>Other years are in tables/percentile-gaps.csv.</p>
      </>
    );
  },
  holdings: (content) => heldIn(percentileGapPanels(content)),
};
