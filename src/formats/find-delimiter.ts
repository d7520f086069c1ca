import { ColdspotError } from "../effects/coldspot-error.ts";
import { type Delimiter, delimiterKey, delimiters, delimiterWords } from "./delimiter.ts";
import { findHeader, looksLikeHeading, wantedIn, widthOf } from "./find-header.ts";
import type { EarlyRecord } from "./first-records.ts";
import { isNote } from "./notes-below.ts";
import type { WantedNames } from "./table-shape.ts";

/** The beginning of a text as one delimiter splits it. */
interface Split {
  readonly delimiter: Delimiter;
  readonly records: readonly EarlyRecord[];
  /** From the names of the columns on, as far as records fit them. */
  readonly inTable: readonly EarlyRecord[];
  /** The number of columns that its names have. */
  readonly columns: number;
  /** Whether it splits the text into a table: names over records that fit them. */
  readonly isTable: boolean;
  /** How many cells these records can have at most, as far as they fit. */
  readonly area: number;
  /** Whether all these records have exactly as many cells as there are names. */
  readonly isExact: boolean;
  /** How many names of the study are among its names. */
  readonly wanted: number;
}

/** Whether a record may be under a table: a note that does not begin as records do. */
function isUnder(record: EarlyRecord, columns: number): boolean {
  return isNote(record, Math.max(3, columns)) && !/^\d/.test(record.cells.find((cell) => cell !== "") ?? "");
}

function splitBy(delimiter: Delimiter, records: readonly EarlyRecord[], from: number, wanted: WantedNames): Split {
  const { above, headings } = findHeader(records, from, wanted);
  const names = records.slice(above, above + headings);
  const columns = Math.max(1, ...names.map(({ cells }) => cells.length));
  const width = Math.max(widthOf(records.slice(from)), columns);
  const last = records.findLastIndex((record) => !isUnder(record, width));
  const own = records.slice(above, last + 1).filter(({ filled }) => filled > 0);
  const fit = own.filter(({ cells, broken }) => cells.length > 1 && cells.length <= width && !broken);
  // Names without a record below them are a table only where there is nothing else.
  const holds =
    own.length > names.length || records.slice(from).every(({ filled }, at) => filled === 0 || at + from >= above);
  const isTable = columns > 1 && holds && names.every(looksLikeHeading) && 5 * fit.length >= 4 * own.length;
  return {
    delimiter,
    records,
    inTable: own,
    columns,
    isTable,
    area: fit.length * columns,
    isExact: own.every(({ cells, broken }) => cells.length === columns && !broken),
    wanted: names.reduce((sum, record) => sum + wantedIn(record, wanted), 0),
  };
}

/** Whether every delimiter has a blank after it, as commas in sentences have. */
function isPunctuation({ records }: Split, texts: readonly string[], delimiter: Delimiter): boolean {
  const among = texts.slice(0, records.length).filter((text) => text.includes(delimiter));
  return among.every((text) =>
    text
      .split(delimiter)
      .slice(1)
      .every((after) => after.startsWith(" ")),
  );
}

/** Whether commas are those of decimals: under another delimiter they are nowhere but in numbers. */
function isDecimalComma({ delimiter }: Split, others: readonly Split[]): boolean {
  if (delimiter !== ",") return false;
  return others.some(({ delimiter: other, isTable, inTable }) => {
    const cells = inTable.flatMap((record) => record.cells.filter((cell) => cell.includes(",")));
    return other !== "," && isTable && cells.length > 0 && cells.every((cell) => decimal.test(cell));
  });
}

/** A number with a decimal comma, with what may stand around it. */
const decimal = /^[-+−–(]?\s?[\d.\s]*,\d+\s?[%)]?$/u;

function mostCells(splits: readonly Split[], from: number): Delimiter {
  const cells = ({ records }: Split) => (records.slice(from).find(({ filled }) => filled > 0)?.cells ?? []).length;
  const inOrder = [",", "\t", ";", "|"].flatMap((each) => splits.filter(({ delimiter }) => delimiter === each));
  const most = Math.max(...inOrder.map(cells));
  return inOrder.find((split) => cells(split) === most)?.delimiter ?? ",";
}

/** How many times more columns one delimiter must give than every other to be taken for it. */
const muchWider = 2;

/**
 * The delimiter of a text: the one that splits it into a table, with names over records that fit them.
 *
 * Of several it is the one whose names are those of the study. Those that give less than half the cells of another are
 * out, since notes may look like a small table; so is one that always has a blank after it, and so are commas that are in
 * numbers alone. Of the rest it is the one that alone fits every record, or gives twice the columns of every other.
 *
 * Where none splits the text into a table, it is the one that splits the first record into most cells.
 *
 * @param split the records at the beginning of the text for each delimiter
 * @param texts the same records as they are in the text, split by none
 * @param from how many records are passed over
 * @throws ColdspotError (3) when it is not clear which of several it is
 */
export function findDelimiter(
  name: string,
  split: (delimiter: Delimiter) => readonly EarlyRecord[],
  texts: readonly string[],
  { from, wanted }: { readonly from: number; readonly wanted: WantedNames },
): Delimiter {
  const splits = delimiters.map((delimiter) => splitBy(delimiter, split(delimiter), from, wanted));
  const known = Math.max(...splits.map((each) => each.wanted));
  const knows = splits.filter((each) => each.wanted === known);
  if (known > 0 && knows.length === 1 && knows[0] !== undefined) return knows[0].delimiter;
  const area = Math.max(...splits.map((each) => (each.isTable ? each.area : 0)));
  const tables = splits.filter((each) => each.isTable && 2 * each.area >= area);
  const marks = tables.filter((each) => !isPunctuation(each, texts, each.delimiter));
  const marking = marks.length > 0 ? marks : tables;
  const likely = marking.filter((each) => !isDecimalComma(each, marking));
  const [widest, ...others] = [...likely].sort((a, b) => b.columns - a.columns);
  if (widest === undefined) return mostCells(splits, from);
  const [exact, ...alsoExact] = likely.filter(({ isExact }) => isExact);
  if (exact !== undefined && exact.columns > 2 && alsoExact.length === 0 && muchWider * exact.columns >= widest.columns)
    return exact.delimiter;
  if (others.every(({ columns }) => widest.columns >= muchWider * columns)) return widest.delimiter;
  const seen = likely.map(({ delimiter, columns }) => `${delimiterWords(delimiter)} (${columns} columns)`).join(" or ");
  throw new ColdspotError(`${name}: what is between its cells is not clear: ${seen}`, {
    exitCode: 3,
    advice: `say which at this file in the study: ${likely.map(({ delimiter }) => delimiterKey(delimiter)).join(" or ")}`,
  });
}
