import type { VNode } from "preact";
import type { ShownColumn } from "../../release/column-profile.ts";
import { commonestWords, rangeWords, valuesWords } from "../words/column-words.ts";
import { readableCount } from "../words/readable.ts";
import { PlainTable } from "./plain-table.tsx";

const fileWords = ({ file, year }: ShownColumn) => (year === null ? file : `${file} (${year})`);

const blankWords = ({ blank }: ShownColumn) => (blank === null ? "few or none" : readableCount(blank));

/** The range, the ends or words, codes, and what is left, in one cell that wraps on narrow screens. */
function contentWords(one: ShownColumn): string {
  const [range, commonest, codes] = [rangeWords(one), commonestWords(one), valuesWords(one.codes)];
  return [
    range,
    one.kind === "numbers" && commonest !== "" ? `commonest at the ends: ${commonest}` : commonest,
    one.different === null ? "" : `${readableCount(one.different)} different values`,
    codes === "" ? "" : `codes: ${codes}`,
    one.others === null || one.others === 0 ? "" : `rows with something else: ${readableCount(one.others)}`,
  ]
    .filter((part) => part !== "")
    .join("; ");
}

/** What is in the columns that the study uses, one table for each file, folded away. */
export function ColumnsUsed({ columns }: { readonly columns: readonly ShownColumn[] }): VNode | null {
  const files = new Map<string, ShownColumn[]>();
  for (const one of columns) files.set(fileWords(one), [...(files.get(fileWords(one)) ?? []), one]);
  if (files.size === 0) return null;
  return (
    <details>
      <summary>What is in the columns that the study uses</summary>
      <p>
        Compare the ranges with what the columns should hold: a code for a missing value, such as −9 or 999, shows at an
        end, in many rows.
      </p>
      {[...files].map(([file, own]) => (
        <PlainTable
          key={file}
          caption={file}
          columns={[
            { head: "Column" },
            { head: "Rows", numeric: true },
            { head: "Blank", numeric: true },
            { head: "What is in it" },
          ]}
          rows={own.map((one) => [one.column, readableCount(one.rows), blankWords(one), contentWords(one)])}
        />
      ))}
    </details>
  );
}
