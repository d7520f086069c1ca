import type { ReleasedContent } from "../../release/content.ts";
import { foundFamilies, type ShownTest } from "../../release/families.ts";
import type { Finding, ShownNumber } from "../../release/finding.ts";
import { isShown, reasonOf } from "../../release/finding.ts";
import { columnsOf, textColumn, wholeColumn } from "./column.ts";
import { asked, figureOf, outcome, value } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";
import { testColumns } from "./test-columns.ts";

interface Row {
  readonly finding: Finding;
  /** From 1. */
  readonly entry: number;
  /** From 1 within the entry. */
  readonly place: number;
  readonly test: ShownTest | null;
}

/** The comparisons of each entry of `compare`; those of one pair of sides are one question. */
function rows({ findings, groupings }: ReleasedContent): readonly Row[] | null {
  const { entries } = foundFamilies(findings, groupings);
  if (entries.length === 0) return null;
  return entries.flatMap(({ entry, questions }) =>
    questions.flatMap(({ stated }, index) =>
      stated.map(({ finding, test }) => ({ finding, test, entry: entry + 1, place: index + 1 })),
    ),
  );
}

/** The figure's number on its first scale, where it is tested. */
function tested({ finding, test }: Row): { readonly number: ShownNumber | null } {
  return { number: isShown(finding) && test !== null ? (finding.numbers[0] ?? null) : null };
}

function noteOf({ finding, test }: Row): string {
  if (!isShown(finding)) return test === null ? `not tested: ${reasonOf(finding)}` : reasonOf(finding);
  if (test === null) return "not tested: no error";
  return finding.marks.join("; ");
}

/** tables/comparisons.csv: the comparisons of each entry of `compare`, with the test of each. */
export const comparisons = releaseTable<Row>({
  file: "tables/comparisons.csv",
  title: "comparisons and their tests",
  rows,
  about: ({ finding, test }) => (test === null ? [] : [finding]),
  columns: [
    wholeColumn("entry", "id", null, "The entry of compare that asks for it, from 1", ({ entry }) => entry),
    ...columnsOf(figureOf, asked.figure),
    wholeColumn("question", "id", null, "The pair of sides within the entry, from 1", ({ place }) => place),
    textColumn("test", "id", "The row of tables/tests.csv with its test", ({ test }) => test?.id ?? null),
    ...columnsOf(
      ({ test }: Row) => test,
      testColumns.method,
      testColumns.family,
      testColumns.counted,
      testColumns.t,
      testColumns.df,
      testColumns.p,
      testColumns.adjusted,
      testColumns.outcome,
    ),
    ...columnsOf(tested, value.unit, value.correctedSe),
    outcome.status,
    textColumn("note", "note", "Marks of the figure, or why it is not tested", noteOf),
  ],
});
