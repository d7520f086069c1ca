import { ColdspotError } from "../effects/coldspot-error.ts";
import { shownName } from "../effects/words-of-files.ts";

/** A place in a text after which it is not known where records begin. */
export interface StrayQuote {
  readonly kind: "not closed" | "text after it" | "lines like records" | "too long";
  /** The record and the line of the file where the quote opens, both counted from 1. The header is record 1. */
  readonly record: number;
  readonly line: number;
  /** Position of the cell from 0; null where no quote is to blame. */
  readonly column: number | null;
  /** The number of lines of the record, as far as it was read. */
  readonly lines: number;
}

const counted = new Intl.NumberFormat("en-GB");

const whatIsWrong: Readonly<Record<StrayQuote["kind"], (lines: string) => string>> = {
  "not closed": () => "a quote that is opened and not closed where a cell ends",
  "text after it": () => "a quote that is opened and not closed where a cell ends",
  "lines like records": (lines) => `a cell in quotes that holds the ends and beginnings of ${lines} lines like records`,
  "too long": () => "a record longer than 16 MB",
};

const advice: Readonly<Record<StrayQuote["kind"], string>> = {
  "not closed":
    "close the quote, or double it where it is part of the text; the text after it cannot be split into records",
  "text after it":
    "close the quote, or double it where it is part of the text; the text after it cannot be split into records",
  "lines like records":
    "take the two stray quotes out, or double them where they are part of the text; if it is one cell, take its line breaks out",
  "too long": "check whether line ends are missing; no table has a cell of that size",
};

/**
 * The error for a quote that runs over several records: file, record, line and column where it opens, and what to do.
 *
 * @param header the names of the columns; null where the quote is in the header, because they are not known then
 */
export function strayQuoteError(
  file: string,
  header: readonly string[] | null,
  { kind, record, line, column, lines }: StrayQuote,
): ColdspotError {
  const at =
    column === null ? "" : `, column ${header === null ? column + 1 : shownName(header[column] ?? "", column)}`;
  const names = record === 1 ? " (the names of the columns)" : "";
  return new ColdspotError(
    `${file}, record ${record}${names}, line ${line}${at}: ${whatIsWrong[kind](counted.format(lines))}`,
    { exitCode: 3, advice: advice[kind] },
  );
}
