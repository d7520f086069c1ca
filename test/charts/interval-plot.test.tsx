/** @jsxImportSource preact */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { IntervalPlot } from "../../src/charts/interval-plot.tsx";
import { renderSvg } from "../../src/charts/render.ts";
import { label, rows } from "./arbitrary.ts";
import { boxes, overlap, writtenNumbers } from "./coordinates.ts";
import { areas } from "./examples.ts";
import { drawnElements } from "./markup.ts";

const words = fc.record({ title: label, description: label, caption: label, unit: label, low: label, high: label });
const drawn = fc
  .tuple(rows, words)
  .map(([given, { low, high, ...text }]) =>
    renderSvg(<IntervalPlot id="p" rows={given} {...text} ends={{ low, high }} reference={{ value: 3, label: low }} />),
  );

describe("IntervalPlot", () => {
  it("draws and writes everything inside the picture", () => {
    fc.assert(
      fc.property(drawn, (svg) => {
        const height = Number(/viewBox="0 0 720 (\d+)"/.exec(svg)?.[1]);
        for (const { left, right, top, bottom, what } of boxes(svg)) {
          expect(left >= 0 && right <= 720 && top >= 0 && bottom <= height, what).toBe(true);
        }
      }),
    );
  });
  it("is well-formed and rounded, whatever the labels", () => {
    fc.assert(
      fc.property(drawn, (svg) => {
        drawnElements(svg);
        for (const number of writtenNumbers(svg)) expect(number).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(svg).not.toMatch(/NaN|undefined|<script/);
      }),
    );
  });
  it("keeps labels out of the drawing and numbers out of both", () => {
    fc.assert(
      fc.property(drawn, (svg) => {
        const all = boxes(svg);
        const texts = all.filter(({ what }) => /^(tspan label|text estimate|text interval-text)/.test(what));
        const marks = all.filter(({ what }) => /^(circle dot|line interval)/.test(what));
        for (const mark of marks)
          for (const text of texts) expect(overlap(mark, text), `${mark.what} ${text.what}`).toBe(false);
      }),
    );
  });
  it("has a name, a description and the numbers as text", () => {
    const svg = renderSvg(
      <IntervalPlot id="p" rows={areas} title="Title" description="What it shows." unit="Months" />,
    );
    expect(svg).toContain('role="img" aria-labelledby="p-title p-desc" font-family="Arial, Helvetica, sans-serif"');
    expect(svg).toContain('<title id="p-title">Title</title><desc id="p-desc">What it shows.</desc>');
    expect(svg).toContain("−19.9 to 37.7");
  });
});
