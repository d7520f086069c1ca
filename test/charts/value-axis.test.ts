import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "../../src/charts/text-width.ts";
import { placeOn, tickFormat, ticksThatFit, valueAxis } from "../../src/charts/value-axis.ts";

const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const span = fc.tuple(value, value).map(([a, b]) => ({ lower: Math.min(a, b), upper: Math.max(a, b) }));
const spans = fc.array(span, { minLength: 1, maxLength: 20 });
const texts = (axis: ReturnType<typeof valueAxis>) => axis.ticks.map(({ text }) => text);

describe("valueAxis", () => {
  it("reaches beyond all intervals and zero", () => {
    const { from, to } = valueAxis([{ lower: 2, upper: 12 }]);
    expect([from, to]).toEqual([-0.36, 12.36]);
  });
  it("leaves zero out when told to", () => {
    expect(valueAxis([{ lower: 40, upper: 60 }], { includeZero: false }).from).toBeGreaterThan(38);
  });
  it("has room on both sides of a single value", () => {
    const { from, to } = valueAxis([{ lower: 0, upper: 0 }]);
    expect(from).toBe(-0.1);
    expect(to).toBe(0.1);
  });
  it("takes no notice of an infinite end", () => {
    expect(valueAxis([{ lower: 1, upper: Number.POSITIVE_INFINITY }]).to).toBeLessThan(2);
  });
  it("refuses an end that is not a number", () => {
    expect(() => valueAxis([{ lower: Number.NaN, upper: 1 }])).toThrow("not a number");
  });
  it("writes ticks with a real minus sign and as many decimals as the step needs", () => {
    expect(texts(valueAxis([{ lower: -10, upper: 10 }]))).toEqual(["−10", "−5", "0", "5", "10"]);
    expect(tickFormat(0.5)(-1)).toBe("−1.0");
    expect(tickFormat(1000)(12000)).toBe("12,000");
    expect(tickFormat(0.1)(-0.04)).toBe("0.0");
  });
  it("names at most five values, in order, inside the axis", () => {
    fc.assert(
      fc.property(spans, (all) => {
        const { from, to, ticks } = valueAxis(all);
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(5);
        for (const { value: at } of ticks) expect(at >= from && at <= to).toBe(true);
        expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
      }),
    );
  });
});

describe("ticksThatFit", () => {
  it("keeps texts apart and keeps zero", () => {
    fc.assert(
      fc.property(spans, fc.integer({ min: 60, max: 900 }), (all, length) => {
        const axis = valueAxis(all);
        const place = placeOn(axis, [0, length]);
        const shown = ticksThatFit(axis, length, 12);
        const boxes = shown.map(({ value: at, text }) => ({ at: place(at), half: textWidth(text, 12) / 2 }));
        boxes.slice(1).forEach((box, index) => {
          const before = boxes[index];
          if (before !== undefined) expect(box.at - box.half).toBeGreaterThan(before.at + before.half);
        });
        if (axis.ticks.some(({ value: at }) => at === 0)) expect(shown.some(({ value: at }) => at === 0)).toBe(true);
      }),
    );
  });
});

describe("placeOn", () => {
  it("keeps order and stays inside", () => {
    fc.assert(
      fc.property(spans, value, value, (all, a, b) => {
        const place = placeOn(valueAxis(all), [5, 95]);
        const [low, high] = [place(Math.min(a, b)), place(Math.max(a, b))];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(5);
        expect(high).toBeLessThanOrEqual(95);
      }),
    );
  });
});
