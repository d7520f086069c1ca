import { ColdspotError } from "../effects/coldspot-error.ts";
import { type Delimiter, delimiterKey, delimiters, delimiterWords } from "./delimiter.ts";
import { findHeader, looksLikeHeading, wantedIn, widthOf } from "./find-header.ts";
import type { EarlyRecord } from "./first-records.ts";
import type { WantedNames } from "./table-shape.ts";

/** The beginning of a text as one delimiter splits it. */
interface Split {
  readonly delimiter: Delimiter;
  readonly records: readonly EarlyRecord[];
  /** The number of columns that its names have. */
  readonly columns: number;
  /** Whether it splits the text into a table: names over records that fit them. */
  readonly isTable: boolean;
  /** How many names of the study are among its names. */
  readonly wanted: number;
}

function splitBy(delimiter: Delimiter, records: readonly EarlyRecord[], from: number, wanted: WantedNames): Split {
  const { above, headings } = findHeader(records, from, wanted);
  const names = records.slice(above, above + headings);
  const columns = Math.max(1, ...names.map(({ cells }) => cells.length));
  const width = Math.max(widthOf(records.slice(from)), columns);
  const last = records.findLastIndex(({ cells }) => cells.length === width || cells.length === columns);
  const own = records.slice(above, last + 1).filter(({ filled }) => filled > 0);
  const fit = own.filter(({ cells, broken }) => cells.length > 1 && cells.length <= width && !broken);
  const isTable = columns > 1 && names.every(looksLikeHeading) && 5 * fit.length >= 4 * own.length;
  return {
    delimiter,
    records,
    columns,
    isTable,
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

function mostCells(splits: readonly Split[], from: number): Delimiter {
  const cells = ({ records }: Split) => (records.slice(from).find(({ filled }) => filled > 0)?.cells ?? []).length;
  const inOrder = [",", "\t", ";", "|"].flatMap((each) => splits.filter(({ delimiter }) => delimiter === each));
  const most = Math.max(...inOrder.map(cells));
  return inOrder.find((split) => cells(split) === most)?.delimiter ?? ",";
}

/** How many times more columns one delimiter must give than every other to be taken for it. */
const muchWider = 3;

/**
 * The delimiter of a text: the one that splits it into a table, with names over records that fit them.
 *
 * Where several do, it is the one whose names are those of the study; one that always has a blank after it is none; and
 * one that gives three times as many columns as any other is it. Where none does, it is the one that splits the first
 * record into most cells.
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
  const tables = splits.filter(({ isTable }) => isTable);
  const marks = tables.filter((each) => !isPunctuation(each, texts, each.delimiter));
  const likely = marks.length > 0 ? marks : tables;
  const [widest, ...others] = [...likely].sort((a, b) => b.columns - a.columns);
  if (widest === undefined) return mostCells(splits, from);
  if (others.every(({ columns }) => widest.columns >= muchWider * columns)) return widest.delimiter;
  const seen = likely.map(({ delimiter, columns }) => `${delimiterWords(delimiter)} (${columns} columns)`).join(" or ");
  throw new ColdspotError(`${name}: what is between its cells is not clear: ${seen}`, {
    exitCode: 3,
    advice: `say which at this file in the study: ${likely.map(({ delimiter }) => delimiterKey(delimiter)).join(" or ")}`,
  });
}
