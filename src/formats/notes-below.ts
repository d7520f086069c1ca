import type { Delimiter } from "./delimiter.ts";
import { cellsOfRecord } from "./first-record.ts";
import { type EarlyRecord, earlyRecord, textOf } from "./first-records.ts";
import { RecordCursor } from "./record-cursor.ts";

/** How notes under a table begin. */
const opening =
  /^(sources?|notes?|footnotes?|key|symbols?|definitions?|copyright|contact|enquiries|last updated|published|released|produced|prepared|end of (table|sheet|worksheet))\b|^(crown copyright|contains |all rights|figures |percentages |totals |this (table|file|sheet|data)|these |data |for (more|further) |see |available |please |\* |\*+\p{L}|[†‡©[({])|^\d{1,2}[.)] /iu;

/**
 * Whether a record under a table is a note, or has no text at all: one cell with words in it, or a few cells of which
 * the first begins as notes do.
 *
 * @example isNote(earlyRecord(["Source: DfE", "", "", ""]), 4) // true
 * @example isNote(earlyRecord(["100149", "", "", ""]), 4) // false
 */
export function isNote({ cells, filled }: EarlyRecord, columns: number): boolean {
  if (filled === 0) return columns > 1;
  const [first = "", ...more] = cells.filter((cell) => cell !== "");
  const begins = opening.test(first);
  if (more.some((cell) => /^[-+]?[\d.,]+%?$/.test(cell) && !/^(19|20)\d\d$/.test(cell)) || 2 * filled > columns)
    return false;
  if (filled > 1) return begins;
  return begins || (columns > 2 && /\p{L}\S*\s+\S/u.test(first));
}

/** Notes at the end of a text. */
export interface NotesAtEnd {
  /** How many records are notes or without text, blank lines not counted. */
  readonly notes: number;
  /** How many records there are from the first of them to the end, blank lines counted. */
  readonly back: number;
}

const none: NotesAtEnd = { notes: 0, back: 0 };

/**
 * Finds the notes at the end of a text.
 *
 * @param last the end of the text, from the beginning of a record on
 * @param records how many of its last records are below the names of the columns
 */
export function notesAtEnd(last: Uint8Array, delimiter: Delimiter, columns: number, records: number): NotesAtEnd {
  if (columns < 2) return none;
  const cursor = new RecordCursor(delimiter);
  const places: { readonly from: number; readonly end: number }[] = [];
  for (let at = 0; cursor.advance(last, at, true); at = cursor.next) places.push({ from: at, end: cursor.end });
  let found = none;
  for (const [index, { from, end }] of places.reverse().slice(0, records).entries()) {
    if (end === from) continue;
    const record = earlyRecord(cellsOfRecord(textOf(last.subarray(from, end)), delimiter));
    if (!isNote(record, columns)) break;
    found = { notes: found.notes + 1, back: index + 1 };
  }
  const filled = places.slice(0, records).filter(({ from, end }) => end > from).length;
  // A list in which every record looks like a note has no table above its notes.
  return found.notes === filled ? none : found;
}
