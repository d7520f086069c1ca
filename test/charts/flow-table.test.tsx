/** @jsxImportSource preact */
import { describe, expect, it } from "vitest";
import { FlowBar } from "../../src/charts/flow-bar.tsx";
import type { FlowRow } from "../../src/charts/flow-row.ts";
import { FlowTable } from "../../src/charts/flow-table.tsx";
import { renderHtml } from "../../src/charts/render.ts";
import { drawnElements } from "./markup.ts";

const rows: readonly FlowRow[] = [
  { label: "read", kind: "all", leftOut: "", left: "200", before: 1, after: 1 },
  { label: "in <another> country & year", kind: "left out", leftOut: "50", left: "150", before: 1, after: 0.75 },
  { label: "any other reason", kind: "left out", leftOut: "hidden (few or none)", left: "", before: 0.75, after: null },
  { label: "used", kind: "all", leftOut: "", left: "149", before: 0.745, after: 0.745 },
  { label: "of these, in part", kind: "part", leftOut: "", left: "20", before: 0.1, after: 0.1 },
];
const markup = renderHtml(<FlowTable rows={rows} title="Title" caption="Caption" headings={{ left: "Rows left" }} />);
const bar = (row: FlowRow) =>
  drawnElements(renderHtml(<FlowBar row={row} />))
    .filter(({ tag }) => tag === "rect")
    .map(({ attributes }) => ["class", "x", "width"].map((name) => attributes.get(name)));

describe("FlowBar", () => {
  it("is as long as the share that is left, with what was left out behind it", () => {
    expect(rows.map(bar)).toEqual([
      [["left", "0%", "100%"]],
      [
        ["left-out", "75%", "25%"],
        ["left", "0%", "75%"],
      ],
      [],
      [["left", "0%", "74.5%"]],
      [["left", "0%", "10%"]],
    ]);
  });
});

describe("FlowTable", () => {
  it("is well-formed, with a heading and three cells in each row and every number as text", () => {
    expect(() => drawnElements(markup)).not.toThrow();
    const body = markup.split("<tr ").slice(2);
    expect(body).toHaveLength(rows.length);
    for (const [index, row] of body.entries()) {
      expect(row.match(/<th |<td /g)).toHaveLength(4);
      expect(row).toContain(`>${rows[index]?.leftOut || "–"}<`);
      expect(row).toContain(`>${rows[index]?.left || "–"}<`);
    }
  });
  it("keeps drawings from assistive technology and gives each cell the heading it has on wide screens", () => {
    expect(markup.match(/<svg /g)?.length).toBe(markup.match(/aria-hidden="true"/g)?.length);
    expect(markup).toContain('data-heading="Rows left"');
    expect(markup).toContain('scope="row" role="rowheader"');
  });
  it("explains the bars only where something was left out", () => {
    expect(markup).toContain('class="key"');
    expect(renderHtml(<FlowTable rows={rows.slice(0, 1)} title="T" caption="C" />)).not.toContain('class="key"');
  });
});
