import {
  isShownPercentileGap,
  type ProtectedPercentileGap,
  type ShownPercentileGap,
} from "../../release/percentile-gap.ts";
import type { ReleasedContent } from "../../release/released.ts";
import { columnsOf, numberColumn, textColumn, wholeColumn } from "./column.ts";
import { asked, value } from "./finding-columns.ts";
import { noStatistics, statistic } from "./holdings.ts";
import { releaseTable } from "./release-table.ts";

interface Row {
  readonly one: ProtectedPercentileGap;
  /** The gap with its numbers; null where it is not shown. */
  readonly number: ShownPercentileGap | null;
}

/** The gaps that the study asks for, in its order. */
function rows({ percentileGaps }: ReleasedContent): readonly Row[] | null {
  if (percentileGaps.length === 0) return null;
  return percentileGaps.map((one) => ({ one, number: isShownPercentileGap(one) ? one : null }));
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
      ({ one }: Row) => one.gap,
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
      "The group that it is set against",
      ({ one }) => one.gap.against.population,
    ),
    textColumn("against_area_name", "place", "The area of that group", ({ one }) => one.gap.against.area.name),
    numberColumn("percentile", "kind", null, "Which percentile, from 1 to 99", ({ one }) => one.gap.at),
    value.unit,
    value.estimate,
    { ...value.se, name: "se_bootstrap", title: "The standard deviation of the replicates" },
    value.lower,
    value.upper,
    textColumn("ci_method", "method", "How the interval was made", ({ number }) =>
      number === null ? null : "bootstrap percentiles",
    ),
    wholeColumn(
      "replicates",
      "setting",
      "draws",
      "How often schools were drawn again",
      ({ number }) => number?.replicates ?? null,
    ),
    wholeColumn(
      "replicates_left_out",
      "setting",
      "draws",
      "Replicates without a value, because they drew no pupil of a group",
      ({ number }) => number?.leftOut ?? null,
    ),
    wholeColumn("seed", "setting", null, "The seed of the draws", ({ number }) => number?.seed ?? null),
    wholeColumn("pupils", "count", "pupils", "Pupils of the group in the area", ({ number }) => number?.pupils ?? null),
    wholeColumn("schools", "count", "schools", "Schools of these pupils", ({ number }) => number?.schools ?? null),
    textColumn("status", "status", "published, unreliable, suppressed or not_available", ({ one }) => one.status),
    textColumn("note", "note", "What a reader of the number must know, or why there is none", ({ one }) =>
      isShownPercentileGap(one) ? one.note : one.reason,
    ),
  ],
});
