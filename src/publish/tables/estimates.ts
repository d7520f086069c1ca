import type { ReleasedContent } from "../../release/content.ts";
import { numbersOf, withRole } from "../../release/finding.ts";
import { isOfSchools } from "../words/words.ts";
import { columnsOf, textColumn, wholeColumn } from "./column.ts";
import { asked, counts, figureOf, outcome, value, type WithCounts, worked } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

/** One row per figure and scale; a hidden figure has one row without a number. */
function rows(content: ReleasedContent): readonly WithCounts[] {
  return withRole(content.findings, "asked", "part").flatMap((finding): readonly WithCounts[] => {
    const ofSchools = isOfSchools(content.study, finding.figure.measure);
    const numbers = numbersOf(finding);
    return numbers.length > 0
      ? numbers.map((number) => ({ finding, number, ofSchools }))
      : [{ finding, number: null, ofSchools }];
  });
}

/** What the other side of a comparison has, where it differs from the figure's own side. */
function differs<Value>(own: Value, other: Value | undefined): Value | null {
  return other === undefined || other === own ? null : other;
}

const statistic = textColumn(
  "statistic",
  "kind",
  "Mean, gap, comparison or part of a gap",
  (row: WithCounts) => row.finding.figure.statistic,
);

const otherSide = [
  textColumn(
    "with_population",
    "group",
    "In a comparison, the other side's group where it differs",
    (row: WithCounts) => differs(row.finding.figure.of.population, row.finding.figure.with?.population),
  ),
  textColumn("with_area_code", "place", "The other side's area code where it differs", (row: WithCounts) =>
    differs(row.finding.figure.of.area.code, row.finding.figure.with?.area.code),
  ),
  textColumn("with_area_name", "place", "The other side's area where it differs", (row: WithCounts) =>
    differs(row.finding.figure.of.area.name, row.finding.figure.with?.area.name),
  ),
  wholeColumn("with_year", "time", "year", "The other side's year where it differs", (row: WithCounts) =>
    differs(row.finding.figure.of.year, row.finding.figure.with?.year),
  ),
];

const crossesBreak = textColumn(
  "crosses_break",
  "note",
  "Years of the breaks in the series that a comparison crosses",
  (row: WithCounts) => row.finding.figure.crosses.map(({ year }) => year).join(" "),
);

/** estimates.csv: numbers or blank, so that R, Stata and pandas read it; `status` says why a number is blank. */
export const estimates = releaseTable<WithCounts>({
  file: "estimates.csv",
  title: "one row per figure and scale",
  rows,
  about: ({ finding }) => [finding],
  columns: [
    ...columnsOf(figureOf, asked.figure, asked.measure),
    statistic,
    ...columnsOf(figureOf, asked.population, asked.areaScheme, asked.areaCode, asked.areaName, asked.year),
    ...otherSide,
    value.unit,
    worked.scale,
    value.estimate,
    value.se,
    value.correctedSe,
    worked.seKind,
    worked.df,
    value.lower,
    value.upper,
    worked.ciMethod,
    counts.pupils,
    counts.schools,
    outcome.status,
    crossesBreak,
    outcome.note,
  ],
});
