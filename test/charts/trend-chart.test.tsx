/** @jsxImportSource preact */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderSvg } from "../../src/charts/render.ts";
import { TrendChart, type TrendChartProps } from "../../src/charts/trend-chart.tsx";
import { breaks, label, series } from "./arbitrary.ts";
import { boxes, overlap, writtenNumbers } from "./coordinates.ts";
import { crowded, reforms, trend } from "./examples.ts";
import { drawnElements } from "./markup.ts";

const props: fc.Arbitrary<TrendChartProps> = fc.record({
  id: fc.constant("t"),
  series,
  breaks,
  title: label,
  description: label,
  caption: label,
  unit: label,
  zeroLabel: label,
  direction: fc.constantFrom("behind-down", "up"),
  width: fc.constantFrom("wide", "narrow"),
  intervals: fc.constantFrom("bars", "bands"),
  includeZero: fc.boolean(),
});

const example: TrendChartProps = {
  id: "t",
  series: trend,
  breaks: reforms,
  title: "Title",
  description: "What it shows.",
  unit: "Months behind",
  zeroLabel: "All pupils",
};

describe("TrendChart", () => {
  it("draws and writes everything inside the picture, whose shape is fixed", () => {
    fc.assert(
      fc.property(props, (given) => {
        const svg = renderSvg(<TrendChart {...given} />);
        const width = given.width === "wide" ? 720 : 340;
        expect(svg).toContain(`viewBox="0 0 ${width} 420"`);
        for (const { left, right, top, bottom, what } of boxes(svg)) {
          expect(left >= 0 && right <= width && top >= 0 && bottom <= 420, what).toBe(true);
        }
      }),
    );
  });
  it("is well-formed and rounded, whatever the labels", () => {
    fc.assert(
      fc.property(props, (given) => {
        const svg = renderSvg(<TrendChart {...given} />);
        drawnElements(svg);
        for (const number of writtenNumbers(svg)) expect(number).toMatch(/^-?\d+(\.\d{1,2})?$/);
        expect(svg).not.toMatch(/NaN|undefined|<script/);
      }),
    );
  });
  it("never lets names, breaks, years or ticks overlap", () => {
    fc.assert(
      fc.property(props, (given) => {
        const all = boxes(renderSvg(<TrendChart {...given} />));
        const texts = all.filter(({ what }) =>
          /^(tspan (series-name|break-reason)|text (last-value|year|tick))/.test(what),
        );
        texts.forEach((one, index) => {
          for (const other of texts.slice(index + 1))
            expect(overlap(one, other), `${one.what} / ${other.what}`).toBe(false);
        });
      }),
    );
  });
  it("draws whiskers around their points", () => {
    fc.assert(
      fc.property(props, (given) => {
        const all = boxes(renderSvg(<TrendChart {...given} intervals="bars" />));
        const whiskers = all.filter(({ what }) => what.startsWith("path whisker"));
        const points = all.filter(({ what }) => /^(path|circle) point/.test(what));
        expect(whiskers).toHaveLength(points.length);
        whiskers.forEach((whisker, index) => {
          const point = points[index] ?? whisker;
          expect(whisker.top).toBeLessThanOrEqual(point.bottom);
          expect(whisker.bottom).toBeGreaterThanOrEqual(point.top);
        });
      }),
    );
  });
  it("leaves a gap and writes the reason at each break", () => {
    const svg = renderSvg(<TrendChart {...example} />);
    expect(svg.match(/class="line"/g)).toHaveLength(3);
    expect(svg.match(/class="break-reason"/g)).toHaveLength(2);
    expect(renderSvg(<TrendChart {...example} breaks={[]} />)).not.toContain("break-reason");
  });
  it("turns the axis over", () => {
    const last = (direction: "up" | "behind-down") =>
      boxes(renderSvg(<TrendChart {...example} direction={direction} breaks={[]} />)).find(({ what }) =>
        what.startsWith("path line"),
      );
    const zero = (direction: "up" | "behind-down") =>
      boxes(renderSvg(<TrendChart {...example} direction={direction} breaks={[]} />)).find(({ what }) =>
        what.startsWith("line zero"),
      );
    expect(last("behind-down")?.top).toBeGreaterThan(zero("behind-down")?.bottom ?? Number.NaN);
    expect(last("up")?.bottom).toBeLessThan(zero("up")?.top ?? Number.NaN);
  });
  it("says in words what hollow and missing points mean", () => {
    expect(renderSvg(<TrendChart {...example} series={crowded} />)).toContain(
      "Hollow points: unreliable. Missing points: hidden.",
    );
  });
  it("gives the year of a last value when others go on", () => {
    const svg = renderSvg(<TrendChart {...example} series={crowded} />);
    expect(svg).toMatch(/>16.0 in 2014</);
    expect(svg).toMatch(/>20.1</);
  });
  it("tells four series apart without colour, and refuses a fifth", () => {
    const svg = renderSvg(<TrendChart {...example} series={crowded} breaks={[]} />);
    const dashes = [...svg.matchAll(/class="line"[^>]*?(stroke-dasharray="[^"]*")?>/g)].map(([, dash]) => dash);
    expect(new Set(dashes).size).toBe(4);
    const five = [...crowded, { name: "Fifth", points: trend[0]?.points ?? [] }];
    expect(() => renderSvg(<TrendChart {...example} series={five} />)).toThrow("at most 4");
  });
});
