/** @jsxImportSource preact */
import { describe, expect, it } from "vitest";
import { coordinate, percent } from "../../src/charts/coordinate.ts";
import { renderHtml, renderSvg } from "../../src/charts/render.ts";

describe("renderSvg", () => {
  it("makes a document with its namespace", () => {
    expect(renderSvg(<svg width="1" aria-hidden="true" />)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="1" aria-hidden="true"></svg>\n',
    );
  });
  it("refuses anything else", () => {
    expect(() => renderSvg(<p>no</p>)).toThrow(TypeError);
  });
});

describe("renderHtml", () => {
  it("replaces characters no document may hold", () => {
    expect(renderHtml(<p>{"a\u0000b\ud800c😀"}</p>)).toBe("<p>a\ufffdb\ufffdc😀</p>");
  });
});

describe("coordinate", () => {
  it("has at most two decimals and no minus zero", () => {
    expect(String(coordinate(0.1 + 0.2))).toBe("0.3");
    expect(Object.is(coordinate(-0.001), 0)).toBe(true);
    expect(percent(33.33333)).toBe("33.33%");
  });
  it("refuses what is not a number", () => {
    expect(() => coordinate(Number.NaN)).toThrow(RangeError);
  });
});
