import { describe, expect, test } from "vitest";
import { restingOnThemselves } from "../../src/study/cycles.ts";
import { readShare } from "../../src/study/fraction.ts";
import { readYears } from "../../src/study/years.ts";

describe("readYears", () => {
  test.each<readonly [string | number | readonly (string | number)[], readonly number[] | null]>([
    [2019, [2019]],
    ["2019", [2019]],
    [" 2010 - 2012 ", [2010, 2011, 2012]],
    ["2010–2011", [2010, 2011]],
    [
      ["2010-2012", 2015, 2011],
      [2010, 2011, 2012, 2015],
    ],
    ["2012-2012", [2012]],
    ["2012-2010", null],
    ["1949", null],
    ["2101", null],
    ["12", null],
    ["2010-11", null],
    ["", null],
    [[], null],
    [[2010, "soon"], null],
    [20190, null],
  ])("%j is %j", (written, years) => {
    expect(readYears(written)).toEqual(years);
  });
});

describe("readShare", () => {
  test.each<readonly [string, { readonly over: number; readonly under: number } | null]>([
    ["80%", { over: 80, under: 100 }],
    ["0.8", { over: 8, under: 10 }],
    ["33.3%", { over: 333, under: 1000 }],
    ["100 %", { over: 100, under: 100 }],
    ["1", { over: 1, under: 1 }],
    ["0", null],
    ["0%", null],
    ["101%", null],
    ["1.01", null],
    ["-5%", null],
    ["half", null],
    ["", null],
  ])("%s is %j", (written, share) => {
    expect(readShare(written)).toEqual(share);
  });
});

describe("restingOnThemselves", () => {
  const of = (edges: Readonly<Record<string, readonly string[]>>) =>
    restingOnThemselves(Object.keys(edges), (name) => edges[name] ?? []);

  test.each<readonly [Readonly<Record<string, readonly string[]>>, readonly string[]]>([
    [{ a: ["b"], b: ["c"], c: [] }, []],
    [{ a: ["a"] }, ["a"]],
    [{ a: ["b"], b: ["c"], c: ["a"], d: ["a"] }, ["a", "b", "c"]],
    [{ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }, []],
    [{ a: ["not there"] }, []],
  ])("in %j: %j", (edges, expected) => {
    expect(of(edges)).toEqual(expected);
  });
});
