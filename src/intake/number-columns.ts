import type { NumberManner } from "../formats/printed-number.ts";
import { mannerOfCells, type NumberCell, readCountCell, readNumberCell } from "./number-cell.ts";
import { type Codes, withoutMarks } from "./published-codes.ts";

/** What a column holds: counts of pupils (decimals null) or printed numbers, whose per cent may be shares. */
export interface HowRead {
  readonly decimals: number | null;
  readonly perCent: "digits" | "share";
}

/** The numbers of a column: its cells as counts of pupils, or as printed numbers with so many decimals. */
export interface NumberColumn {
  readonly column: string;
  /** The number in a row. Each different cell is read once. */
  readonly at: (row: number) => NumberCell;
  readonly manner: NumberManner;
  readonly perCent: HowRead["perCent"];
  /** How many cells of the rows that count have a mark of a note behind their number. */
  readonly marked: number;
}

/**
 * Reads a column of numbers as its cells show that it is written.
 *
 * @param rows the rows that count: others, such as totals that are left out, do not show how the column is written
 */
export function numberColumn(
  column: string,
  cells: readonly (string | null)[],
  rows: readonly number[],
  { decimals, perCent }: HowRead,
  codes: Codes,
): NumberColumn {
  const counted = rows.map((row) => cells[row] ?? null);
  const manner = mannerOfCells(counted, codes);
  const read = new Map<string | null, NumberCell>();
  const one = (cell: string | null): NumberCell => {
    const known = read.get(cell);
    if (known !== undefined) return known;
    const fresh =
      decimals === null ? readCountCell(cell, codes, manner) : readNumberCell(cell, decimals, codes, manner, perCent);
    read.set(cell, fresh);
    return fresh;
  };
  const marked = counted.filter(
    (cell) => cell !== null && one(cell).kind === "number" && withoutMarks(cell) !== cell.trim(),
  ).length;
  return { column, at: (row) => one(cells[row] ?? null), manner, perCent, marked };
}

/** How a column was read where that is not plain from its digits, in words; null where there is nothing to say. */
export function wordsOfReading({ column, manner, perCent, marked }: NumberColumn): string | null {
  const said = [
    ...(manner.commas === "decimal" ? ["decimal commas"] : []),
    ...(manner.perCent === "all" ? [`per cent: 33% is read as ${perCent === "share" ? "0.33" : "33"}`] : []),
    ...(manner.brackets === "negative" ? ["numbers in brackets, which are read as negative"] : []),
    ...(marked > 0 ? ["numbers with marks of notes behind them, which are used without the marks"] : []),
  ];
  return said.length === 0 ? null : `column ${column}: ${said.join("; ")}`;
}
