import type { ReleasedContent } from "../../release/content.ts";
import { isShown, type ShownFinding, type ShownNumber } from "../../release/finding.ts";
import { type FoundPercentileGap, foundPercentileGaps, percentileNumber } from "../../release/percentile-gap.ts";
import { columnsOf, numberColumn, textColumn, wholeColumn } from "./column.ts";
import { asked, outcome, value } from "./finding-columns.ts";
import { noStatistics, statistic } from "./holdings.ts";
import { releaseTable } from "./release-table.ts";

interface Row extends FoundPercentileGap {
  /** The finding with its number; null where it is not shown. */
  readonly shown: ShownFinding | null;
  readonly number: ShownNumber | null;
}

/** The gaps that the study asks for, in its order. */
function rows({ findings }: ReleasedContent): readonly Row[] | null {
  const found = foundPercentileGaps(findings);
  if (found.length === 0) return null;
  return found.map(({ gap, finding }) => {
    return { gap, finding, shown: isShown(finding) ? finding : null, number: percentileNumber(finding) };
  });
}

/** tables/percentile-gaps.csv: gaps between percentiles of two groups, with errors from schools drawn again. */
export const percentileGaps = releaseTable<Row>({
  file: "tables/percentile-gaps.csv",
  title: "gaps between percentiles",
  rows,
  about: () => [],
  also: ({ number }) => (number === null ? noStatistics : statistic("differences of percentiles")),
  columns: [
    ...columnsOf(
      ({ gap }: Row) => gap,
      asked.figure,
      asked.measure,
      asked.population,
      asked.areaScheme,
      asked.areaCode,
      asked.areaName,
      asked.year,
    ),
    textColumn(
      "against_population",
      "group",
      "The group that it is compared with",
      ({ gap }) => gap.against.population,
    ),
    textColumn("against_area_name", "place", "The area of that group", ({ gap }) => gap.against.area.name),
    numberColumn("percentile", "kind", null, "Which percentile, from 1 to 99", ({ gap }) => gap.at),
    value.unit,
    value.estimate,
    {
      ...value.se,
      name: "se_bootstrap",
      title: "The standard deviation of the replicates, times the root of K / (K - 1) of K schools",
    },
    value.lower,
    value.upper,
    textColumn("ci_method", "method", "How the interval was made", ({ shown }) => shown?.intervalMethod ?? null),
    wholeColumn(
      "replicates",
      "setting",
      "draws",
      "How often schools were drawn again",
      ({ shown }) => shown?.resampled?.replicates ?? null,
    ),
    wholeColumn(
      "replicates_left_out",
      "setting",
      "draws",
      "Replicates without a value, because they drew no pupil of a group",
      ({ shown }) => shown?.resampled?.leftOut ?? null,
    ),
    wholeColumn("seed", "setting", null, "The seed of the draws", ({ shown }) => shown?.resampled?.seed ?? null),
    wholeColumn(
      "pupils",
      "count",
      "pupils",
      "Pupils of the group in the area",
      ({ shown }) => shown?.counted.n ?? null,
    ),
    wholeColumn(
      "schools",
      "count",
      "schools",
      "Schools of these pupils",
      ({ shown }) => shown?.counted.schools ?? null,
    ),
    outcome.status,
    outcome.note,
  ],
});
