/** What a cell looks like at a glance. */
type Look = "blank" | "number" | "mixed" | "letters";

function look(cell: string): Look {
  const text = cell.trim();
  if (text === "") return "blank";
  if (/^[+-]?[\d.,]+%?$/.test(text)) return "number";
  return /\d/.test(text) ? "mixed" : "letters";
}

/** Whether the first cell of a line and three in four cells look like those of the example. Blank cells are ignored. */
function isAlike(line: string, delimiter: string, example: readonly string[]): boolean {
  const same = line.split(delimiter).flatMap((cell, index) => {
    const [one, other] = [look(cell), look(example[index] ?? "")];
    return one === "blank" || other === "blank" ? [] : [one === other];
  });
  return same[0] === true && 4 * same.filter((each) => each).length >= 3 * same.length;
}

/** The number of lines that are looked at. */
const enough = 200;

/**
 * Whether the lines of one record with line breaks inside quotes look like records themselves: two stray quotes turn
 * everything between them into one cell.
 *
 * Four lines in five must have as many cells as the header. Of these, four in five must have numbers, words or both
 * where another record has them.
 *
 * @param text the record as it is in the file
 * @param example cells of another record; null where there is none, and then the first line is used
 * @example looksLikeRecords('"P1,4.4,1\nP2,4.1,0\n"P3,4.0,1', ",", 3, ["P0", "4.9", "0"]) // true
 */
export function looksLikeRecords(
  text: string,
  delimiter: string,
  columns: number,
  example: readonly string[] | null,
): boolean {
  const lines = text
    .split(/\r\n?|\n/, enough)
    .map((line) => line.replaceAll('"', ""))
    .filter((line) => line !== "");
  const whole = lines.filter((line) => line.split(delimiter).length === columns);
  if (columns < 2 || whole.length < 2 || 5 * whole.length < 4 * lines.length) return false;
  const known = example ?? (whole[0] ?? "").split(delimiter);
  return 5 * whole.filter((line) => isAlike(line, delimiter, known)).length >= 4 * whole.length;
}

/**
 * Whether a line below the first of a header has as many cells as the header has columns, and a number among them. Such
 * a line is a record, and not part of a name.
 *
 * @example headerHoldsRecord('id,"urn,ks2\nP1,9001",4.5', ",", 3) // true
 */
export function headerHoldsRecord(text: string, delimiter: string, columns: number): boolean {
  const [, ...lines] = text.replaceAll('"', "").split(/\r\n?|\n/, enough);
  return lines.some((line) => {
    const cells = line.split(delimiter);
    return cells.length === columns && cells.some((cell) => look(cell) === "number");
  });
}
