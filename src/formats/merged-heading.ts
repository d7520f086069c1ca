import type { EarlyRecord } from "./first-records.ts";

/**
 * The names of columns that stand in two rows, as a heading over several columns gives them.
 *
 * A cell of the upper row stands before the name below it, and before the names to its right up to the next cell of the
 * upper row. Where the lower row is blank, the upper cell is the whole name and does not reach further. Where both say
 * the same, it is said once.
 *
 * @example headingNames(["", "Disadvantaged", "", "Others", ""], ["URN", "Pupils", "Mean", "Pupils", "Mean"])
 * // ["URN", "Disadvantaged Pupils", "Disadvantaged Mean", "Others Pupils", "Others Mean"]
 */
export function headingNames(upper: readonly string[], lower: readonly string[]): readonly string[] {
  let reach = "";
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, index) => {
    const above = (upper[index] ?? "").trim();
    const below = (lower[index] ?? "").trim();
    if (below === "") {
      if (above !== "") reach = "";
      return above;
    }
    if (above !== "") reach = above === below ? "" : above;
    return reach === "" ? below : `${reach} ${below}`;
  });
}

const isDistinct = (names: readonly string[]) => {
  const filled = names.filter((name) => name !== "");
  return new Set(filled).size === filled.length;
};

const isNumber = (cell: string) => /^[-+]?\d[\d.,]*%?$/.test(cell);

/**
 * Whether the names of a record are repeated and become distinct with the cells of the record above it.
 *
 * @example joinsAbove(earlyRecord(["", "A", "", "B", ""]), earlyRecord(["URN", "n", "mean", "n", "mean"])) // true
 */
export function joinsAbove(upper: EarlyRecord, lower: EarlyRecord): boolean {
  if (upper.filled < 2 || upper.filled >= lower.cells.length || upper.cells.length > lower.cells.length) return false;
  return !isDistinct(lower.cells) && isDistinct(headingNames(upper.cells, lower.cells));
}

/**
 * Whether a record is the upper row of names whose lower row is the record below it: cells of the upper row are blank
 * where a heading reaches over several columns, and the lower row is blank where the upper row has the whole name. Some
 * names of the lower row must stand over numbers.
 */
export function joinsBelow(upper: EarlyRecord, lower: EarlyRecord, records: readonly EarlyRecord[]): boolean {
  const width = Math.max(upper.cells.length, lower.cells.length);
  const blanks = Array.from({ length: width }, (_, index) => index).filter(
    (index) => (upper.cells[index] ?? "") === "",
  );
  if (blanks.length === 0 || lower.filled === 0 || upper.filled < 2) return false;
  if (blanks.some((index) => (lower.cells[index] ?? "") === "")) return false;
  if (lower.cells.some((cell) => isNumber(cell) || (cell !== "" && !/\p{L}/u.test(cell)))) return false;
  if (lower.filled === width && isDistinct(lower.cells)) return false;
  const overNumbers = lower.cells.some(
    (cell, index) => cell !== "" && records.some(({ cells }) => isNumber(cells[index] ?? "")),
  );
  return overNumbers && isDistinct(headingNames(upper.cells, lower.cells));
}
