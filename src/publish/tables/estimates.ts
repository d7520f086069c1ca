import type { ReleasedContent } from "../../release/content.ts";
import { numbersOf, withRole } from "../../release/finding.ts";
import { selectionCaution } from "../words/selection-words.ts";
import { isOfSchools } from "../words/words.ts";
import { columnsOf, textColumn, wholeColumn } from "./column.ts";
import { asked, counts, figureOf, outcome, value, type WithCounts, worked } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

/** One row per figure and scale; a hidden figure has one row without a number. */
function rows(content: ReleasedContent): readonly WithSelection[] {
  return withRole(content.findings, "asked", "part").flatMap((finding): readonly WithSelection[] => {
    const caution = selectionCaution(finding.figure, content.study);
    const ofSchools = isOfSchools(content.study, finding.figure.measure);
    const numbers = numbersOf(finding);
    return numbers.length > 0
      ? numbers.map((number) => ({ finding, number, ofSchools, selection: caution }))
      : [{ finding, number: null, ofSchools, selection: caution }];
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

/** What a reader must know about how the areas of a figure were chosen. */
interface WithSelection extends WithCounts {
  readonly selection: string | null;
}

const selection = textColumn(
  "selection",
  "note",
  "How areas chosen by the same outcome bear on the figure: it repeats the choice, or regresses to the mean; blank where they do not",
  (row: WithSelection) => row.selection,
);

/** estimates.csv: numbers or blank, so that R, Stata and pandas read it; `status` says why a number is blank. */
export const estimates = releaseTable<WithSelection>({
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
    selection,
    outcome.note,
  ],
});
