import { csvLine } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { Cell } from "./column.ts";
import { rowsOf, type Table } from "./table.ts";

function printed(cell: Cell): string | number | null {
  return typeof cell === "object" && cell !== null ? formatFixed(cell.value, cell.decimals) : cell;
}

/**
 * A table as CSV: numbers with the decimals of their cells, blank where there is no value, and no text that a
 * spreadsheet would run as a formula.
 */
export function csvOf(table: Table): string {
  return [...csvPieces(table)].join("");
}

/** The same a line at a time. */
export function* csvPieces(table: Table): Generator<string> {
  yield csvLine(table.columns.map(({ name }) => name));
  for (const row of rowsOf(table)) yield csvLine(row.map(printed));
}
