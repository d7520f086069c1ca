import type { ReleasedContent } from "../../release/content.ts";
import type { LossOfFile } from "../../release/losses.ts";
import { type Decimals, numberColumn, textColumn, wholeColumn } from "./column.ts";
import { releaseTable } from "./release-table.ts";

/** A share of rows from counts as they are shown, with three decimals. */
function share(part: number | null, whole: number | null): Decimals | null {
  return part === null || whole === null || whole === 0 ? null : { value: part / whole, decimals: 3 };
}

/** losses.csv: for each file and group, how many of the rows that the study wants could not be used. */
export const losses = releaseTable<LossOfFile>({
  file: "losses.csv",
  title: "rows that could not be used, and what follows",
  rows: ({ losses }: ReleasedContent) => (losses.length === 0 ? null : losses),
  about: () => [],
  columns: [
    textColumn("file", "id", "The file", ({ file }) => file),
    textColumn("entry", "id", "The study's name for it", ({ entry }) => entry),
    textColumn("measures", "group", "The measures that read it in this way; blank where all do", ({ measures }) =>
      measures.join(" "),
    ),
    wholeColumn("year", "time", "year", "The year of its rows; blank where a column gives it", ({ year }) => year),
    textColumn("population", "group", "The group that could not be used; blank for whole rows", ({ group }) => group),
    wholeColumn(
      "rows_wanted",
      "count",
      "rows",
      "Rows that the study does not leave out and for which the source has a figure",
      ({ wanted }) => wanted,
    ),
    wholeColumn("rows_lost", "count", "rows", "Of these, rows that could not be used", ({ lost }) => lost),
    numberColumn("share_lost", "setting", "fraction", "Rows lost as a share of rows wanted", ({ lost, wanted }) =>
      share(lost, wanted),
    ),
    wholeColumn(
      "rows_no_value",
      "count",
      "rows",
      "Of the rows wanted, those whose value the source hides or leaves blank",
      ({ noValue }) => noValue,
    ),
    numberColumn(
      "share_no_value",
      "setting",
      "fraction",
      "Rows without a value as a share of rows wanted",
      ({ noValue, wanted }) => share(noValue, wanted),
    ),
    textColumn(
      "verdict",
      "status",
      "not marked, marked or withheld: the figures of the file",
      ({ verdict }) => verdict,
    ),
    textColumn("note", "note", "The reasons, and what the lost rows have in common", ({ why, nearly }) =>
      [why, nearly].filter((part) => part !== "").join("; "),
    ),
  ],
});
