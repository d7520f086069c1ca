import { describe, expect, it } from "vitest";
import { lossOfMeaning } from "../../src/intake/loss.ts";
import { commonTraits, type LooseRow, looseNumber } from "../../src/intake/lost-rows.ts";
import { suppressionCodes } from "../../src/intake/published-codes.ts";

const row = (mean: string, region = "North"): LooseRow => ({
  numbers: new Map([["a mean of all", mean]]),
  texts: new Map([["region", region]]),
});
const rows = (count: number, mean: (index: number) => string, region?: string) =>
  Array.from({ length: count }, (_, index) => row(mean(index), region));

describe("a number read loosely", () => {
  it.each([
    ["-0.45", -0.45],
    ["−0.45", -0.45],
    ["–0,45", -0.45],
    ["(0.45)", -0.45],
    ["£ -12", -12],
    ["1,234", 1234],
    ["1 234", 1234],
    ["33%", 33],
    ["0.45*", 0.45],
    ["SUPP", null],
    ["", null],
  ])("%s", (cell, value) => expect(looseNumber(cell)).toBe(value));
});

describe("what lost rows have in common", () => {
  // p = 10 of 40, and 0.25 to the 10 is 0.000001.
  it("names the sign of ten rows that are all below zero", () => {
    const found = commonTraits(
      rows(10, () => "−0.4"),
      rows(30, (index) => `0.${index + 10}`),
    );
    expect(found[0]).toEqual({ what: "a mean of all below zero", lost: 10, kept: 0, keptAll: 30 });
  });

  // p = 2 of 40: 0.05 to the 2 is 0.0025, above 0.001. Three of 40 give 0.075 to the 3, which is 0.0004.
  it("does not name what two rows could have in common by chance, and names it of three", () => {
    const kept = rows(38, (index) => `0.${index + 10}`);
    expect(
      commonTraits(
        rows(2, () => "−0.4"),
        kept,
      ),
    ).toEqual([]);
    expect(
      commonTraits(
        rows(3, () => "−0.4"),
        kept.slice(1),
      ).map(({ what }) => what),
    ).toEqual(["a mean of all below zero"]);
  });

  it("names nothing where the other rows have it too, or one lost row has not", () => {
    const below = rows(30, (index) => `-0.${index + 10}`);
    expect(
      commonTraits(
        rows(10, (index) => `−0.${4 * index + 10}`),
        below,
      ),
    ).toEqual([]);
    const mixed = [...rows(9, (index) => `−0.${index + 1}`), row("0.2 *")];
    expect(
      commonTraits(
        mixed,
        rows(30, (index) => `${index % 2 === 0 ? "" : "-"}0.${index + 10}`),
      ),
    ).toEqual([]);
  });

  // Each of ten rows as large as the 11th largest of 40 or larger: p is 19 or 20 of 40, and 0.5 to the 10 is 0.00098.
  it("names the size where signs are the same", () => {
    const found = commonTraits(
      rows(10, (index) => `1,${index + 100}`),
      rows(30, (index) => `${index + 100}`),
    );
    expect(found.map(({ what }) => what)).toEqual(["a mean of all above the middle of all rows"]);
  });

  // Four of 40 rows are of this region, all of them lost: 0.1 to the 3 is 0.001, not below it; five give 0.125 to the 4, 0.0002.
  it("names the region, allowing for any region having been possible", () => {
    const kept = (count: number) => rows(count, (index) => `${index % 2 === 0 ? "" : "-"}0.${index + 10}`);
    const lost = (count: number) => rows(count, (index) => `${index % 2 === 0 ? "" : "-"}0.${index + 20} n`, "South");
    expect(commonTraits(lost(4), kept(36))).toEqual([]);
    expect(commonTraits(lost(5), kept(35)).map(({ what }) => what)).toEqual(["the region South"]);
  });
});

describe("kinds of codes", () => {
  it("tells a school without a figure from one whose figure is hidden", () => {
    const codes = suppressionCodes(new Map([["mine", "hidden by us"]]));
    const kind = (code: string) => lossOfMeaning(codes.get(code) ?? "");
    expect(["np", "ne", "z", "new"].map(kind)).toEqual(Array(4).fill("no figure at the source"));
    expect(["supp", "c", "*", "x", "lowcov", "mine"].map(kind)).toEqual(Array(6).fill("no value at the source"));
  });
});
