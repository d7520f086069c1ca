import { csvText } from "../../formats/csv-text.ts";
import { formatFixed } from "../../number/decimal.ts";
import { type Finding, isShown } from "../../release/finding.ts";
import type { ProtectedQuestion } from "../../release/many.ts";
import { Released } from "../../release/released.ts";

/** Columns of tables/comparisons.csv, in order: one row a figure and entry of `compare`. */
export const comparisonColumns = [
  "family",
  "figure",
  "question",
  "method",
  "asked",
  "counted",
  "t",
  "df",
  "p",
  "p_adjusted",
  "status",
  "note",
] as const;

function noteOf(finding: Finding, { p }: ProtectedQuestion): string {
  if (!isShown(finding)) return p === null ? `not counted: ${finding.reason}` : finding.reason;
  if (p === null) return "not counted: no error, or another way to compare the two sides is hidden";
  return finding.marks.join("; ");
}

/** tables/comparisons.csv: p values of all comparisons, adjusted for the questions of their entry. */
export function comparisonsCsv(released: Released): string {
  const { families } = Released.contentOf(released).many;
  const rows = families.flatMap(({ name, method, asked, counted, questions }) =>
    questions.flatMap((question, index) => {
      const { findings, t, degreesOfFreedom, p, adjusted } = question;
      const finite = degreesOfFreedom !== null && Number.isFinite(degreesOfFreedom);
      return findings.map((finding) => [
        name,
        finding.figure.id,
        index + 1,
        method,
        asked,
        counted,
        t === null ? null : formatFixed(t, 3),
        finite ? formatFixed(degreesOfFreedom, 1) : null,
        p,
        adjusted,
        finding.status,
        noteOf(finding, question),
      ]);
    }),
  );
  return csvText(comparisonColumns, rows);
}
