import type { ReleasedContent } from "../../release/content.ts";
import { type FoundArea, type FoundAreas, foundFamilies } from "../../release/families.ts";
import { columnsOf, numberColumn, textColumn, wholeColumn } from "./column.ts";
import {
  asked,
  figureOf,
  inItsUnit,
  like,
  noteOf,
  outcome,
  value,
  type WithNumber,
  worked,
} from "./finding-columns.ts";
import { noStatistics, statistic } from "./holdings.ts";
import { releaseTable } from "./release-table.ts";

interface Row extends WithNumber {
  readonly family: FoundAreas;
  /** What the area is like compared with the others; null where it is left out. */
  readonly beside: FoundArea | null;
}

/** The areas of each family by code, never in order of size; those that are left out have no number. */
function rows({ findings, groupings }: ReleasedContent): readonly Row[] | null {
  const { areas } = foundFamilies(findings, groupings);
  if (areas.length === 0) return null;
  return areas.flatMap((family) => {
    const found: readonly Row[] = [
      ...family.areas.map((area) => ({ family, finding: area.finding, number: area.number, beside: area })),
      ...family.leftOut.map((finding) => ({ family, finding, number: null, beside: null })),
    ];
    const code = ({ finding }: Row) => finding.figure.of.area.code;
    return [...found].sort((a, b) => (code(a) < code(b) ? -1 : 1));
  });
}

/** A number of the area with the decimals of its own estimate. */
const inDecimals = (one: (area: FoundArea) => number | undefined) => (row: Row) => {
  const found = row.beside === null ? undefined : one(row.beside);
  return row.number === null || found === undefined ? null : like(row.number, found);
};

/** tables/areas.csv: raw and shrunken estimates, intervals that hold for all areas together, and ranks. */
export const areas = releaseTable<Row>({
  file: "tables/areas.csv",
  title: "areas side by side",
  rows,
  about: ({ finding, number }) => (number === null ? [] : [finding]),
  also: ({ beside }) => (beside === null || beside.shrunken === null ? noStatistics : statistic("shrunken estimates")),
  columns: [
    textColumn("family", "id", "The figure on which the areas are compared", ({ family }) => family.name),
    ...columnsOf(figureOf, asked.figure, asked.areaCode, asked.areaName),
    worked.scale,
    value.unit,
    value.estimate,
    value.lower,
    value.upper,
    numberColumn(
      "together_lower",
      "lower",
      inItsUnit,
      "The lower end of an interval that holds for all areas of the family together",
      inDecimals(({ together }) => together.lower),
    ),
    numberColumn(
      "together_upper",
      "upper",
      inItsUnit,
      "The upper end of that interval",
      inDecimals(({ together }) => together.upper),
    ),
    numberColumn(
      "shrunken",
      "estimate",
      inItsUnit,
      "The estimate drawn towards the mean of the areas",
      inDecimals(({ shrunken }) => shrunken?.value),
    ),
    numberColumn(
      "shrunken_lower",
      "lower",
      inItsUnit,
      "The lower end of the 95% interval of the shrunken estimate",
      inDecimals(({ shrunken }) => shrunken?.interval.lower),
    ),
    numberColumn(
      "shrunken_upper",
      "upper",
      inItsUnit,
      "The upper end of that interval",
      inDecimals(({ shrunken }) => shrunken?.interval.upper),
    ),
    numberColumn("kept", "method", null, "How much of the raw estimate is kept, from 0 to 1", ({ beside }) =>
      beside === null || beside.shrunken === null ? null : { value: beside.shrunken.kept, decimals: 2 },
    ),
    wholeColumn(
      "rank_best",
      "rank",
      null,
      "The best rank that the data allow; 1 is the largest value",
      ({ beside }) => beside?.ranks?.best ?? null,
    ),
    wholeColumn(
      "rank_worst",
      "rank",
      null,
      "The worst rank that the data allow",
      ({ beside }) => beside?.ranks?.worst ?? null,
    ),
    wholeColumn("ranked", "rank", "areas", "Areas that were ranked", ({ beside, family }) =>
      beside === null || beside.ranks === null ? null : family.areas.length,
    ),
    outcome.status,
    textColumn("note", "note", "What a reader of the number must know, or why the area is left out", (row) =>
      row.beside === null ? `left out: ${noteOf(row.finding)}` : noteOf(row.finding),
    ),
  ],
});
