import { columns, found, type Recognised, someOf } from "./recognised.ts";
import { cellsSeen, columnNamed, firstNamed, type SeenFile } from "./seen-file.ts";
import { signsIn, type TableLayout, tableLayouts } from "./table-layout.ts";

function rowsSeen(seen: SeenFile, layout: TableLayout): readonly string[] {
  const column = layout.rows === null ? null : columnNamed(seen.header, layout.rows.column);
  if (column === null || layout.rows === null) return [];
  const words = { ...layout.rows.schools, ...layout.rows.aside };
  const kinds = [...new Set(cellsSeen(seen, column))].flatMap((value) => words[value] ?? []);
  return kinds.length === 0 ? [] : [`${column} has rows of ${someOf(kinds, 6)}`];
}

/** A table with a row for each school and columns for groups of its pupils, by the names of its columns. */
export function recogniseSchoolTable(seen: SeenFile): Recognised | null {
  const fits = tableLayouts()
    .map((layout) => ({ layout, signs: signsIn(layout, seen.header) }))
    .filter(
      ({ layout, signs }) =>
        signs.length >= layout.signsNeeded && firstNamed(seen.header, layout.roles.urn ?? []) !== null,
    );
  const best = fits.reduce<(typeof fits)[number] | null>(
    (most, one) => (most === null || one.signs.length > most.signs.length ? one : most),
    null,
  );
  if (best === null) return null;
  const { layout, signs } = best;
  const hasRows = layout.rows !== null && columnNamed(seen.header, layout.rows.column) !== null;
  const sure = layout.published !== false && (hasRows || signs.length > layout.signsNeeded);
  const kind = layout.keyStage === 2 ? "ks2 table" : layout.rows === null ? "school table" : "ks4 table";
  return found(kind, sure ? "certain" : "likely", [columns(signs), ...rowsSeen(seen, layout)], layout);
}
