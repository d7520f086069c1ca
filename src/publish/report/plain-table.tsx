import type { VNode } from "preact";
import { leftOutWords, mostRows } from "../pictures/largest.ts";

export interface PlainColumn {
  readonly head: string;
  readonly numeric?: boolean;
}

/** Cells of a numeric column that are longer than this are lists or words, and must be allowed to wrap. */
const longestNumber = 24;

export interface PlainTableProps {
  readonly caption: string;
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly (readonly string[])[];
}

// biome-ignore-start lint/a11y/noRedundantRoles: WebKit forgets that a table is one once CSS stacks its cells
// biome-ignore-start lint/a11y/useSemanticElements: the elements are there, the roles are for the stacked layout
/** A table of words and numbers, of at most 1,000 rows, whose first column names the row; on narrow screens each row becomes a block. */
export function PlainTable({ caption, columns, rows: all }: PlainTableProps): VNode {
  const [first, ...rest] = columns;
  const rows = all.slice(0, mostRows);
  const left = leftOutWords({ shown: rows, all: all.length }, "the first rows", "the files next to this page");
  return (
    <table class="plain stack" role="table">
      <caption>
        {caption}
        {left === "" ? "" : `.${left}`}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ head, numeric }) => (
            <th key={head} scope="col" role="columnheader" class={numeric === true ? "num" : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(([name, ...cells]) => (
          <tr key={name} role="row">
            <th scope="row" role="rowheader" class={first?.numeric === true ? "num" : undefined}>
              {name}
            </th>
            {cells.map((cell, index) => (
              <td
                key={rest[index]?.head}
                role="cell"
                class={
                  cell.length > longestNumber
                    ? cell.includes(" ")
                      ? undefined
                      : "unbroken"
                    : rest[index]?.numeric === true
                      ? "num"
                      : undefined
                }
                data-head={rest[index]?.head}
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
// biome-ignore-end lint/a11y/noRedundantRoles: WebKit forgets that a table is one once CSS stacks its cells
// biome-ignore-end lint/a11y/useSemanticElements: the elements are there, the roles are for the stacked layout
