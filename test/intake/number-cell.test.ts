import { describe, expect, test } from "vitest";
import { readNumberCell } from "../../src/intake/number-cell.ts";
import { suppressionCodes } from "../../src/intake/published-codes.ts";

const codes = suppressionCodes(
  new Map([
    ["q", "asked not to be shown"],
    ["NE", "own meaning wins"],
  ]),
);
const value = (number: number) => ({ kind: "number", value: number });
const none = (reason: string) => ({ kind: "none", reason });
const wrong = (reason: string) => ({ kind: "wrong", reason });

describe("readNumberCell", () => {
  test.each([
    ["12", 0, value(12)],
    [" 12 ", 0, value(12)],
    ["12,069", 0, value(12069)],
    ["1,234,567", 0, value(1234567)],
    ["12.0", 0, value(12)],
    ["-5", 0, value(-5)],
    ["46.7", 1, value(467)],
    ["46.7", 2, value(4670)],
    ["-0.45", 2, value(-45)],
    ["-7.0000000000000007E-2", 2, value(-7)],
    ["\u22120.45", 2, value(-45)], // a minus sign
    ["\u20130.45", 2, value(-45)], // an en dash
    ["\u2014 0.45", 2, value(-45)], // an em dash and a blank
    ["+0.3", 2, value(30)],
    ["(0.12)", 2, value(-12)],
    ["33%", 0, value(33)],
    ["33.5 %", 1, value(335)],
    ["-33%", 0, value(-33)],
    ["1\u00a0234", 0, value(1234)],
    ["1\u202f234.5", 1, value(12345)],
    ["1'234", 0, value(1234)],
    ["0.34 [note 1]", 2, value(34)],
    ["12 [r]", 0, value(12)],
    ["12 p", 0, value(12)],
    ["0.34*", 2, value(34)],
    ["0.34\u2020", 2, value(34)],
    ["0.34 [r] [note 2]", 2, value(34)],
    ["1.2E+3", 0, value(1200)],
  ])("%j with %i decimals is a number", (cell, decimals, expected) => {
    expect(readNumberCell(cell, decimals, codes)).toEqual(expected);
  });

  test.each([
    ["12,5", 0, wrong("not a number")], // a decimal comma, not a thousands comma
    ["12,06", 0, wrong("not a number")],
    ["1234,567", 0, wrong("not a number")],
    ["1,234", 2, wrong("a comma that could be of thousands or of decimals")],
    ["12.5", 0, wrong("not a whole number")],
    ["-0.455", 2, wrong("more than 2 decimals")],
    ["46.123", 1, wrong("more than 1 decimals")],
    ["twelve", 0, wrong("not a number")],
    ["2 b", 0, wrong("not a number")], // a sub-level, and not a mark of a note
    ["1e999", 2, wrong("too large a number")],
    ["9007199254740993", 0, wrong("too large a number")],
    ["--1", 0, wrong("not a number")],
  ])("%j with %i decimals is wrong", (cell, decimals, expected) => {
    expect(readNumberCell(cell, decimals, codes)).toEqual(expected);
  });

  test("a per cent is its hundredth where the outcome is a share", () => {
    expect(readNumberCell("33.5%", 3, codes, undefined, "share")).toEqual(value(335));
    expect(readNumberCell("0.4", 3, codes, undefined, "share")).toEqual(value(400));
    expect(readNumberCell("1.5e1%", 3, codes, undefined, "share")).toEqual(value(150));
  });

  // Codes and meanings: data/layouts/suppression-codes.json, from the Department for Education's own notes.
  test.each([
    [null, none("blank")],
    ["", none("blank")],
    ["  ", none("blank")],
    ["SUPP", none("hidden by the source because of few pupils (SUPP)")],
    ["supp", none("hidden by the source because of few pupils (supp)")],
    [" LOWCOV ", none("coverage of the measure is low (LOWCOV)")],
    ["c", none("confidential (c)")],
    ["-", none("not available (-)")],
    [".", none("not applicable (.)")],
    ["*", none("hidden by the source because of few pupils (*)")],
    ["q", none("asked not to be shown (q)")],
    ["NE", none("own meaning wins (NE)")],
    ["[c]", none("confidential ([c])")],
    ["[C]", none("confidential ([C])")],
    ["[ x ]", none("not available ([ x ])")],
    ["(z)", none("not applicable ((z))")],
    ["SUPP [note 3]", none("hidden by the source because of few pupils (SUPP [note 3])")],
    ["\u2013", none("not available (\u2013)")],
    ["#DIV/0!", none("an error value of a spreadsheet: division by 0 (#DIV/0!)")],
    ["[W]", none("not shown by the source ([W])")],
    ["NULL", none("no value (NULL)")],
    ["nan", none("no value (nan)")],
    ["N/A", none("not available (N/A)")],
    ["Infinity", none("infinite, as after a division by 0 (Infinity)")],
    ["<5", none("given by the source only as a range (<5)")],
    ["\u2264 5", none("given by the source only as a range (\u2264 5)")],
    ["under 5", none("given by the source only as a range (under 5)")],
    ["fewer than 6 pupils", none("given by the source only as a range (fewer than 6 pupils)")],
    ["1-4", none("given by the source only as a range (1-4)")],
    ["1 to 4", none("given by the source only as a range (1 to 4)")],
    ["95%+", none("given by the source only as a range (95%+)")],
    ["[r]", none("no number, but the mark of one: revised ([r])")],
    ["12 [c]", none("confidential ([c])")], // the number is confidential, and not shown either
  ])("%j keeps why there is no number", (cell, expected) => {
    expect(readNumberCell(cell, 2, codes)).toEqual(expected);
  });
});
