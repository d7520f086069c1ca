import { describe, expect, it } from "vitest";
import { profileOfCells } from "../../../src/intake/profile/column-profile.ts";
import { suppressionCodes } from "../../../src/intake/published-codes.ts";

const codes = suppressionCodes(new Map());
const profile = (
  cells: readonly (string | null)[],
  wanted: Parameters<typeof profileOfCells>[0]["wanted"] = "number",
  rows: readonly number[] | null = null,
) => profileOfCells({ column: "c", wanted, cells, rows }, codes);

describe("the profile of a column of cells", () => {
  // Counted by hand: 9 cells.
  it("counts blanks, codes, ends, decimals and what is no number", () => {
    expect(profile(["3.5", "3.50", " ", "SUPP", "−2", "1,234.25", "soon", null, "3.5 [r]"])).toEqual({
      column: "c",
      rows: 9,
      blank: 2,
      codes: [{ text: "SUPP", rows: 1 }],
      others: 1,
      different: 3,
      content: {
        kind: "numbers",
        lowest: [
          { value: -2, rows: 1 },
          { value: 3.5, rows: 3 },
          { value: 1234.25, rows: 1 },
        ],
        highest: [
          { value: 1234.25, rows: 1 },
          { value: 3.5, rows: 3 },
          { value: -2, rows: 1 },
        ],
        decimals: [
          { value: 0, rows: 1 },
          { value: 1, rows: 3 },
          { value: 2, rows: 1 },
        ],
      },
    });
  });

  it("counts only the rows that the study keeps", () => {
    const { rows, content } = profile(["1", "2", "999"], "count", [0, 1]);
    expect([rows, content.kind === "numbers" && content.highest[0]]).toEqual([2, { value: 2, rows: 1 }]);
  });

  it("reads commas as the column shows them: of thousands in counts, decimal where a cell shows it", () => {
    const highest = (cells: readonly string[], wanted: "count" | "number") => {
      const { content } = profile(cells, wanted);
      return content.kind === "numbers" ? content.highest[0]?.value : null;
    };
    expect(highest(["1,234", "7"], "count")).toBe(1234);
    expect(highest(["1,25", "-0,5"], "number")).toBe(1.25);
  });

  it("keeps of identifiers their number and forms, and no value", () => {
    const found = profile(["100001", "100001", "899/4001", "PUP07", ""], "identifier");
    expect(found).toMatchObject({ blank: 1, different: 3 });
    expect(found.content).toEqual({
      kind: "identifiers",
      forms: [
        { text: "999999", rows: 2 },
        { text: "999/9999", rows: 1 },
        { text: "aaa99", rows: 1 },
      ],
    });
  });

  it("is of words where any cell is neither a number nor a code", () => {
    expect(profile(["1", "2", "x"], "as its cells show").content.kind).toBe("numbers");
    expect(profile(["1", "2", "two"], "as its cells show").content).toEqual({
      kind: "words",
      words: [
        { text: "1", rows: 1 },
        { text: "2", rows: 1 },
        { text: "two", rows: 1 },
      ],
    });
  });
});
