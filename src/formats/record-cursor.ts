const other = 0;
const delimiterKind = 1;
const feed = 2;
const carriage = 3;
const quote = 4;

const feedByte = 10;
const returnByte = 13;
const blankByte = 32;
const quoteByte = 34;

const unfinished = -1;

/** What is unusual about the quotes of a record, as bits. */
export const quoteMarks = {
  /** A quote within a cell that is not in quotes, where it is part of the text. */
  loose: 1,
  /** Blanks before an opening quote or after a closing one. */
  spaced: 2,
  /** Text after a closing quote. The rest of the line was read as part of the cell. */
  broken: 4,
  /** The text ended inside a quote. */
  open: 8,
} as const;

/**
 * Finds the records of a delimited text one after another, by the grammar of RFC 4180 on bytes.
 *
 * Line ends are `\n`, `\r\n` and `\r`. `firstRecord` reads text by the same rules, and a test checks that they agree.
 */
export class RecordCursor {
  /** Where the text of the record ends, and where the next record begins. */
  end = 0;
  next = 0;
  cells = 1;
  /** What is unusual about the quotes, as bits of `quoteMarks`. */
  marks = 0;
  /** Line breaks inside quotes. */
  breaks = 0;
  /** Delimiters of the record, quoted or not. */
  delimiters = 0;
  /** The number of records passed in one call of `passPlain`. */
  passed = 0;
  readonly #kinds = new Uint8Array(256);

  constructor(delimiter: string) {
    this.#kinds[delimiter.charCodeAt(0)] = delimiterKind;
    this.#kinds[feedByte] = feed;
    this.#kinds[returnByte] = carriage;
    this.#kinds[quoteByte] = quote;
  }

  /**
   * Quickly passes records with that many cells and no quotes, as nearly all records are.
   *
   * @param most the most records to pass
   * @returns where the first record begins that is different or not complete; `passed` is the number of records passed
   */
  passPlain(bytes: Uint8Array, from: number, columns: number, most = Number.POSITIVE_INFINITY): number {
    const kinds = this.#kinds;
    const size = bytes.length;
    let start = from;
    let cells = 1;
    let passed = 0;
    for (let at = from; at < size; at += 1) {
      const kind = kinds[bytes[at] as number];
      if (kind === other) continue;
      if (kind === delimiterKind) {
        cells += 1;
        continue;
      }
      if (kind === carriage) {
        if (bytes[at + 1] !== feedByte) break;
        continue;
      }
      if (kind === quote || cells !== columns) break;
      passed += 1;
      start = at + 1;
      cells = 1;
      if (passed === most) break;
    }
    this.passed = passed;
    return start;
  }

  /**
   * Reads the record that begins at `from`.
   *
   * @param last whether these bytes are the last ones
   * @returns false when the record does not end within the bytes, or there is no record
   */
  advance(bytes: Uint8Array, from: number, last: boolean): boolean {
    const kinds = this.#kinds;
    const size = bytes.length;
    this.marks = 0;
    this.breaks = 0;
    this.delimiters = 0;
    let cells = 1;
    let cellFrom = from;
    let at = from;
    while (at < size) {
      const kind = kinds[bytes[at] as number] as number;
      if (kind === other) {
        at += 1;
      } else if (kind === delimiterKind) {
        cells += 1;
        at += 1;
        cellFrom = at;
      } else if (kind === quote) {
        at = this.#passQuote(bytes, cellFrom, at, last);
        if (at === unfinished) return false;
      } else {
        if (kind === carriage && at + 1 === size && !last) return false;
        this.#endAt(at, kind === carriage && bytes[at + 1] === feedByte ? at + 2 : at + 1, cells);
        return true;
      }
    }
    if (!last || from === size) return false;
    this.#endAt(size, size, cells);
    return true;
  }

  #endAt(end: number, next: number, cells: number): void {
    this.end = end;
    this.next = next;
    this.cells = cells;
    this.delimiters += cells - 1;
  }

  /** Passes a quote, and the quoted cell it opens if it does; gives the position after it. */
  #passQuote(bytes: Uint8Array, cellFrom: number, at: number, last: boolean): number {
    let opening = at;
    while (opening > cellFrom && bytes[opening - 1] === blankByte) opening -= 1;
    if (opening !== cellFrom) {
      this.marks |= quoteMarks.loose;
      return at + 1;
    }
    if (at !== cellFrom) this.marks |= quoteMarks.spaced;
    const closed = this.#passQuoted(bytes, at + 1, last);
    if (closed === unfinished || (this.marks & quoteMarks.open) !== 0) return closed;
    return this.#passAfter(bytes, closed, last);
  }

  /** Passes the text inside quotes and the quote that closes it. */
  #passQuoted(bytes: Uint8Array, from: number, last: boolean): number {
    const kinds = this.#kinds;
    const size = bytes.length;
    for (let at = from; ; at += 1) {
      for (; at < size; at += 1) {
        const kind = kinds[bytes[at] as number] as number;
        if (kind === other) continue;
        if (kind === quote) break;
        if (kind === delimiterKind) this.delimiters += 1;
        else if (kind === carriage || bytes[at - 1] !== returnByte) this.breaks += 1;
      }
      if (at >= size) {
        if (!last) return unfinished;
        this.marks |= quoteMarks.open;
        return size;
      }
      at += 1;
      if (at === size && !last) return unfinished;
      if (bytes[at] !== quoteByte) return at;
    }
  }

  /** Passes what is between a closing quote and the end of its cell. */
  #passAfter(bytes: Uint8Array, closed: number, last: boolean): number {
    const size = bytes.length;
    let at = closed;
    while (at < size && bytes[at] === blankByte) at += 1;
    if (at === size) return last ? size : unfinished;
    if (at !== closed) this.marks |= quoteMarks.spaced;
    const after = this.#kinds[bytes[at] as number];
    if (after !== other && after !== quote) return at;
    this.marks |= quoteMarks.broken;
    while (at < size && bytes[at] !== feedByte && bytes[at] !== returnByte) at += 1;
    return at === size && !last ? unfinished : at;
  }
}
