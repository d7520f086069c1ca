import type { SumCells } from "../../cells/cells.ts";
import { publishedVariance } from "../../cells/published-variance.ts";
import type { AreaInYear } from "../../intake/checked-area-table.ts";
import type { PublishedErrors } from "../../scores/published-errors.ts";
import type { PupilMeasure } from "../../study/study.ts";

const limitsOnly = "normal, from published limits";
const deviationOnly = "normal, from the deviation of pupils and their number";
const both = "normal, from published limits, elsewhere from the deviation of pupils and their number";

/** Means worked out from sums are not rounded; they are shown with so many decimals at least where they have no error. */
const fewestDecimals = 2;

/** The standard deviation of pupils in a year that a study states. */
export function deviationOf({ sd, sdOfYears }: PupilMeasure): (year: number) => number | null {
  return (year) => sdOfYears?.values.get(year) ?? sd?.value ?? null;
}

/** Errors of the sums of a table of areas with numbers of pupils: from published limits, else from the deviation of pupils. */
export function errorsOfSums(measure: PupilMeasure, cells: SumCells, areas: readonly AreaInYear[]): PublishedErrors {
  const byArea = new Map(areas.map(({ area, year, groups }) => [`${year} ${area}`, groups]));
  const deviationIn = deviationOf(measure);
  const values = areas.flatMap(({ groups }) => [...groups.values()]);
  const hasLimits = values.some(({ limits }) => limits !== null);
  const needsDeviation = values.some(({ limits, pupils }) => limits === null && pupils !== 0);
  return {
    varianceOfSum: publishedVariance(cells, {
      deviationIn,
      groupsOf: (area, year) => byArea.get(`${year} ${area}`) ?? new Map(),
    }),
    from: !hasLimits ? deviationOnly : needsDeviation ? both : limitsOnly,
    without: hasLimits
      ? "a mean in it has no published limits, and the study states no standard deviation of pupils (sd)"
      : "the table has no published limits, and the study states no standard deviation of pupils (sd)",
    counted: true,
    decimals: values.some(({ printed }) => printed)
      ? measure.outcome.decimals
      : Math.max(fewestDecimals, measure.outcome.decimals),
  };
}

/** Means without numbers of pupils have no known error. */
export function errorsOfMeans({ outcome }: PupilMeasure, cells: SumCells): PublishedErrors {
  return {
    varianceOfSum: new Float64Array(cells.n.length).fill(Number.NaN),
    from: deviationOnly,
    without: "the table has neither numbers of pupils nor published limits",
    counted: false,
    decimals: outcome.decimals,
  };
}
