import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvText } from "../../src/formats/csv-text.ts";
import { cellsOfRecord } from "../../src/formats/first-record.ts";

describe("csvCell", () => {
  // The first letters a spreadsheet program takes for a formula, from OWASP's page on CSV injection.
  test.each([
    ["=SUM(A1)", "'=SUM(A1)"],
    ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
    ["-2+3", "'-2+3"],
    ["@SUM(1)", "'@SUM(1)"],
    ["\t=1", "'\t=1"],
    ["\r=1", `"'\r=1"`],
    ['=A1&"x"', `"'=A1&""x"""`],
    ["-", "'-"],
    ["-0.45x", "'-0.45x"],
  ])("%j is written so that it cannot run", (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  test.each([
    ["-0.45", "-0.45"],
    ["+3", "+3"],
    ["-1.5e-7", "-1.5e-7"],
    ["-.5", "-.5"],
    [-0.45, "-0.45"],
    [0, "0"],
    [null, ""],
    ["", ""],
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["two\nlines", '"two\nlines"'],
    ["plain = text", "plain = text"],
  ])("%j stays what it is", (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });
});

describe("csvText", () => {
  test("has a header, a line a row, and a line end after each", () => {
    expect(
      csvText(
        ["a", "b"],
        [
          ["x", 1],
          [null, 'y"'],
        ],
      ),
    ).toBe('a,b\nx,1\n,"y"""\n');
    expect(csvText(["a"], [])).toBe("a\n");
  });

  test("is read back as it was written, whatever the cells hold", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", " ", "é", "1") });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
        const safe = cells.map((text) => (/^\r/.test(text) ? `'${text}` : text));
        expect(cellsOfRecord(csvText(cells, []), ",")).toEqual(safe);
      }),
      { numRuns: 300 },
    );
  });
});
