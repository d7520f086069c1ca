import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { isShown } from "../../release/finding.ts";
import { Released } from "../../release/released.ts";
import { type OtherUnit, type PanelChoice, underChoices } from "../pictures/sensitivity.ts";

/** Columns of tables/sensitivity.csv, in order: one row a figure and choice, the study's own first. */
export const sensitivityColumns = [
  "figure",
  "kind",
  "choice",
  "what",
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

type Cells = readonly (string | number | null)[];

function rowOf({ kind, name, what, finding, number }: PanelChoice): Cells {
  const head = [finding.figure.id, kind, name, what];
  if (!isShown(finding) || number === null) {
    const blanks = Array.from({ length: sensitivityColumns.length - head.length - 2 }, () => null);
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

const inOtherUnit = (own: PanelChoice, { number, title }: OtherUnit): PanelChoice => ({
  ...own,
  kind: "scale",
  name: number.scale,
  what: title,
  number,
});

/** tables/sensitivity.csv: figures under every other choice; rows of other units have a unit of their own. */
export function sensitivityCsv(released: Released): string {
  const content = Released.contentOf(released);
  return csvText(
    sensitivityColumns,
    content.sensitivity.flatMap((panel) => {
      const { own, others, otherUnits } = underChoices(content, panel);
      return [own, ...others, ...otherUnits.map((one) => inOtherUnit(own, one))].map(rowOf);
    }),
  );
}
