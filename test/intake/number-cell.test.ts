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
  ])("%j with %i decimals is a number", (cell, decimals, expected) => {
    expect(readNumberCell(cell, decimals, codes)).toEqual(expected);
  });

  test.each([
    ["12,5", 0, wrong("not a number")], // a decimal comma, not a thousands comma
    ["12,06", 0, wrong("not a number")],
    ["1234,567", 0, wrong("not a number")],
    ["1,234", 2, wrong("not a number")], // in a mean it could be either
    ["12.5", 0, wrong("not a whole number")],
    ["-0.455", 2, wrong("more than 2 decimals")],
    ["46.123", 1, wrong("more than 1 decimals")],
    ["twelve", 0, wrong("not a number")],
    ["12%", 0, wrong("not a number")],
    ["1e999", 2, wrong("not a number")],
    ["Infinity", 2, wrong("not a number")],
    ["--1", 0, wrong("not a number")],
  ])("%j with %i decimals is wrong", (cell, decimals, expected) => {
    expect(readNumberCell(cell, decimals, codes)).toEqual(expected);
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
  ])("%j keeps why there is no number", (cell, expected) => {
    expect(readNumberCell(cell, 2, codes)).toEqual(expected);
  });
});
