/** Numbers stay numbers, as programs store them; all else is text. Blank cells are left out. */
function cellXml(text: string, at: string): string {
  if (text === "") return "";
  const isNumber = /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text);
  if (isNumber) return `<c r="${at}"><v>${text}</v></c>`;
  const plain = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${plain}</t></is></c>`;
}

/** The XML of a sheet with these rows of cells, of 26 columns at most. */
export function sheetRows(rows: readonly (readonly string[])[]): string {
  return rows
    .map((row, index) => {
      const cells = row.map((text, column) => cellXml(text, `${String.fromCharCode(65 + column)}${index + 1}`));
      return `<row r="${index + 1}">${cells.join("")}</row>`;
    })
    .join("");
}
