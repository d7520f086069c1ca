import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { isShownPercentileGap, type ProtectedPercentileGap } from "../../release/percentile-gap.ts";
import { Released } from "../../release/released.ts";

/** Columns of tables/percentile-gaps.csv, in order: one row a gap and percentile. */
export const percentileGapColumns = [
  "figure",
  "measure",
  "population",
  "area_scheme",
  "area_code",
  "area_name",
  "year",
  "against_population",
  "against_area_name",
  "percentile",
  "unit",
  "estimate",
  "se_bootstrap",
  "ci_lower",
  "ci_upper",
  "ci_method",
  "replicates",
  "replicates_left_out",
  "seed",
  "pupils",
  "schools",
  "status",
  "note",
] as const;

function rowOf(one: ProtectedPercentileGap): readonly (string | number | null)[] {
  const { id, measure, of, against, at } = one.gap;
  const head = [
    id,
    measure,
    of.population,
    of.area.scheme,
    of.area.code,
    of.area.name,
    of.year,
    against.population,
    against.area.name,
    at,
  ];
  if (!isShownPercentileGap(one)) {
    const blanks = Array.from({ length: percentileGapColumns.length - head.length - 2 }, () => null);
    return [...head, ...blanks, one.status, one.reason];
  }
  const print = (value: number) => formatFixed(value, one.decimals);
  return [
    ...head,
    one.unit,
    print(one.value),
    print(one.se),
    print(one.lower),
    print(one.upper),
    "bootstrap percentiles",
    one.replicates,
    one.leftOut,
    one.seed,
    one.pupils,
    one.schools,
    one.status,
    one.note,
  ];
}

/** tables/percentile-gaps.csv: gaps between percentiles of two groups, with errors from schools drawn again. */
export function percentileGapsCsv(released: Released): string {
  return csvText(percentileGapColumns, Released.contentOf(released).percentileGaps.map(rowOf));
}
