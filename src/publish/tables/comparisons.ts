import type { ReleasedContent } from "../../release/content.ts";
import { type FoundFamily, type FoundQuestion, foundFamilies } from "../../release/families.ts";
import type { Finding, ShownNumber } from "../../release/finding.ts";
import { isShown, reasonOf } from "../../release/finding.ts";
import { columnsOf, numberColumn, textColumn, wholeColumn } from "./column.ts";
import { asked, figureOf, limited, outcome, value } from "./finding-columns.ts";
import { releaseTable } from "./release-table.ts";

interface Row {
  readonly finding: Finding;
  readonly family: FoundFamily;
  readonly question: FoundQuestion;
  /** From 1 within the family. */
  readonly place: number;
}

/** The comparisons of each entry of `compare`; those of one pair of sides are one question. */
function rows({ findings, groupings }: ReleasedContent): readonly Row[] | null {
  const { families } = foundFamilies(findings, groupings);
  if (families.length === 0) return null;
  return families.flatMap((family) =>
    family.questions.flatMap((question, index) =>
      question.findings.map((finding) => ({ finding, family, question, place: index + 1 })),
    ),
  );
}

/** The figure's number on its first scale, where its question is counted. */
function counted({ finding, question }: Row): { readonly number: ShownNumber | null } {
  return { number: isShown(finding) && question.p !== null ? (finding.numbers[0] ?? null) : null };
}

function noteOf({ finding, question: { p } }: Row): string {
  if (!isShown(finding)) return p === null ? `not counted: ${reasonOf(finding)}` : reasonOf(finding);
  if (p === null) return "not counted: no error, or another way to compare the two sides is hidden";
  return finding.marks.join("; ");
}

/** tables/comparisons.csv: p values of all comparisons, adjusted for the questions of their entry. */
export const comparisons = releaseTable<Row>({
  file: "tables/comparisons.csv",
  title: "p values of comparisons, adjusted",
  rows,
  about: ({ finding, question }) => (question.p === null ? [] : [finding]),
  columns: [
    textColumn("family", "id", "The entry of compare that asks for it", ({ family }) => family.name),
    ...columnsOf(figureOf, asked.figure),
    wholeColumn("question", "id", null, "The pair of sides within the family, from 1", ({ place }) => place),
    textColumn("method", "method", "How the p values of the family are adjusted", ({ family }) => family.method),
    wholeColumn("asked", "setting", "questions", "Questions in the family", ({ family }) => family.asked),
    wholeColumn(
      "counted",
      "setting",
      "questions",
      "Questions that its p values are adjusted for",
      ({ family }) => family.counted,
    ),
    ...columnsOf(counted, value.unit, value.correctedSe),
    numberColumn("t", "test", null, "The difference divided by its standard error", ({ question: { t } }) =>
      t === null ? null : { value: t, decimals: 3 },
    ),
    numberColumn("df", "test", null, "Degrees of freedom; blank where there is no limit", ({ question }) =>
      limited(question.degreesOfFreedom),
    ),
    numberColumn("p", "p", null, "The two-sided p value of the difference", ({ question }) => question.p),
    numberColumn("p_adjusted", "p", null, "The same, adjusted", ({ question }) => question.adjusted),
    outcome.status,
    textColumn("note", "note", "Marks of the figure, or why the question is not counted", noteOf),
  ],
});
