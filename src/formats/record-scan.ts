import { csvRecord } from "./csv-text.ts";
import { isDelimiter } from "./delimiter.ts";
import { type FoundStray, latin1, longestRecord, neverEnding, strayQuoteIn } from "./find-stray-quote.ts";
import { cellsOfRecord } from "./first-record.ts";
import { LastRecords } from "./last-records.ts";
import { notesAtEnd } from "./notes-below.ts";
import { quoteMarks, RecordCursor } from "./record-cursor.ts";
import { RecordNumbers } from "./record-numbers.ts";
import type { StrayQuote } from "./stray-quote.ts";
import { plainShape, type ShapeAbove } from "./table-shape.ts";

/** A record that does not fit the columns of the header. Record 1 is the header. */
export interface OddRecord {
  readonly record: number;
  readonly reason: "too few columns" | "too many columns" | "open quote";
  /** The record as it is in the file, without its line end. */
  readonly bytes: Uint8Array;
}

/** A record outside the table: a title above it, or a note below it. */
export interface AsideRecord {
  readonly record: number;
  readonly where: "above the table" | "below the table";
  readonly bytes: Uint8Array;
}

/** Where the table is in a text, and what becomes of the records outside it. */
export interface ScanPlace extends Omit<ShapeAbove, "delimiter" | "sepLine"> {
  /** The first record that is known to be a note below the table; null where that is to be found. */
  readonly notesFrom: number | null;
  /** Called for each record outside the table, but not for blank lines. */
  readonly aside: (record: AsideRecord) => void;
}

const plainPlace: ScanPlace = { ...plainShape, notesFrom: null, aside: () => {} };

/** The records of a delimited text, counted without the engine that reads it. */
export interface RecordCount {
  /** Number of records below the header, not counting blank lines. */
  readonly records: number;
  /** How many of them do not fit the columns of the header. */
  readonly odd: number;
  /** Records that give no row: odd records and blank lines. In a text of one column a blank line is a blank cell. */
  readonly without: RecordNumbers;
  /** Whether some cell holds a line break, or holds a quote and is not itself in quotes. */
  readonly quotesToFollow: boolean;
  /** Whether quotes have blanks around them, or more lines in a row are blank than an engine passes over. */
  readonly untidy: boolean;
  /** How many records at the end, not counted above, are notes below the table or have no text, and the first of them. */
  readonly below: number;
  readonly notesFrom: number | null;
}

/** A record of so many bytes is a long one. */
const longRecord = 1 << 16;

/** The most blank lines in a row that are left to the engine, which keeps them in its buffer. */
const fewBlanks = 100_000;

const byteOrderMark = [0xef, 0xbb, 0xbf];
const nothing: Uint8Array = Buffer.alloc(0);

/** The position two bytes after the start of the first line end, which is enough to distinguish `\r\n` from `\r`. */
function afterLineEnd(bytes: Uint8Array): number {
  const [feed, carriage] = [bytes.indexOf(10), bytes.indexOf(13)];
  const first = feed === -1 ? carriage : carriage === -1 ? feed : Math.min(feed, carriage);
  return first === -1 ? bytes.length : Math.min(bytes.length, first + 2);
}

/**
 * Counts the records of a delimited text by its grammar, chunk by chunk. What an engine says it read is compared with
 * this count.
 *
 * The bytes may be UTF-8 or Windows-1252, with or without a byte order mark; line ends are `\n`, `\r\n` and `\r`. It
 * stops at the first place after which it is not known where records begin.
 *
 * @source RFC 4180, section 2
 * @example
 * const scan = new RecordScan(",");
 * scan.add(Buffer.from('a,b\n1,"x\ny"\n\n2\n'));
 * scan.end();
 * scan.count // 2 records, 1 of them odd (one column); records 3, blank, and 4 give no row
 */
export class RecordScan {
  readonly #delimiter: string;
  readonly #cursor: RecordCursor;
  readonly #without = new RecordNumbers();
  readonly #meetOdd: (record: OddRecord) => void;
  /** Called with the bytes of tidy records. */
  readonly #keep: ((bytes: Uint8Array) => void) | null;
  readonly #place: ScanPlace;
  /** The last record of the names of the columns. */
  readonly #names: number;
  readonly #recent = new LastRecords();
  #headers: Uint8Array[] = [];
  #below = 0;
  #notesFrom: number | null = null;
  #begun = false;
  #tail = nothing;
  #waiting: Uint8Array[] = [];
  #waitingSize = 0;
  #columns = 0;
  #example: readonly string[] | null = null;
  #record = 1;
  #line = 1;
  #records = 0;
  #odd = 0;
  #blanksInRow = 0;
  #quotesToFollow = false;
  #untidy = false;
  #stray: StrayQuote | null = null;

  /**
   * @param odd called for each record that does not fit the columns
   * @param keep called with the bytes of all other records, including the header but not blank lines
   * @param place where the table is in the text
   */
  constructor(
    delimiter: string,
    odd: (record: OddRecord) => void = () => {},
    keep: ((bytes: Uint8Array) => void) | null = null,
    place: ScanPlace = plainPlace,
  ) {
    this.#delimiter = delimiter;
    this.#cursor = new RecordCursor(delimiter);
    this.#meetOdd = odd;
    this.#keep = keep;
    this.#place = place;
    this.#names = place.above + place.headings;
  }

  /** The records with the names of the columns as they are in the text; null until their end has been read. */
  get header(): readonly Uint8Array[] | null {
    return this.#headers.length < this.#place.headings ? null : this.#headers;
  }

  /** The first place after which it is not known where records begin. */
  get stray(): StrayQuote | null {
    return this.#stray;
  }

  get count(): RecordCount {
    return {
      records: this.#records,
      odd: this.#odd,
      without: this.#without,
      quotesToFollow: this.#quotesToFollow,
      untidy: this.#untidy,
      below: this.#below,
      notesFrom: this.#notesFrom,
    };
  }

  /** Takes the next bytes of the text. */
  add(chunk: Uint8Array): void {
    if (this.#stray !== null) return;
    const before = this.#tail.length;
    if (before === 0) this.#scan(chunk, 0, false);
    else if (before < longRecord) this.#scanSeam(chunk);
    else {
      // A long record is scanned from its beginning only when there is as much again of it.
      this.#waiting.push(chunk);
      this.#waitingSize += chunk.length;
      if (this.#waitingSize >= Math.min(before, longestRecord - before)) this.#scan(this.#withWaiting(), 0, false);
    }
  }

  /** Ends the text. The last record may be without a line end. */
  end(): void {
    if (this.#stray !== null) return;
    this.#scan(this.#withWaiting(), 0, true);
    if (this.#stray === null && this.#place.notesFrom === null) this.#setNotesAside();
  }

  /** Takes notes at the end of the text out of the records. */
  #setNotesAside(): void {
    if (!isDelimiter(this.#delimiter)) return;
    const below = this.#record - 1 - this.#names;
    const { notes, back } = notesAtEnd(this.#recent.all(), this.#delimiter, this.#columns, below);
    if (notes === 0) return;
    this.#below = notes;
    this.#notesFrom = this.#record - back;
    this.#records -= notes;
    this.#odd -= this.#without.countFrom(this.#notesFrom) - (back - notes);
  }

  #withWaiting(): Uint8Array {
    const all = this.#waiting.length === 0 ? this.#tail : Buffer.concat([this.#tail, ...this.#waiting]);
    this.#waiting = [];
    this.#waitingSize = 0;
    return all;
  }

  /** Scans a chunk after the record that the last one began: mostly its line end is near, and the rest need not be copied. */
  #scanSeam(chunk: Uint8Array): void {
    const before = this.#tail.length;
    const near = afterLineEnd(chunk);
    const seam = Buffer.concat([this.#tail, chunk.subarray(0, near)]);
    if (!this.#begun || near === chunk.length || !this.#cursor.advance(seam, 0, false)) {
      this.#scan(Buffer.concat([this.#tail, chunk]), 0, false);
      return;
    }
    const { next } = this.#cursor;
    const instead = this.#meet(seam, 0);
    if (this.#stray !== null) return;
    this.#keepRecent(seam.subarray(0, next));
    this.#keep?.(instead ?? seam.subarray(0, next));
    this.#scan(chunk, next - before, false);
  }

  #scan(bytes: Uint8Array, from: number, last: boolean): void {
    let at = from;
    if (!this.#begun) {
      this.#tail = bytes;
      if (bytes.length < byteOrderMark.length && !last) return;
      this.#begun = true;
      if (byteOrderMark.every((byte, index) => bytes[index] === byte)) at = byteOrderMark.length;
    }
    const begin = at;
    let keptFrom = at;
    for (;;) {
      at = this.#passPlain(bytes, at);
      if (!this.#cursor.advance(bytes, at, last)) break;
      const { next } = this.#cursor;
      if (this.#isPlain(next - at)) {
        this.#count(1);
        at = next;
        continue;
      }
      const instead = this.#meet(bytes, at);
      if (this.#stray !== null) return;
      if (instead !== null) {
        this.#keep?.(bytes.subarray(keptFrom, at));
        this.#keep?.(instead);
        keptFrom = next;
      }
      at = next;
    }
    this.#keep?.(bytes.subarray(keptFrom, at));
    this.#keepRecent(bytes.subarray(begin, at));
    this.#tail = bytes.subarray(at);
    if (this.#tail.length > longestRecord) this.#stray = this.#strayed(neverEnding(this.#tail, this.#delimiter));
  }

  #keepRecent(piece: Uint8Array): void {
    if (this.#keep === null) this.#recent.add(piece);
  }

  /** Passes records that need no closer look: as many cells as the header, and no quotes. */
  #passPlain(bytes: Uint8Array, from: number): number {
    if (this.#example === null) return from;
    const { notesFrom } = this.#place;
    const most = notesFrom === null ? Number.POSITIVE_INFINITY : notesFrom - this.#record;
    if (most <= 0) return from;
    const to = this.#cursor.passPlain(bytes, from, this.#columns, most);
    this.#count(this.#cursor.passed);
    return to;
  }

  /** Whether the record that the cursor has read needs no look either: its quotes are as they should be, on one line. */
  #isPlain(bytes: number): boolean {
    const { cells, marks, breaks } = this.#cursor;
    const tidy = cells === this.#columns && marks === 0 && breaks === 0 && !this.#isNote(this.#record);
    return tidy && bytes <= longestRecord && this.#example !== null;
  }

  #isNote(record: number): boolean {
    return record >= (this.#place.notesFrom ?? Number.POSITIVE_INFINITY);
  }

  /** Counts records of one line each. */
  #count(records: number): void {
    if (records === 0) return;
    this.#records += records;
    this.#record += records;
    this.#line += records;
    this.#blanksInRow = 0;
  }

  /**
   * Takes account of the record that the cursor has read.
   *
   * @returns null where it is tidy, otherwise the bytes to use in its place: none for a record that is left out
   */
  #meet(bytes: Uint8Array, from: number): Uint8Array | null {
    const { end, marks, breaks } = this.#cursor;
    const record = bytes.subarray(from, end);
    const number = this.#record;
    const isTitle = number <= this.#place.above;
    const columns = isTitle ? 1 : number <= this.#names ? null : this.#columns;
    const known = { delimiter: this.#delimiter, columns, example: this.#example };
    this.#stray = this.#strayed(strayQuoteIn(record, this.#cursor, known));
    if (this.#stray !== null) return nothing;
    this.#record += 1;
    this.#line += 1 + breaks;
    if (isTitle || this.#isNote(number)) {
      if (end > from)
        this.#place.aside({ record: number, where: isTitle ? "above the table" : "below the table", bytes: record });
      return nothing;
    }
    if (number <= this.#names) return this.#meetNames(record);
    if (end === from && this.#columns > 1) return this.#meetBlank(number);
    this.#blanksInRow = 0;
    this.#records += 1;
    if (breaks > 0 || (marks & quoteMarks.loose) !== 0) this.#quotesToFollow = true;
    const reason = this.#oddness();
    if (reason === null) {
      if (marks === 0 && breaks === 0) this.#example ??= cellsOfRecord(latin1(record), this.#delimiter);
      return this.#tidied(record);
    }
    this.#odd += 1;
    this.#without.add(number);
    this.#meetOdd({ record: number, reason, bytes: record });
    return nothing;
  }

  /** Takes a record with names of columns. Names in two rows are written as one record, in which they are not read. */
  #meetNames(record: Uint8Array): Uint8Array | null {
    this.#headers.push(Buffer.from(record));
    this.#columns = Math.max(this.#columns, this.#cursor.cells);
    if (this.#place.headings === 1) return this.#tidied(record);
    if (this.#headers.length < this.#place.headings) return nothing;
    return Buffer.from(`${Array.from({ length: this.#columns }, (_, index) => `c${index}`).join(this.#delimiter)}\n`);
  }

  #oddness(): OddRecord["reason"] | null {
    const { cells, marks } = this.#cursor;
    if ((marks & (quoteMarks.broken | quoteMarks.open)) !== 0) return "open quote";
    if (cells === this.#columns) return null;
    return cells < this.#columns ? "too few columns" : "too many columns";
  }

  #meetBlank(number: number): Uint8Array {
    this.#without.add(number);
    this.#blanksInRow += 1;
    if (this.#blanksInRow > fewBlanks) this.#untidy = true;
    return nothing;
  }

  /** A record that has blanks around its quotes, written again without them; null for any other. */
  #tidied(record: Uint8Array): Uint8Array | null {
    if ((this.#cursor.marks & quoteMarks.spaced) === 0) return null;
    this.#untidy = true;
    const cells = cellsOfRecord(latin1(record), this.#delimiter);
    return Buffer.from(`${csvRecord(cells, this.#delimiter)}\n`, "latin1");
  }

  #strayed(found: FoundStray | null): StrayQuote | null {
    if (found === null) return null;
    const { below, ...rest } = found;
    return { ...rest, record: this.#record, line: this.#line + below };
  }
}
