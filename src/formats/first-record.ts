/** How a record of a delimited text ends: as it should, with text after a closing quote, or inside a quote. */
export type RecordEnd = "whole" | "text after a quote" | "inside a quote";

/** The first record of a delimited text, split strictly by RFC 4180. */
export interface FirstRecord {
  /** The cells, without their quotes. */
  readonly cells: readonly string[];
  readonly end: RecordEnd;
  /** Where the last quoted cell opens: its position from 0, and its lines below the first; null where there is none. */
  readonly opened: { readonly cell: number; readonly line: number } | null;
}

interface QuotedCell {
  readonly text: string;
  readonly closed: boolean;
  /** The position after the cell. */
  readonly next: number;
}

/** A quoted cell, from its opening quote to its closing quote or to the end of the text. */
function quotedCell(text: string, opening: number): QuotedCell {
  let from = opening + 1;
  let cell = "";
  for (;;) {
    const to = text.indexOf('"', from);
    if (to === -1) return { text: cell + text.slice(from), closed: false, next: text.length };
    cell += text.slice(from, to);
    if (text[to + 1] !== '"') return { text: cell, closed: true, next: to + 1 };
    cell += '"';
    from = to + 2;
  }
}

function passBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " ") at += 1;
  return at;
}

/** The number of line ends in a text; `\r\n` is one. */
export function lineEndsIn(text: string): number {
  return text.match(/\r\n?|\n/g)?.length ?? 0;
}

/**
 * The first record of a delimited text.
 *
 * A quote at the beginning of a cell opens it. Blanks before that quote and after the closing quote are passed over. A
 * quote anywhere else is part of the text. Where text follows a closing quote, the rest of the line belongs to the
 * cell, because it is not known what was meant.
 *
 * @example firstRecord('1,"A\nB",2\n', ",").cells // ["1", "A\nB", "2"]
 */
export function firstRecord(text: string, delimiter: string): FirstRecord {
  const cells: string[] = [];
  let opened: FirstRecord["opened"] = null;
  let line = 0;
  const endOf = (from: number, ends: string): number => {
    let at = from;
    while (at < text.length && !ends.includes(text[at] ?? "")) at += 1;
    return at;
  };
  for (let at = 0; ; at += 1) {
    const quote = passBlanks(text, at);
    if (text[quote] !== '"') {
      const end = endOf(at, `${delimiter}\n\r`);
      cells.push(text.slice(at, end));
      at = end;
    } else {
      const cell = quotedCell(text, quote);
      opened = { cell: cells.length, line };
      line += lineEndsIn(cell.text);
      at = passBlanks(text, cell.next);
      const after = text.slice(at, `${delimiter}\n\r`.includes(text[at] ?? "") ? at : endOf(at, "\n\r"));
      cells.push(cell.text + after);
      if (!cell.closed) return { cells, end: "inside a quote", opened };
      if (after !== "") return { cells, end: "text after a quote", opened };
    }
    if (text[at] !== delimiter) return { cells, end: "whole", opened };
  }
}

/** The cells of the first record of a text, without their quotes. */
export function cellsOfRecord(text: string, delimiter: string): readonly string[] {
  return firstRecord(text, delimiter).cells;
}
