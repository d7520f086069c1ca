// biome-ignore-all lint/a11y/noRedundantRoles: WebKit forgets that a table is one once CSS stacks its cells
// biome-ignore-all lint/a11y/useSemanticElements: the elements are there, the roles are for the stacked layout
import type { VNode } from "preact";
import type { AxisEnds } from "./axis-ends.ts";
import { type IntervalHeadings, intervalHeadings } from "./interval-headings.ts";
import { IntervalKey } from "./interval-key.tsx";
import { anyShrunken, axisOfRows, type IntervalRow, type Reference } from "./interval-row.ts";
import { IntervalTableRow, type RowDrawing } from "./interval-table-row.tsx";
import { keyText } from "./key-text.ts";
import { groupRows } from "./row-group.ts";
import { StripAxis } from "./strip-axis.tsx";
import type { ValueAxis } from "./value-axis.ts";

export interface IntervalTableProps {
  readonly rows: readonly IntervalRow[];
  /** The finding in a sentence. */
  readonly title: string;
  /** Measure, source, population, coverage, period. */
  readonly caption?: string;
  /** What the axis shows, for example "Months behind". */
  readonly unit: string;
  readonly reference?: Reference;
  readonly ends?: AxisEnds;
  readonly headings?: Partial<IntervalHeadings>;
  /** To give several tables the same axis; otherwise it follows from the rows. */
  readonly axis?: ValueAxis;
}

/**
 * A dot plot that is a table: every number is text in a cell, and the drawing next to it repeats it.
 *
 * Needs `intervalTableCss` in the page. Rows are shown in the order given.
 */
export function IntervalTable(props: IntervalTableProps): VNode {
  const { rows, title, caption, unit, reference, ends } = props;
  const headings = { ...intervalHeadings, ...props.headings };
  const axis = props.axis ?? axisOfRows(rows, reference);
  const shared = { axis, ...(reference === undefined ? {} : { reference }) };
  const shrunken = anyShrunken(rows);
  const drawing: RowDrawing = { ...shared, headings, unit, shrunken };
  return (
    <table class={shrunken ? "interval-table with-shrunken" : "interval-table"} role="table">
      <caption>
        <span class="title">{title}</span>
        {caption !== undefined && <span class="formal">{caption}</span>}
        <IntervalKey text={keyText(rows, axis, headings, reference)} />
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <ColumnHeading column="name" text={headings.name} />
          <th class="strip" scope="col" role="columnheader">
            {unit}
            <StripAxis {...shared} {...(ends === undefined ? {} : { ends })} />
          </th>
          <ColumnHeading column="estimate" text={headings.estimate} />
          <ColumnHeading column="interval" text={headings.interval} />
          <ColumnHeading
            column={shrunken ? "shrunken" : "pupils"}
            text={shrunken ? headings.shrunken : headings.pupils}
          />
          <ColumnHeading column={shrunken ? "ranks" : "schools"} text={shrunken ? headings.ranks : headings.schools} />
          <ColumnHeading column="note" text={headings.note} />
        </tr>
      </thead>
      {groupRows(rows).map(({ heading, own, rows: members }) => (
        <tbody key={heading} role="rowgroup">
          {own !== null && <IntervalTableRow row={own} heads drawing={drawing} />}
          {own === null && heading !== null && (
            <tr class="group" role="row">
              <th scope="rowgroup" role="rowheader" colSpan={7}>
                {heading}
              </th>
            </tr>
          )}
          {members.map((row) => (
            <IntervalTableRow key={row.label} row={row} heads={false} drawing={drawing} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function ColumnHeading({ column, text }: { readonly column: keyof IntervalHeadings; readonly text: string }): VNode {
  return (
    <th class={column} scope="col" role="columnheader">
      {text}
    </th>
  );
}
