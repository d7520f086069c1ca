import type { EndOfColumn, ShownColumn } from "../../release/column-profile.ts";
import type { ReleasedContent } from "../../release/content.ts";
import { commonestWords, valuesWords } from "../words/column-words.ts";
import { numberColumn, textColumn, wholeColumn } from "./column.ts";
import { countsOf, type Holdings, noStatistics, statistic, together } from "./holdings.ts";
import { releaseTable } from "./release-table.ts";

/** What an output checker must know of a column: its counts, and that its ends are shown. */
export function holdingsOfColumn({ rows, blank, others, codes, words, forms, ends, range }: ShownColumn): Holdings {
  const values = [...codes, ...words, ...forms, ...ends.low, ...ends.high];
  const isRanged = range !== null && (range.lowest !== null || range.highest !== null);
  return together([
    countsOf("rows", [rows, blank, others, ...values.map((value) => value.rows)]),
    isRanged ? statistic("smallest and largest values") : noStatistics,
  ]);
}

const boundWords = (end: EndOfColumn | null | undefined) =>
  end === null || end === undefined ? null : end.exact ? "value" : "bound";

/** columns.csv: what each column holds that the study uses, as each file has it. */
export const columnsUsed = releaseTable<ShownColumn>({
  file: "columns.csv",
  title: "what is in the columns that the study uses",
  rows: ({ usedColumns }: ReleasedContent) => (usedColumns.length === 0 ? null : usedColumns),
  about: () => [],
  also: holdingsOfColumn,
  columns: [
    textColumn("file", "id", "The file", ({ file }) => file),
    textColumn("entry", "id", "The study's name for it", ({ entry }) => entry),
    wholeColumn("year", "time", "year", "The year of its rows; blank where a column gives it", ({ year }) => year),
    textColumn("column", "id", "The column, as the study or the layout calls it", ({ column }) => column),
    textColumn("holds", "kind", "numbers, words or identifiers", ({ kind }) => kind),
    wholeColumn("rows", "count", "rows", "Rows that the study keeps", ({ rows }) => rows),
    wholeColumn("rows_blank", "count", "rows", "Of these, rows with a blank cell", ({ blank }) => blank),
    wholeColumn(
      "rows_other",
      "count",
      "rows",
      "Of these, rows with no number where numbers are wanted, or with a word that is not listed",
      ({ others }) => others,
    ),
    wholeColumn("different", "setting", null, "How many different values there are", ({ different }) => different),
    numberColumn(
      "lowest",
      "setting",
      null,
      "The lowest number, or a round number that enough rows do not exceed",
      ({ range }) => range?.lowest?.value ?? null,
    ),
    textColumn("lowest_is", "kind", "Whether lowest is a value or a bound", ({ range }) => boundWords(range?.lowest)),
    numberColumn(
      "highest",
      "setting",
      null,
      "The highest number, or a round number that enough rows reach",
      ({ range }) => range?.highest?.value ?? null,
    ),
    textColumn("highest_is", "kind", "Whether highest is a value or a bound", ({ range }) =>
      boundWords(range?.highest),
    ),
    wholeColumn("decimals", "setting", null, "The most decimals of its numbers", ({ decimals }) => decimals),
    textColumn(
      "commonest",
      "note",
      "The commonest values at both ends of the numbers, the commonest words, or the forms of identifiers, with their rows",
      commonestWords,
    ),
    textColumn("codes", "note", "Codes in place of values, with their rows", ({ codes }) => valuesWords(codes)),
  ],
});
