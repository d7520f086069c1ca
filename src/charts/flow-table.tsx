// biome-ignore-all lint/a11y/noRedundantRoles: WebKit forgets that a table is one once CSS stacks its cells
// biome-ignore-all lint/a11y/useSemanticElements: the elements are there, the roles are for the stacked layout
import type { VNode } from "preact";
import { FlowBar, flowLook } from "./flow-bar.tsx";
import { type FlowHeadings, type FlowRow, flowHeadings } from "./flow-row.ts";

export interface FlowTableProps {
  readonly rows: readonly FlowRow[];
  /** The result, in a sentence. */
  readonly title: string;
  /** What the bars show, and what is not shown. */
  readonly caption: string;
  readonly headings?: Partial<FlowHeadings>;
}

/**
 * What became of a number of things, step by step, as a table in which every number is text and bars repeat the numbers.
 *
 * Needs `flowTableCss` in the page. Rows are shown in the order given.
 */
export function FlowTable({ rows, title, caption, headings }: FlowTableProps): VNode {
  const heads = { ...flowHeadings, ...headings };
  const isDrawn = rows.some(({ before, after }) => before !== null && after !== null && before > after);
  return (
    <table class="flow-table" role="table">
      <caption>
        <span class="title">{title}</span>
        <span class="formal">{caption}</span>
        {isDrawn && (
          <span class="key">
            <FlowKey height={14} colour={flowLook.left} text={heads.left.toLowerCase()} />
            <FlowKey height={8} colour={flowLook.leftOut} text={heads.leftOut.toLowerCase()} />
          </span>
        )}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th class="step" scope="col" role="columnheader">
            {heads.step}
          </th>
          <th class="bar" scope="col" role="columnheader">
            {heads.bar}
          </th>
          <th class="count" scope="col" role="columnheader">
            {heads.leftOut}
          </th>
          <th class="count" scope="col" role="columnheader">
            {heads.left}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={`${row.kind} ${row.label}`} class={row.kind.replace(" ", "-")} role="row">
            <th class="step" scope="row" role="rowheader">
              {row.label}
            </th>
            <td class="bar" role="cell">
              <FlowBar row={row} />
            </td>
            <CountCell heading={heads.leftOut} text={row.leftOut} />
            <CountCell heading={heads.left} text={row.left} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CountCell({ heading, text }: { readonly heading: string; readonly text: string }): VNode {
  return (
    <td class={text === "" ? "count empty" : "count"} role="cell" data-heading={heading}>
      {text === "" ? "–" : text}
    </td>
  );
}

function FlowKey({
  height,
  colour,
  text,
}: {
  readonly height: number;
  readonly colour: string;
  readonly text: string;
}) {
  return (
    <span class="key-item">
      <svg width="26" height="14" aria-hidden="true">
        <rect x="0" y={14 - height} width="26" height={height} fill={colour} />
      </svg>
      {text}
    </span>
  );
}
