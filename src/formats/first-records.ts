import { isUtf8 } from "node:buffer";
import type { Delimiter } from "./delimiter.ts";
import { cellsOfRecord } from "./first-record.ts";
import { quoteMarks, RecordCursor } from "./record-cursor.ts";
import { windows1252Text } from "./windows-1252.ts";

/** A record at the beginning of a text, with blanks at the ends of its cells taken off. */
export interface EarlyRecord {
  readonly cells: readonly string[];
  /** Number of cells with text. */
  readonly filled: number;
  /** Whether text follows a closing quote, or a quote is not closed. */
  readonly broken: boolean;
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Bytes as text: UTF-8 where they are valid, otherwise Windows-1252. */
export function textOf(bytes: Uint8Array): string {
  return isUtf8(bytes) ? Buffer.from(bytes).toString("utf8") : windows1252Text(bytes);
}

/** A record with these cells. */
export function earlyRecord(cells: readonly string[], broken = false): EarlyRecord {
  const trimmed = cells.map((cell) => cell.trim().replace(/\r\n?/g, "\n"));
  return { cells: trimmed, filled: trimmed.filter((cell) => cell !== "").length, broken };
}

/**
 * The first records of a text, split by a delimiter with quotes understood. A blank line is a record with one blank cell.
 *
 * @param whole whether the bytes are the whole text, so that the last record may be without a line end
 * @param most how many records are read
 */
export function firstRecords(
  bytes: Uint8Array,
  delimiter: Delimiter,
  { whole, most }: { readonly whole: boolean; readonly most: number },
): readonly EarlyRecord[] {
  const cursor = new RecordCursor(delimiter);
  const records: EarlyRecord[] = [];
  let at = byteOrderMark.equals(bytes.subarray(0, byteOrderMark.length)) ? byteOrderMark.length : 0;
  while (records.length < most && cursor.advance(bytes, at, whole)) {
    const broken = (cursor.marks & (quoteMarks.broken | quoteMarks.open)) !== 0;
    records.push(earlyRecord(cellsOfRecord(textOf(bytes.subarray(at, cursor.end)), delimiter), broken));
    at = cursor.next;
  }
  return records;
}
