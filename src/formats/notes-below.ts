import type { Delimiter } from "./delimiter.ts";
import { cellsOfRecord } from "./first-record.ts";
import { type EarlyRecord, earlyRecord, textOf } from "./first-records.ts";
import { RecordCursor } from "./record-cursor.ts";

/** How notes under a table begin. */
const opening =
  /^(sources?|notes?|footnotes?|key|symbols?|definitions?|copyright|contact|enquiries|last updated|published|released|produced|prepared|extracted|provisional|revised|end of (table|sheet|worksheet))\b|^(crown copyright|contains |all rights|figures |percentages |totals |this (table|file|sheet|data)|these |data |for (more|further) |see |available |please |\* |\*+\p{L}|[†‡©[({])|^\d{1,2}[.)] /iu;

/** Whether a cell is words, as the name of a school is, and not a number or a code. */
const isWords = (cell: string) => /\p{L}{2}/u.test(cell) && !/\d/.test(cell);

/**
 * Whether a single cell with several words is a note. Where the table has words in that column, it may be the name of a
 * school or an area without any figures, and is a note only if it is a sentence.
 */
function isRemark(cells: readonly string[], record: readonly string[] | null): boolean {
  const at = cells.findIndex((cell) => cell !== "");
  const text = cells[at] ?? "";
  if (!/\p{L}\S*\s+\S/u.test(text)) return false;
  return record === null || !isWords(record[at] ?? "") || /[.:]$/.test(text) || text.split(/\s+/).length > 6;
}

/**
 * Whether a record under a table is a note, or has no text at all: one cell with several words in it, or a few cells of
 * which the first begins as notes do.
 *
 * @param record the cells of a record of the table; null where none is known
 * @example isNote(earlyRecord(["Source: DfE", "", "", ""]), 4) // true
 * @example isNote(earlyRecord(["100149", "", "", ""]), 4) // false
 */
export function isNote(
  { cells, filled }: EarlyRecord,
  columns: number,
  record: readonly string[] | null = null,
): boolean {
  if (filled === 0) return columns > 1;
  const [first = "", ...more] = cells.filter((cell) => cell !== "");
  const begins = opening.test(first);
  if (more.some((cell) => /^[-+]?[\d.,]+%?$/.test(cell) && !/^(19|20)\d\d$/.test(cell)) || 2 * filled > columns)
    return false;
  if (filled > 1) return begins;
  return begins || (columns > 2 && isRemark(cells, record));
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
  const below = places.reverse().slice(0, records);
  const read = (index: number) => {
    const { from = 0, end = 0 } = below[index] ?? {};
    return earlyRecord(cellsOfRecord(textOf(last.subarray(from, end)), delimiter));
  };
  const full = below.findIndex((_, index) => 2 * read(index).filled > columns);
  // A list in which every record looks like a note has no table above its notes.
  if (full === -1) return none;
  const { cells } = read(full);
  let found = none;
  for (const [index, { from, end }] of below.entries()) {
    if (end === from) continue;
    if (!isNote(read(index), columns, cells)) break;
    found = { notes: found.notes + 1, back: index + 1 };
  }
  return found;
}
