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
          A gap between percentiles compares the same position in two groups: the 10th percentile is the score that a
          tenth of the group is below. It is not the gap of any one pupil. Averaged over all percentiles, such gaps are
          the gap of the means.
        </p>
        <p>
          Percentiles use the score of the measure’s own method, never months: months were calibrated on differences of
          means. Their standard errors and intervals come from {replicates} draws of whole schools, with everything
          scored again each time.
          {zerosAreSmall(content.rules) &&
            ` A percentile is hidden if fewer than ${content.rules.hide.pupilsBelow} pupils of either group lie beyond it, or between it and the next one asked for.`}
        </p>
        {found.some(({ finding }) => percentileNumber(finding)?.unit === squeezedUnit) && (
          <p>
            In percentile points, gaps are small at both ends whatever the groups are like, because no rank lies below 0
            or above 100. So they do not show whether low or high scores of a group are further behind. A measure in
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
