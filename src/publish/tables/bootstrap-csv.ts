import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { BootstrapLine } from "../../release/bootstrap-table.ts";
import { Released } from "../../release/released.ts";

/** Columns of tables/bootstrap.csv, in order: one row a shown figure, on its first scale. */
export const bootstrapColumns = [
  "figure",
  "unit",
  "scale",
  "estimate",
  "se",
  "se_kind",
  "se_bootstrap",
  "ci_lower_bootstrap",
  "ci_upper_bootstrap",
  "se_over_se_bootstrap",
  "replicates",
  "replicates_left_out",
  "seed",
  "status",
] as const;

function rowOf({ finding, number, bootstrap, ratio, replicates, leftOut, seed }: BootstrapLine) {
  const print = (value: number | undefined) => (value === undefined ? null : formatFixed(value, number.decimals));
  return [
    finding.figure.id,
    number.unit,
    number.scale,
    print(number.value),
    print(number.se),
    finding.seKind,
    print(bootstrap?.se),
    print(bootstrap?.lower),
    print(bootstrap?.upper),
    ratio === null ? null : formatFixed(ratio, 2),
    replicates,
    leftOut,
    seed,
    finding.status,
  ];
}

/** tables/bootstrap.csv: worked-out errors of the shown figures beside those from schools drawn again. */
export function bootstrapCsv(released: Released): string {
  return csvText(bootstrapColumns, Released.contentOf(released).bootstrap.lines.map(rowOf));
}
