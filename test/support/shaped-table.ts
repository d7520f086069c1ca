import { plainCsv } from "./plain-csv.ts";

/** A way in which a program may write a table of text. */
export interface WrittenShape {
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly sepLine: boolean;
  /** Lines above the names of the columns; a blank text is a blank line. */
  readonly titles: readonly string[];
  /** Whether records above and below the table are filled up with delimiters to its width, as spreadsheets do. */
  readonly filledUp: boolean;
  readonly notes: readonly string[];
  readonly lineEnd: "\n" | "\r\n" | "\r";
  readonly quoted: "where needed" | "everywhere";
  readonly encoding: "utf-8" | "utf-8 with mark" | "utf-16le" | "utf-16be" | "utf-16le without mark";
}

export const plainWritten: WrittenShape = {
  delimiter: ",",
  sepLine: false,
  titles: [],
  filledUp: false,
  notes: [],
  lineEnd: "\n",
  quoted: "where needed",
  encoding: "utf-8",
};

function encoded(text: string, encoding: WrittenShape["encoding"]): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8 with mark") return Buffer.from(`\uFEFF${text}`);
  if (encoding === "utf-16le without mark") return Buffer.from(text, "utf16le");
  const little = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf-16le" ? little : little.swap16();
}

/** A table, its names in the first rows, as a file in one of these shapes. */
export function shapedTable(rows: readonly (readonly string[])[], given: Partial<WrittenShape>): Buffer {
  const shape = { ...plainWritten, ...given };
  const { delimiter, lineEnd } = shape;
  const width = rows[0]?.length ?? 0;
  const cell = (text: string, always: boolean) =>
    always || text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const alone = (text: string) => {
    if (text === "" && !shape.filledUp) return "";
    return cell(text, false) + (shape.filledUp ? delimiter.repeat(width - 1) : "");
  };
  const lines = [
    ...(shape.sepLine ? [`sep=${delimiter}`] : []),
    ...shape.titles.map(alone),
    ...rows.map((row) => row.map((text) => cell(text, shape.quoted === "everywhere")).join(delimiter)),
    ...shape.notes.map(alone),
  ];
  return encoded(lines.map((line) => `${line}${lineEnd}`).join(""), shape.encoding);
}

/** Records of a tidy text with this delimiter, read by a parser that owes the program nothing. */
export function recordsOf(text: string, delimiter: string): readonly (readonly string[])[] {
  if (delimiter === ",") return plainCsv(text);
  // The parser knows commas alone, so the two change places, and change back in what it read.
  const swapped = (one: string) =>
    one.replace(/[,;|\t]/g, (letter) => (letter === delimiter ? "," : letter === "," ? delimiter : letter));
  return plainCsv(swapped(text)).map((record) => record.map(swapped));
}
