/** @jsxImportSource preact */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisOfRows } from "../../src/charts/interval-row.ts";
import { IntervalStrip } from "../../src/charts/interval-strip.tsx";
import { IntervalTable } from "../../src/charts/interval-table.tsx";
import { renderHtml } from "../../src/charts/render.ts";
import { groupRows } from "../../src/charts/row-group.ts";
import { row, rows } from "./arbitrary.ts";
import { writtenNumbers } from "./coordinates.ts";
import { areas, measured } from "./examples.ts";
import { drawnElements } from "./markup.ts";

const table = (given: Parameters<typeof IntervalTable>[0]["rows"]) =>
  renderHtml(<IntervalTable rows={given} title="Title" unit="Months" ends={{ low: "ahead", high: "behind" }} />);
const share = (text: string | undefined) => (text?.endsWith("%") ? Number(text.slice(0, -1)) : null);

describe("IntervalStrip", () => {
  it("draws the interval around the dot as in the numbers, inside the strip", () => {
    fc.assert(
      fc.property(row, rows, (one, others) => {
        const strip = <IntervalStrip axis={axisOfRows([one, ...others])} row={one} />;
        const drawn = drawnElements(renderHtml(strip));
        const find = (name: string) => drawn.find(({ attributes }) => attributes.get("class") === name)?.attributes;
        const [line, dot] = [find("interval"), find("dot")];
        if (one.status === "hidden") {
          expect([line, dot]).toEqual([undefined, undefined]);
          return;
        }
        const [low, at, high] = [share(line?.get("x1")), share(dot?.get("cx")), share(line?.get("x2"))];
        expect(low).toBeLessThanOrEqual(at ?? Number.NaN);
        expect(high).toBeGreaterThanOrEqual(at ?? Number.NaN);
        expect(dot?.get("fill") === "#FFFFFF").toBe(one.status === "unreliable");
      }),
    );
  });
  it("draws farther values farther right", () => {
    const two = [measured("a", [1, 2, 3]), measured("b", [2, 3, 4])];
    const at = two.map(
      (one) => /class="dot" cx="([\d.]+)%"/.exec(renderHtml(<IntervalStrip axis={axisOfRows(two)} row={one} />))?.[1],
    );
    expect(Number(at[0])).toBeLessThan(Number(at[1]));
  });
  it("refuses ends the wrong way round", () => {
    const wrong = measured("a", [3, 2, 1]);
    expect(() => renderHtml(<IntervalStrip axis={axisOfRows([measured("b", [1, 2, 3])])} row={wrong} />)).toThrow(
      RangeError,
    );
  });
});

describe("IntervalTable", () => {
  it("is well-formed, with every place between 0% and 100% and at most two decimals, whatever the labels", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const markup = table(given);
        for (const { attributes } of drawnElements(markup)) {
          for (const value of attributes.values()) {
            const place = share(value);
            if (place !== null) expect(place >= 0 && place <= 100).toBe(true);
          }
        }
        for (const number of writtenNumbers(markup)) expect(number).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(markup).not.toMatch(/NaN|undefined|<script/);
      }),
    );
  });
  it("has as many cells in each row as columns", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const markup = table(given);
        const bodyRows = markup.split("<tr ").slice(2);
        const bare = groupRows(given).filter(({ heading, own }) => heading !== null && own === null).length;
        expect(bodyRows).toHaveLength(given.length + bare);
        for (const one of bodyRows) {
          const cells = one.match(/<t[hd] /g)?.length;
          expect(cells).toBe(one.includes('colspan="7"') ? 1 : 7);
        }
      }),
    );
  });
  it("shows a dash and the reason in place of a hidden figure", () => {
    const scilly = table(areas)
      .split("<tr ")
      .find((one) => one.includes("Isles of Scilly"));
    expect(scilly).toContain('<td class="estimate empty" role="cell" data-heading="Estimate">–</td>');
    expect(scilly).toContain("fewer than 10 pupils");
  });
  it("scopes its headings", () => {
    const markup = table(areas);
    expect(markup).toContain('<th class="name" scope="rowgroup" role="rowheader">North East</th>');
    expect(markup).toContain('<th scope="rowgroup" role="rowheader" colspan="7">Places apart</th>');
    expect(markup).toContain('<th class="name" scope="row" role="rowheader">Gateshead</th>');
  });
  it("explains a mark only when it is there", () => {
    expect(table(areas)).toContain("interval goes on");
    expect(table(areas.slice(0, 3))).not.toMatch(/interval goes on|unreliable/);
  });
});
