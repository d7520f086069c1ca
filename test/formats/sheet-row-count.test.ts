import { describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { countSheetRows, refuseLostSheetRows } from "../../src/formats/sheet-row-count.ts";
import { readWorkbookSheet } from "../../src/formats/workbook.ts";
import { inventedWorkbook, textRows } from "../support/invented-workbook.ts";

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

// Rows counted by hand in the XML that is written here.
describe("the rows of a sheet in its own XML", () => {
  it.each([
    [
      "plain rows",
      textRows([
        ["a", "b"],
        ["1", "2"],
        ["3", "4"],
      ]),
      { last: 3, filled: 3 },
    ],
    ["a gap", `<row r="1">${cell("A1", "a")}</row><row r="4">${cell("A4", "x")}</row>`, { last: 4, filled: 2 }],
    ["rows without cells", `<row r="1">${cell("A1", "a")}</row><row r="2"/><row r="3"></row>`, { last: 1, filled: 1 }],
    ["rows without a number", `<row>${cell("A1", "a")}</row><row>${cell("A2", "b")}</row>`, { last: 2, filled: 2 }],
    [
      "cells with a format alone",
      `<row r="1">${cell("A1", "a")}</row><row r="2"><c r="A2" s="1"/></row>`,
      { last: 1, filled: 1 },
    ],
    [
      "errors",
      `<row r="1">${cell("A1", "a")}</row><row r="2"><c r="A2" t="e"><v>#N/A</v></c></row>`,
      { last: 1, filled: 1 },
    ],
    [
      "formulas with and without a result",
      '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row><row r="2"><c r="A2"><f>1+1</f></c></row>',
      { last: 1, filled: 1 },
    ],
    [
      "markup in texts",
      `<row r="1">${cell("A1", "&lt;row&gt;")}</row><row r="2">${cell("A2", "a &amp; b")}</row>`,
      { last: 2, filled: 2 },
    ],
    ["nothing", "", { last: 0, filled: 0 }],
  ])("with %s are %o", async (_, xml, expected) => {
    const workbook = inventedWorkbook({ Notes: textRows([["x"]]), "A &amp; B": xml });
    expect(countSheetRows(workbook, "A & B")).toEqual(expected);
    if (expected.filled === 0) return;
    const { rows } = await readWorkbookSheet(workbook, { name: "w.xlsx", sheet: "A & B" });
    // The reader gives errors and formulas without a value as blank; they are put back as what they are.
    const isOdd = (text: string) => text === "#N/A" || text === "formula without a stored value";
    expect(rows.filter((row) => !row.every((text) => text === "" || isOdd(text))).length).toBe(expected.filled);
    expect(rows.findLastIndex((row) => row.some((text) => text !== "" && !isOdd(text))) + 1).toBe(expected.last);
  });

  it("are none of a sheet that is not there", () => {
    expect(countSheetRows(inventedWorkbook({ Data: "" }), "data")).toBe(null);
  });

  it.each([
    ["one is missing", [["a"], ["1"], ["3"]], 3],
    ["one came twice", [["a"], ["1"], ["2"], ["3"], ["3"]], 5],
    ["one is in another place", [["a"], ["1"], ["2"], [""], ["3"]], 4],
  ])("are held against what was read: %s", (_, rows, read) => {
    const workbook = inventedWorkbook({ Data: textRows([["a"], ["1"], ["2"], ["3"]]) });
    const check = (given: readonly (readonly string[])[]) => refuseLostSheetRows(workbook, "w.xlsx", "Data", given);
    expect(() => check([["a"], ["1"], ["2"], ["3"]])).not.toThrow();
    expect(() => check(rows)).toThrow(
      new ColdspotError(`w.xlsx, sheet Data: 4 rows, of which were read: ${read}`, {
        exitCode: 3,
        advice: "nothing was written; save the sheet as CSV and run again",
      }),
    );
  });
});
