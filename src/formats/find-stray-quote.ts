import { firstRecord, lineEndsIn } from "./first-record.ts";
import { headerHoldsRecord, looksLikeRecords } from "./lines-like-records.ts";
import { quoteMarks, type RecordCursor } from "./record-cursor.ts";
import type { StrayQuote } from "./stray-quote.ts";

/** The longest record that is read: the engine's buffers hold two of them. */
export const longestRecord = 1 << 24;

/** A name of a column has no more letters and line breaks. */
const longestName = 1000;
const mostBreaks = 10;

/** A stray quote as one record shows it; `below` says how many lines below the first of the record it opens. */
export interface FoundStray extends Omit<StrayQuote, "record" | "line"> {
  readonly below: number;
}

/** What is known of the text when a record of it is read. */
export interface KnownOfText {
  readonly delimiter: string;
  /** How many columns the header has; null for the header itself. */
  readonly columns: number | null;
  /** Cells of another record; null where none was read yet. */
  readonly example: readonly string[] | null;
}

/** Bytes as text, a letter each: enough to see delimiters and quotes, and turned back without loss. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function openedAt(
  kind: StrayQuote["kind"],
  opened: { readonly cell: number; readonly line: number } | null,
  breaks: number,
): FoundStray {
  return { kind, column: opened?.cell ?? null, below: opened?.line ?? 0, lines: breaks + 1 };
}

/** The stray quote of a record that is longer than is allowed. */
export function neverEnding(record: Uint8Array, delimiter: string): FoundStray {
  const text = latin1(record);
  const { end, opened } = firstRecord(text, delimiter);
  const lines = lineEndsIn(text);
  if (end !== "inside a quote") return openedAt("too long", null, lines);
  return openedAt("not closed", opened, lines - (opened?.line ?? 0));
}

/** A quote that does not close where a cell ends: in the header, or in a record that it takes beyond its line. */
function notClosed(record: Uint8Array, { delimiter, columns }: KnownOfText): FoundStray | null {
  const text = latin1(record).replace(/[\r\n]+$/, "");
  const { end, opened } = firstRecord(text, delimiter);
  const breaks = lineEndsIn(text) - (opened?.line ?? 0);
  if (breaks === 0 && columns !== null) return null;
  return openedAt(end === "inside a quote" ? "not closed" : "text after it", opened, breaks);
}

/** A cell over several lines that are records themselves, by their look. */
function holdsRecords(record: Uint8Array, cursor: RecordCursor, known: KnownOfText): FoundStray | null {
  const { delimiter, columns, example } = known;
  // Nearly every line of records in a cell has its delimiters.
  if (columns !== null && 2 * cursor.delimiters < cursor.breaks * (columns - 1)) return null;
  const text = latin1(record);
  const { cells } = firstRecord(text, delimiter);
  const breaks = cells.map(lineEndsIn);
  const isLongName = (name: string, index: number) => name.length > longestName || (breaks[index] ?? 0) > mostBreaks;
  const found =
    columns === null
      ? cells.some(isLongName) || headerHoldsRecord(text, delimiter, cursor.cells)
      : looksLikeRecords(text, delimiter, columns, example);
  if (!found) return null;
  const cell = breaks.indexOf(Math.max(...breaks));
  const line = breaks.slice(0, cell).reduce((sum, count) => sum + count, 0);
  return openedAt("lines like records", { cell, line }, cursor.breaks);
}

/**
 * A quote in a record that ran over other records, if one explains it; null where there is none.
 *
 * @param cursor as it stands after the record was read
 */
export function strayQuoteIn(record: Uint8Array, cursor: RecordCursor, known: KnownOfText): FoundStray | null {
  if (record.length > longestRecord) return neverEnding(record, known.delimiter);
  if ((cursor.marks & (quoteMarks.broken | quoteMarks.open)) !== 0) return notClosed(record, known);
  return cursor.breaks === 0 ? null : holdsRecords(record, cursor, known);
}
