import { describe, expect, test } from "vitest";
import { blankRecords } from "../../src/formats/blank-records.ts";
import { chunksOf } from "../support/memory-file.ts";

async function blanks(text: string, size: number, delimiter: "," | "\t" = ",") {
  const chunks = async function* () {
    yield* chunksOf(Buffer.from(text), size);
  };
  return blankRecords(chunks(), delimiter);
}

describe("blankRecords", () => {
  // Records counted by hand: a line break inside quotes begins none.
  test.each([
    ["a,b\n1,2\n", []],
    ["a,b\n\n1,2\n", [2]],
    ["a,b\n\n\n1,2\n\n3,4\n", [2, 3, 5]],
    ['a,b\n1,"x\n\ny"\n\n2,z\n', [3]],
    ['a,b\n1,"say ""\n\n"" twice"\n\n', [3]],
    ['a,b\n1,5" gun\n\n2,6" gun\n', [3]],
    ['a,b\n1,""\n\n2,"x"\n', [3]],
    ["a,b\n1,2\n\n", [3]],
    ["a,b\n , \n", []],
  ])("of %j are %j, in chunks of any size", async (text, expected) => {
    for (const size of [1, 2, 3, 1000]) expect(await blanks(text, size), `chunks of ${size}`).toEqual(expected);
  });

  test("a quote after a tab opens a cell where tabs part the cells, and after a comma where commas do", async () => {
    expect(await blanks('a\tb\n1\t"x\n\ny"\n\n', 4, "\t")).toEqual([3]);
    expect(await blanks('a\tb\n1,"x\n\ny"\n', 4, "\t")).toEqual([3]);
  });
});
