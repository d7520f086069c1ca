/** The first record of a delimited text, quotes undone; comma or tab, whichever the record has more of. */
export function splitRecord(text: string): { readonly record: readonly string[]; readonly delimiter: "," | "\t" } {
  const plain = text.replace(/^\uFEFF/, "");
  const comma = cellsOfRecord(plain, ",");
  const tab = cellsOfRecord(plain, "\t");
  return tab.length > comma.length ? { record: tab, delimiter: "\t" } : { record: comma, delimiter: "," };
}

/** Cells of the first record of a text, quotes undone. */
export function cellsOfRecord(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === delimiter) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n" || letter === "\r") break;
    else cell += letter;
  }
  cells.push(cell);
  return cells;
}
