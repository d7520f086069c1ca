import { looksLikeName } from "../effects/words-of-files.ts";
import type { EarlyRecord } from "./first-records.ts";
import { joinsAbove, joinsBelow } from "./merged-heading.ts";
import type { WantedNames } from "./table-shape.ts";

/** Where the names of the columns are. */
export interface FoundHeader {
  /** Number of records above them. */
  readonly above: number;
  readonly headings: 1 | 2;
}

/** The most records that may be above the names of the columns. */
export const mostAbove = 40;

/** The number of records below the names that are looked at. */
const looked = 20;

const isYear = (cell: string) => /^(19|20)\d\d([-/ ]\d{2,4})?$/.test(cell);
const isName = (cell: string) => looksLikeName(cell) || isYear(cell);

/** Whether the cells of a record look like names of columns: words or years, and at least one word. */
export function looksLikeHeading({ cells, filled }: EarlyRecord): boolean {
  const words = cells.filter((cell) => cell !== "");
  if (words.some((cell) => !/\p{L}/u.test(cell) && !isYear(cell))) return false;
  return 5 * words.filter(isName).length >= 4 * filled && words.some((cell) => !isYear(cell));
}

/** The number of columns of a table: that of the records which have most of the cells. */
export function widthOf(records: readonly EarlyRecord[]): number {
  const cells = new Map<number, number>();
  for (const { cells: own, filled } of records)
    if (own.length > 1 && filled > 0) cells.set(own.length, (cells.get(own.length) ?? 0) + own.length);
  const [first] = [...cells].sort(([a, one], [b, other]) => other - one || b - a);
  return first?.[0] ?? 1;
}

/** How many of the names that a study uses are in a record. */
export function wantedIn({ cells }: EarlyRecord, { names, plain }: WantedNames): number {
  return new Set(cells.map(plain).filter((cell) => names.has(cell))).size;
}

/** Whether a record holds each of these names, and each only once. */
function holdsAllOnce({ cells }: EarlyRecord, { names, plain }: WantedNames): boolean {
  const own = cells.map(plain);
  return names.size > 0 && [...names].every((name) => own.filter((cell) => cell === name).length === 1);
}

/** Whether a record has text in most columns of the table. */
const isFull = ({ filled }: EarlyRecord, width: number) => filled >= Math.max(2, Math.ceil(0.6 * width));

const hasNumber = ({ cells }: EarlyRecord) => cells.some((cell) => /^[-+]?\d/.test(cell) && !isYear(cell));

/** Whether a record above the names is a row of the table: text in as many columns as there are names, and numbers. */
const isRow = (record: EarlyRecord, names: EarlyRecord | undefined) =>
  names !== undefined && record.filled >= Math.max(2, names.filled) && hasNumber(record) && !looksLikeHeading(record);

/** The record with the names, by its looks; the first one where none differs from what is below it. */
function byLooks(records: readonly EarlyRecord[], from: number, width: number): number {
  if (width < 2) return from;
  const full = (at: number) => {
    const record = records[at];
    return record !== undefined && isFull(record, width);
  };
  let at = records.findIndex((_, index) => index >= from && full(index));
  if (at === -1 || at > from + mostAbove) return from;
  // A title may have delimiters in it: then fuller names follow, with a record under them.
  for (let next = at + 1; next < Math.min(records.length, from + mostAbove); next++) {
    const [title, names, below] = [records[at], records[next], records[next + 1]];
    if (title === undefined || names === undefined || below === undefined || title.cells.length >= width) break;
    if (names.filled === 0) continue;
    if (!full(next) || names.cells.length < width || !looksLikeHeading(names) || !hasNumber(below)) continue;
    at = next;
    break;
  }
  const found = records[at];
  return at === from || found === undefined || !looksLikeHeading(found) ? from : at;
}

/**
 * Finds the names of the columns near the beginning of a text.
 *
 * They are in the record that holds most of the names which the study uses. By looks, that is the first record with text
 * in three of five columns, all of it words or years. A record above them, or below, may be the other row of names in
 * two rows.
 *
 * @param from how many records are passed over
 */
export function findHeader(records: readonly EarlyRecord[], from: number, wanted: WantedNames): FoundHeader {
  const width = widthOf(records.slice(from));
  const looks = byLooks(records, from, width);
  const counts = records.slice(0, mostAbove + 1).map((record, at) => (at < from ? 0 : wantedIn(record, wanted)));
  const most = Math.max(0, ...counts);
  const found = most >= Math.min(2, wanted.names.size) && most > (counts[looks] ?? 0) ? counts.indexOf(most) : looks;
  // Names below rows of the table are a mistake in the file: the rows are not titles, and must not be set aside.
  const belowRows = records.slice(from, found).some((record) => isRow(record, records[found]));
  const named = belowRows ? from : found;
  const [above, names, below] = [records[named - 1], records[named], records[named + 1]];
  if (names === undefined || holdsAllOnce(names, wanted)) return { above: named, headings: 1 };
  if (above !== undefined && named > from && looksLikeHeading(names) && joinsAbove(above, names))
    return { above: named - 1, headings: 2 };
  if (below !== undefined && joinsBelow(names, below, records.slice(named + 2, named + 2 + looked)))
    return { above: named, headings: 2 };
  return { above: named, headings: 1 };
}
