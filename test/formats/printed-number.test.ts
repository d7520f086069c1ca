import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { isPerCent, numberManner, plainManner, printedNumber } from "../../src/formats/printed-number.ts";

const read = (texts: readonly string[]) => {
  const manner = numberManner(texts);
  return texts.map((text) => {
    const number = printedNumber(text, manner);
    return "plain" in number ? number.plain : number.wrong;
  });
};
const open = "a comma that could be of thousands or of decimals";
const both = "decimal points and decimal commas in one column";

describe("printedNumber", () => {
  // What each text says is plain from the text and its column; no outside source is needed.
  test.each([
    [
      ["0,46", "-1,03", "12"],
      ["0.46", "-1.03", "12"],
    ],
    [
      ["0,5", "1,234", "1.234,5", "1.234"],
      ["0.5", "1.234", "1234.5", "1234"],
    ],
    [
      ["0.5", "1,234", "12,345.6"],
      ["0.5", "1234", "12345.6"],
    ],
    [
      ["1,234,567", "1,234"],
      ["1234567", "1234"],
    ],
    [["1,234"], [open]],
    [
      ["1,234", "950"],
      [open, "950"],
    ],
    [
      ["0.5", "0,5", "1,234"],
      ["0.5", both, both],
    ],
    [["1\u00a0234,5"], ["1234.5"]],
    [
      ["33%", "7 %", "0"],
      ["33", "7", "0"],
    ],
    [
      ["33%", "0.4"],
      ["per cent and numbers without it in one column", "per cent and numbers without it in one column"],
    ],
    [
      ["(0.12)", "0.3"],
      ["-0.12", "0.3"],
    ],
    [
      ["(0.12)", "-0.3"],
      ["a number in brackets, in a column that has minus signs too", "-0.3"],
    ],
    [["-7.0000000000000007E-2"], ["-0.07"]],
    [["0.30000000000000004"], ["0.3"]],
    [
      ["1,5E+3", "0,5"],
      ["1500", "0.5"],
    ],
  ])("reads the column %j as %j", (texts, expected) => {
    expect(read(texts)).toEqual(expected);
  });

  it("never reads words, ranges, dates, times or broken numbers", () => {
    const texts = [
      "",
      " ",
      "good",
      "1-4",
      "1/2",
      "31/08/2012",
      "10:30",
      "1,23,4",
      "1.2.3",
      "--1",
      "-(1)",
      "1 2",
      "%",
      "e5",
    ];
    for (const text of texts) expect(printedNumber(text, plainManner)).toEqual({ wrong: "not a number" });
  });

  const written = fc.record({
    whole: fc.integer({ min: 0, max: 9_999_999 }),
    part: fc.integer({ min: 0, max: 99 }),
    negative: fc.boolean(),
    sign: fc.constantFrom("-", "\u2212", "\u2013", "\u2014", "\u2010", "\u2011", "\uff0d", "- ", "()"),
    gap: fc.constantFrom("", ",", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019", "."),
    end: fc.constantFrom("", "%", " %", " per cent"),
  });

  it("gives one number however it is written", () => {
    fc.assert(
      fc.property(written, ({ whole, part, negative, sign, gap, end }) => {
        const decimals = String(part).padStart(2, "0");
        const point = gap === "." ? "," : ".";
        const parted = String(whole).replace(/\B(?=(\d{3})+$)/g, gap);
        const size = `${parted}${point}${decimals}`;
        const text = !negative ? `${size}${end}` : sign === "()" ? `(${size}${end})` : `${sign}${size}${end}`;
        // Another cell shows which of the two is the decimal mark, as columns of several numbers do.
        const manner = numberManner([text, `0${point}5${end}`]);
        expect(printedNumber(` ${text} `, manner)).toEqual({ plain: `${negative ? "-" : ""}${whole}.${decimals}` });
        expect(isPerCent(text)).toBe(end !== "");
      }),
    );
  });

  it("decides by the column's different texts, in any order", () => {
    const cell = fc.constantFrom("0,5", "0.5", "1,234", "1.234", "12%", "(3)", "-3", "7", "x");
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 6 }), (cells) => {
        expect(numberManner([...cells].reverse())).toEqual(numberManner(cells));
        expect(numberManner([...cells, ...cells])).toEqual(numberManner(cells));
      }),
    );
  });

  it("reads no text without a digit, and gives plain digits for all it reads", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12, unit: "grapheme" }), (text) => {
        const number = printedNumber(text, plainManner);
        if ("plain" in number) expect(number.plain).toMatch(/^-?\d*\.?\d*(?:e[+-]?\d+)?$/);
        if (!/\d/.test(text)) expect(number).toEqual({ wrong: "not a number" });
      }),
    );
  });
});
