import { describe, expect, test } from "vitest";
import { didYouMean, nearestName } from "../../src/effects/did-you-mean.ts";

describe("nearestName", () => {
  // Distances counted by hand: letters put in, left out, changed, or swapped with a neighbour.
  test.each([
    ["persistant", ["all", "persistent"], "persistent"], // one change
    ["regoin", ["region", "regime"], "region"], // one swap
    ["URN ", ["urn"], "urn"], // case and ends are free
    ["schol", ["school", "scroll"], "school"], // one left out; the other is two away
    ["ab", ["ad", "ac"], "ad"], // the first of equals
    ["abcdef", ["abcxyz"], null], // three of six: too far
    ["abcdef", ["abcdxy"], "abcdxy"], // two of six: near enough
    ["x", ["a"], "a"], // one change is always near enough
    ["anything", [], null],
  ])("%s among %j is %s", (wanted, known, nearest) => {
    expect(nearestName(wanted, known)).toBe(nearest);
  });
});

describe("didYouMean", () => {
  test("names the nearest, else all, else nothing", () => {
    expect(didYouMean("regio", ["region", "authority"])).toBe("; did you mean region?");
    expect(didYouMean("completely else", ["region", "authority"])).toBe("; known: region, authority");
    expect(didYouMean("region", [])).toBe("");
  });

  test("lists a dozen and counts the rest", () => {
    const names = Array.from({ length: 15 }, (_, index) => `name ${index + 1}`);
    expect(didYouMean("something far away", names)).toBe(`; known: ${names.slice(0, 12).join(", ")} and 3 more`);
  });
});
