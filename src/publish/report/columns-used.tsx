import type { VNode } from "preact";
import type { ShownColumn } from "../../release/column-profile.ts";
import { commonestWords, rangeWords, valuesWords } from "../words/column-words.ts";
import { readableCount } from "../words/readable.ts";
import { PlainTable } from "./plain-table.tsx";

const fileWords = ({ file, year }: ShownColumn) => (year === null ? file : `${file} (${year})`);

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
            { head: "Different values", numeric: true },
            { head: "Range" },
            { head: "Commonest at the ends" },
            { head: "Codes" },
          ]}
          rows={own.map((one) => [
            one.column,
            readableCount(one.rows),
            readableCount(one.blank),
            readableCount(one.different),
            rangeWords(one),
            commonestWords(one),
            valuesWords(one.codes),
          ])}
        />
      ))}
    </details>
  );
}
