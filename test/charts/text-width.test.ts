import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth, wrapText } from "../../src/charts/text-width.ts";

describe("wrapText", () => {
  const fit = { width: 90, size: 12, maximumLines: 3 };
  it("breaks at spaces and after hyphens", () => {
    expect(wrapText("Non-disadvantaged pupils", fit)).toEqual(["Non-", "disadvantaged", "pupils"].slice(0, 3));
  });
  it("breaks inside a word only when it must, and ends in an ellipsis when lines run out", () => {
    expect(wrapText("Llanfairpwllgwyngyll", { ...fit, maximumLines: 1 })).toEqual(["Llanfairpwllg…"]);
  });
  it("keeps figures with a minus in one piece", () => {
    expect(wrapText("2010-2015", { ...fit, width: 40 })[0]).toBe("2010-");
  });
  it("gives no line for no text", () => {
    expect(wrapText("  ", fit)).toEqual([]);
  });
  it("never makes a line wider than asked, and loses nothing when it needs no ellipsis", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 20, max: 300 }), (text, width) => {
        const lines = wrapText(text, { width, size: 12, maximumLines: 200 });
        for (const line of lines) expect(textWidth(line, 12) <= width || [...line].length === 1).toBe(true);
        expect(lines.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
    );
  });
});

describe("textWidth", () => {
  it("is never less than Arial's own width", () => {
    expect(textWidth("Hartlepool 12.5", 10)).toBeGreaterThan(69.5);
  });
});
