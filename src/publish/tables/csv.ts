import { csvText } from "../../formats/csv-text.ts";
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
  return csvText(
    table.columns.map(({ name }) => name),
    rowsOf(table).map((row) => row.map(printed)),
  );
}
