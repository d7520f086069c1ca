/** A cell that a spreadsheet program would run as a formula. */
const runsAsFormula = /^[=+\-@\t\r]/;

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text);
}

/**
 * One value as a CSV cell: quoted where needed; text that begins like a formula gets an apostrophe in front.
 *
 * @example csvCell("=SUM(A1)") // "'=SUM(A1)"
 * @example csvCell(-0.45) // "-0.45"
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = runsAsFormula.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Cells as a record of a delimited text, letter for letter, to be read back by this program. */
export function csvRecord(cells: readonly string[], delimiter: string): string {
  const plain = (cell: string) => !cell.includes(delimiter) && !/["\r\n]/.test(cell);
  return cells.map((cell) => (plain(cell) ? cell : `"${cell.replaceAll('"', '""')}"`)).join(delimiter);
}

/** One line of a CSV text, with its line end. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(csvCell).join(",")}\n`;
}

/** A CSV text: header and rows, `\n` at every line end, UTF-8 without byte order mark. */
export function csvText(header: readonly string[], rows: Iterable<readonly (string | number | null)[]>): string {
  const lines = [header.map(csvCell).join(",")];
  for (const row of rows) lines.push(row.map(csvCell).join(","));
  return `${lines.join("\n")}\n`;
}
