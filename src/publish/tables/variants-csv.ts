import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { isShown } from "../../release/finding.ts";
import { Released } from "../../release/released.ts";
import { type Choice, choicesOf } from "../pictures/variants.ts";

/** Columns of variants.csv, in order: one row a figure and choice, the study's own choice first. */
export const variantColumns = [
  "variant",
  "figure",
  "unit",
  "scale",
  "estimate",
  "se",
  "se_kind",
  "df",
  "ci_lower",
  "ci_upper",
  "pupils",
  "schools",
  "status",
  "note",
] as const;

function rowOf({ name, finding, number }: Choice): readonly (string | number | null)[] {
  const head = [name, finding.figure.id];
  if (!isShown(finding) || number === null) {
    const blanks = Array.from({ length: variantColumns.length - head.length - 2 }, () => null);
    return [...head, ...blanks, finding.status, isShown(finding) ? finding.note : finding.reason];
  }
  const { seKind, degreesOfFreedom, pupils, schools, status, note } = finding;
  const print = (value: number) => formatFixed(value, number.decimals);
  return [
    ...head,
    number.unit,
    number.scale,
    print(number.value),
    print(number.se),
    seKind,
    Number.isFinite(degreesOfFreedom) ? formatFixed(degreesOfFreedom, 1) : null,
    print(number.lower),
    print(number.upper),
    pupils,
    schools,
    status,
    note,
  ];
}

/** variants.csv: the study's own figures beside those of its variants, on one scale. */
export function variantsCsv(released: Released): string {
  const { compared } = Released.contentOf(released);
  return csvText(
    variantColumns,
    compared.flatMap((figure) => choicesOf(figure).map(rowOf)),
  );
}
