import type { ReleasedContent } from "../../release/content.ts";
import type { ShownWitness } from "../../release/witnesses.ts";
import { type Decimals, numberColumn, textColumn, wholeColumn } from "./column.ts";
import { noStatistics, statistic, together } from "./holdings.ts";
import { releaseTable } from "./release-table.ts";

const like = ({ decimals }: ShownWitness, value: number | undefined): Decimals | null =>
  value === undefined ? null : { value, decimals };

/** witnesses.csv: published totals of an area with what our schools give for the same pupils. */
export const witnesses = releaseTable<ShownWitness>({
  file: "witnesses.csv",
  title: "published totals compared with ours",
  rows: ({ witnesses }: ReleasedContent) => (witnesses.length === 0 ? null : witnesses),
  about: () => [],
  also: ({ ours, published }) => together([ours === null && published === null ? noStatistics : statistic("means")]),
  columns: [
    textColumn("measure", "group", "The study's name for the measure", ({ measure }) => measure),
    textColumn("population", "group", "The study's name for the group", ({ population }) => population),
    textColumn(
      "area_scheme",
      "place",
      "The kind of area: national, or a scheme of the study",
      ({ area }) => area.scheme,
    ),
    textColumn("area_code", "place", "The code of the area", ({ area }) => area.code),
    textColumn("area_name", "place", "The name of the area", ({ area }) => area.name),
    wholeColumn("year", "time", "year", "The summer in which pupils finished the key stage", ({ year }) => year),
    textColumn("unit", "unit", "The unit of both means", ({ unit }) => unit),
    numberColumn("ours", "estimate", { column: "unit" }, "The mean of the pupils in our schools", (row) =>
      like(row, row.ours?.mean),
    ),
    wholeColumn("our_pupils", "count", "pupils", "Pupils in our schools", ({ ours }) => ours?.pupils ?? null),
    wholeColumn("our_schools", "count", "schools", "The number of these schools", ({ ours }) => ours?.schools ?? null),
    numberColumn("published", "estimate", { column: "unit" }, "The published mean", (row) =>
      like(row, row.published?.mean),
    ),
    wholeColumn(
      "published_pupils",
      "count",
      "pupils",
      "Pupils of the published total",
      ({ published }) => published?.pupils ?? null,
    ),
    numberColumn(
      "share_missing",
      "setting",
      "fraction",
      "Pupils of the published total who are not in our schools, as a share of it",
      ({ missing }) => (missing === null ? null : { value: missing, decimals: 3 }),
    ),
    textColumn("status", "status", "compared, suppressed or not_available", ({ status }) => status),
    textColumn("note", "note", "What a reader must know, or why nothing is compared", ({ note }) => note),
  ],
});
