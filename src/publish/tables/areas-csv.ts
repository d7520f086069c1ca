import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { type Finding, isShown } from "../../release/finding.ts";
import type { ProtectedArea, ProtectedAreas } from "../../release/many.ts";
import { Released } from "../../release/released.ts";

/** Columns of tables/areas.csv, in order: one row an area, by code within its family. */
export const areaColumns = [
  "family",
  "figure",
  "area_code",
  "area_name",
  "scale",
  "unit",
  "estimate",
  "ci_lower",
  "ci_upper",
  "together_lower",
  "together_upper",
  "shrunken",
  "shrunken_lower",
  "shrunken_upper",
  "kept",
  "rank_best",
  "rank_worst",
  "ranked",
  "status",
  "note",
] as const;

type Cell = string | number | null;

function rowOf({ finding, number, together, shrunken, ranks }: ProtectedArea, family: ProtectedAreas): readonly Cell[] {
  const print = (value: number) => formatFixed(value, number.decimals);
  const { id, of } = finding.figure;
  return [
    family.name,
    id,
    of.area.code,
    of.area.name,
    number.scale,
    number.unit,
    print(number.value),
    print(number.lower),
    print(number.upper),
    print(together.lower),
    print(together.upper),
    ...(shrunken === null
      ? [null, null, null, null]
      : [
          print(shrunken.value),
          print(shrunken.interval.lower),
          print(shrunken.interval.upper),
          formatFixed(shrunken.kept, 2),
        ]),
    ranks?.best ?? null,
    ranks?.worst ?? null,
    ranks === null ? null : family.areas.length,
    finding.status,
    finding.note,
  ];
}

function leftOutRow(finding: Finding, family: ProtectedAreas): readonly Cell[] {
  const { id, of } = finding.figure;
  const blanks = Array.from({ length: areaColumns.length - 6 }, () => null);
  const why = isShown(finding) ? finding.note : finding.reason;
  return [family.name, id, of.area.code, of.area.name, ...blanks, finding.status, `left out: ${why}`];
}

/** tables/areas.csv: raw and shrunken estimates, intervals that hold together and ranks; never in order of size. */
export function areasCsv(released: Released): string {
  const { areas } = Released.contentOf(released).many;
  return csvText(
    areaColumns,
    areas.flatMap((family) => {
      const rows = [
        ...family.areas.map((area) => ({ finding: area.finding, row: rowOf(area, family) })),
        ...family.leftOut.map((finding) => ({ finding, row: leftOutRow(finding, family) })),
      ];
      const code = ({ finding }: (typeof rows)[number]) => finding.figure.of.area.code;
      return rows.sort((a, b) => (code(a) < code(b) ? -1 : 1)).map(({ row }) => row);
    }),
  );
}
