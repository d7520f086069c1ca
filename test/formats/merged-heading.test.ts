import { describe, expect, test } from "vitest";
import { earlyRecord } from "../../src/formats/first-records.ts";
import { headingNames, joinsAbove } from "../../src/formats/merged-heading.ts";
import { RecordNumbers } from "../../src/formats/record-numbers.ts";
import { utf16Of } from "../../src/formats/utf-16.ts";

// Names are put together by hand, as somebody reads the two rows.
describe("names from two rows", () => {
  test.each([
    [
      "a heading over two columns",
      ["", "Disadvantaged", "", "Others", ""],
      ["URN", "n", "mean", "n", "mean"],
      ["URN", "Disadvantaged n", "Disadvantaged mean", "Others n", "Others mean"],
    ],
    [
      "whole names in the upper row, which do not reach further",
      ["URN", "School", "", "Disadvantaged", ""],
      ["", "", "Region", "n", "mean"],
      ["URN", "School", "Region", "Disadvantaged n", "Disadvantaged mean"],
    ],
    ["the same name in both", ["URN", "All", ""], ["URN", "n", "mean"], ["URN", "All n", "All mean"]],
    ["an upper row that ends early", ["", "All"], ["URN", "n", "mean"], ["URN", "All n", "All mean"]],
    ["a column without a name", ["", "All", ""], ["", "n", "mean"], ["", "All n", "All mean"]],
  ])("with %s", (_, upper, lower, names) => {
    expect(headingNames(upper, lower)).toEqual(names);
  });

  test("are not made where they would still be repeated", () => {
    const lower = earlyRecord(["URN", "n", "n", "n"]);
    expect(joinsAbove(earlyRecord(["", "A", "", "B"]), lower)).toBe(false);
    expect(joinsAbove(earlyRecord(["", "A", "B", "C"]), lower)).toBe(true);
  });
});

test("numbers from one on are counted, in runs and between them", () => {
  const numbers = new RecordNumbers();
  for (const number of [3, 4, 5, 9, 12, 13]) numbers.add(number);
  // By counting the list above.
  expect([1, 3, 4, 5, 6, 9, 10, 12, 13, 14].map((from) => numbers.countFrom(from))).toEqual([
    6, 6, 5, 4, 3, 3, 2, 2, 1, 0,
  ]);
});

test("UTF-16 is known by its mark or by its zero bytes, and UTF-32 and binary files are not taken for it", () => {
  const text = Buffer.from("URN,Nâme\n1,A\n", "utf16le");
  const swapped = Buffer.from(text).swap16();
  expect([utf16Of(text), utf16Of(swapped)]).toEqual(["utf-16le", "utf-16be"]);
  const mark = Buffer.from("\uFEFF学校\n", "utf16le");
  expect([utf16Of(mark), utf16Of(Buffer.from(mark).swap16())]).toEqual(["utf-16le", "utf-16be"]);
  expect(utf16Of(Buffer.from("fffe00005500000052000000", "hex"))).toBe(null);
  expect(utf16Of(Buffer.from("7f454c4602010100000000000000000002003e00", "hex"))).toBe(null);
  expect(utf16Of(Buffer.from("URN,Name\n"))).toBe(null);
});
