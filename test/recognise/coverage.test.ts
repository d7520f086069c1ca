import { describe, expect, it } from "vitest";
import { shippedText } from "../../src/effects/shipped.ts";
import { FileCount } from "../../src/recognise/column-facts.ts";
import { coverageOf, coversEngland, togetherCovered, wholeOf } from "../../src/recognise/coverage.ts";

const day = "2018-08-31";

function covered(column: string, cells: readonly string[], regions: readonly string[] = []) {
  const count = new FileCount([column, "Region"], null, new Map());
  for (const [row, cell] of cells.entries()) count.add([cell, regions[row] ?? ""]);
  return coverageOf(count.end(true), day);
}

const authorities: readonly { readonly code: string; readonly from?: string; readonly to?: string }[] = JSON.parse(
  shippedText("places/local-authorities.json"),
).authorities;
const codes = authorities
  .filter(({ from, to }) => (from ?? "") <= day && day <= (to ?? "9999"))
  .map(({ code }) => code);

describe("the whole of a file", () => {
  it.each([
    ["LEA", ["850", "850"], "Hampshire"],
    ["LEA", ["850", "936"], "Hampshire and Surrey"],
    ["new_la_code", ["E10000014"], "Hampshire"],
    ["Local authority", ["Hampshire", "Surrey County Council"], "Hampshire and Surrey"],
    ["School LAESTAB", ["8504000", "850/4001"], "Hampshire"],
    ["LAESTAB", ["8994000", "8994001"], "local authority 899"],
    ["LEA", ["301", "302", "303", "304", "305"], "5 local authorities in London"],
    ["LEA", ["301", "302", "303", "850", "936"], "5 local authorities"],
  ])("by %s of %j is %s", (column, cells, whole) => {
    expect(wholeOf(covered(column, cells), day)).toBe(whole);
  });

  it("is a region where only regions are given", () => {
    expect(wholeOf(covered("x", ["", ""], ["London", "North East"]), day)).toBe("the North East and London");
  });

  it("is the regions where codes of authorities do not fit them", () => {
    expect(wholeOf(covered("LEA", ["202", "202"], ["London", "North East"]), day)).toBe("the North East and London");
  });

  it("is not known without a column of places", () => {
    expect(wholeOf(covered("x", ["a", "b"]), day)).toBeNull();
  });

  it("is England with nearly all authorities, and not with fewer", () => {
    expect(codes.length).toBeGreaterThan(140);
    expect(coversEngland(covered("LEA", codes.slice(3)), day)).toBe(true);
    expect(wholeOf(covered("LEA", codes), day)).toBe("England");
    expect(coversEngland(covered("LEA", codes.slice(0, 130)), day)).toBe(false);
  });

  it("of several files is what they cover together", () => {
    const files = [covered("LEA", ["850"]), covered("LEA", ["936"])];
    expect(wholeOf(togetherCovered(files), day)).toBe("Hampshire and Surrey");
    const all = codes.map((code) => covered("LEA", [code]));
    expect(wholeOf(togetherCovered(all), day)).toBe("England");
  });

  it("counts the rows that are kept alone", () => {
    const count = new FileCount(["RECTYPE", "LEA"], null, new Map([["RECTYPE", ["1", "2"]]]));
    for (const row of [
      ["1", "850"],
      ["2", "850"],
      ["4", "936"],
    ])
      count.add(row);
    expect(wholeOf(coverageOf(count.end(true), day), day)).toBe("Hampshire");
  });
});
