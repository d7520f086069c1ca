// biome-ignore-all lint/a11y/noRedundantRoles: WebKit forgets that a table is one once CSS stacks its cells
// biome-ignore-all lint/a11y/useSemanticElements: the elements are there, the roles are for the stacked layout
import type { VNode } from "preact";
import type { IntervalHeadings } from "./interval-headings.ts";
import { type IntervalRow, type Reference, statusText } from "./interval-row.ts";
import { IntervalStrip } from "./interval-strip.tsx";
import type { ValueAxis } from "./value-axis.ts";

/** What all rows of a table share. */
export interface RowDrawing {
  readonly axis: ValueAxis;
  readonly reference?: Reference;
  readonly headings: IntervalHeadings;
  readonly unit: string;
  /** Whether shrunken estimates and ranks are shown instead of pupils and schools. */
  readonly shrunken: boolean;
}

export interface IntervalTableRowProps {
  readonly row: IntervalRow;
  /** Whether the row is the heading of its group. */
  readonly heads: boolean;
  readonly drawing: RowDrawing;
}

export function IntervalTableRow({ row, heads, drawing }: IntervalTableRowProps): VNode {
  const { axis, reference, headings } = drawing;
  const strong = heads || row.emphasis === true;
  const hidden = row.status === "hidden";
  const classes = [
    `status-${row.status}`,
    strong && "strong",
    heads && "group",
    row.group !== undefined && !heads && "member",
  ];
  return (
    <tr class={classes.filter((name) => name !== false).join(" ")} role="row">
      <th class="name" scope={heads ? "rowgroup" : "row"} role="rowheader">
        {row.label}
      </th>
      <td class="strip" role="cell">
        <IntervalStrip
          axis={axis}
          row={{ ...row, emphasis: strong }}
          {...(reference === undefined ? {} : { reference })}
        />
      </td>
      <NumberCell column="estimate" heading={headings.estimate} text={hidden ? "" : row.text.estimate} />
      <NumberCell column="interval" heading={headings.interval} text={hidden ? "" : row.text.interval} />
      {drawing.shrunken ? (
        <>
          <NumberCell column="shrunken" heading={headings.shrunken} text={row.text.shrunken ?? ""} />
          <NumberCell column="ranks" heading={headings.ranks} text={row.text.ranks ?? ""} />
        </>
      ) : (
        <>
          <NumberCell column="pupils" heading={headings.pupils} text={row.text.pupils} />
          <NumberCell column="schools" heading={headings.schools} text={row.text.schools} />
        </>
      )}
      <td class="note" role="cell">
        {statusText(row)}
      </td>
    </tr>
  );
}

interface NumberCellProps {
  readonly column: string;
  readonly heading: string;
  readonly text: string;
}

function NumberCell({ column, heading, text }: NumberCellProps): VNode {
  return (
    <td class={text === "" ? `${column} empty` : column} role="cell" data-heading={heading}>
      {text === "" ? "–" : text}
    </td>
  );
}
