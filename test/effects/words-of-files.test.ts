import { describe, expect, it } from "vitest";
import { faultLines } from "../../src/effects/fault-lines.ts";
import {
  escaped,
  looksLikeName,
  shownCell,
  shownKey,
  shownName,
  shownNames,
  withoutQuoted,
} from "../../src/effects/words-of-files.ts";

describe("a name of a column", () => {
  // Real ones, from DfE's performance tables, the National Pupil Database, the register of schools and the IMD.
  it.each([
    "URN",
    "P8MEA_FSM6CLA1A",
    "KS4_PTSTNEWE_14",
    "time_period_201819",
    "LAD21CD",
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
    "Percentage of pupils achieving 5+ A*-C",
    "URN\n(school)",
    "学校",
    "ppé",
  ])("looks like one: %j", (name) => expect(looksLikeName(name)).toBe(true));

  it.each([
    ["a reference", "PUP000123"],
    ["a unique pupil number", "A823432212001"],
    ["a number of a school", "900105"],
    ["a score", "4.4"],
    ["a word with a score", "maths 45.5"],
    ["a date of birth", "born 2004-03-12"],
    ["another", "12/03/2004"],
    ["a postcode", "SW1A 1AA"],
    ["records", "urn,ks2\nPUP000000,900105,4.4"],
    ["many lines", "a\nb\nc\nd\ne"],
    ["a long text", "word ".repeat(60)],
    ["nothing", " "],
  ])("does not where it is %s", (_, text) => {
    expect(looksLikeName(text)).toBe(false);
    expect(shownName(text, 2)).toBe("3");
  });

  it("is shown on one line, shortened, with no character that a terminal obeys", () => {
    expect(shownName("URN\n(school)", 0)).toBe("URN…");
    expect(shownName("P\u001b[2J\u001b]0;owned\u0007upils", 0)).toBe("P\\u{1b}[2J\\u{1b}]0;owned\\u{7}upils");
    expect(shownName(`${"x".repeat(80)}yz`, 0)).toBe(`${"x".repeat(80)}…`);
  });

  it("is none where most of a header looks like a record", () => {
    expect(shownNames(["id", "", "urn", "900105"])).toEqual(["id", "urn"]);
    expect(shownNames(["Smith", "900105", "4.4", "45.5"])).toEqual([]);
  });
});

describe("a cell", () => {
  it.each([
    ["good", "good"],
    ["2018-2019", "2018-2019"],
    ["", "blank"],
    ["PUP000123", "(not shown)"],
    ["SW1A 1AA", "(not shown)"],
    ["a\tb\u202e", "a\\u{9}b\\u{202e}"],
  ])("%j is shown as %j", (cell, shown) => expect(shownCell(cell)).toBe(shown));

  it.each([
    ["100001", "100001"],
    ["899/4001", "899/4001"],
    ["8994001", "8994001"],
    ["E09000007", "E09000007"],
    ["A823432212001", "(not shown)"],
    ["Smith", "(not shown)"],
  ])("as a key %j is shown as %j", (key, shown) => expect(shownKey(key)).toBe(shown));
});

describe("a line for the terminal", () => {
  it("keeps its line breaks, and joiners that scripts need", () => {
    expect(escaped("a\n  b\u200dc\u200d\u001b[0m", { lineBreaks: true })).toBe("a\n  b\u200dc\u200d\\u{1b}[0m");
  });

  it("of an engine has nothing that it quotes", () => {
    expect(withoutQuoted(`Could not convert string 'ZQ 12' to INT32, near "ZQ`)).toBe(
      `Could not convert string '…' to INT#, near "…"`,
    );
  });

  it("of a fault has its kind, its message without the value at its end, and its places", () => {
    const [first, second] = faultLines(new RangeError("no weight to cut: ZQ: 4\nZQ"));
    expect(first).toBe("RangeError: no weight to cut: ZQ");
    expect(second).toMatch(/^ {4}at /);
    expect(faultLines("ZQ")).toEqual(["thrown: string"]);
  });
});
