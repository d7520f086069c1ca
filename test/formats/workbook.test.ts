import { describe, expect, test } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { readWorkbookSheet } from "../../src/formats/workbook.ts";
import { inventedWorkbook, textRows } from "../support/invented-workbook.ts";

const refusal = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

async function cell(xml: string): Promise<string | undefined> {
  const bytes = inventedWorkbook({ One: `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c>${xml}</row>` });
  return (await readWorkbookSheet(bytes, { name: "a.xlsx" })).rows[0]?.[1];
}

describe("cells as text", () => {
  // Serial numbers of days by the rule of ECMA-376 18.17.4.1: 1 January 1900 is 1, and 1900 has a 29 February.
  // 1 January 2000 is 36526, so 28 February 2022 is 36526 + 22 * 365 + 6 leap days + 31 + 27 = 44620.
  test.each([
    ["a number", `<c r="B1"><v>12</v></c>`, "12"],
    ["a number as doubles are stored", `<c r="B1"><v>-7.0000000000000007E-2</v></c>`, "-0.07"],
    ["a large number", `<c r="B1"><v>1.5E+21</v></c>`, "1500000000000000000000"],
    ["a small number", `<c r="B1"><v>1E-7</v></c>`, "0.0000001"],
    ["a code in text", `<c r="B1" t="inlineStr"><is><t>007</t></is></c>`, "007"],
    ["text with spaces around it", `<c r="B1" t="inlineStr"><is><t> a </t></is></c>`, " a "],
    ["true", `<c r="B1" t="b"><v>1</v></c>`, "TRUE"],
    ["false", `<c r="B1" t="b"><v>0</v></c>`, "FALSE"],
    ["a date", `<c r="B1" s="1"><v>44620</v></c>`, "2022-02-28"],
    ["noon", `<c r="B1" s="2"><v>44620.5</v></c>`, "2022-02-28T12:00:00"],
    // 10:10:00 is 0.42361111... of a day: a double just short of it must not become 10:09:59.
    ["a time that doubles cannot hold", `<c r="B1" s="2"><v>44620.423611111109</v></c>`, "2022-02-28T10:10:00"],
    ["a formula with its value", `<c r="B1" t="str"><f>A1</f><v>x</v></c>`, "x"],
  ])("%s", async (_, xml, text) => {
    expect(await cell(xml)).toBe(text);
  });

  test("an error and a formula without a value are said as what they are, and rows keep their places", async () => {
    const bytes = inventedWorkbook({
      One: `<row r="2"><c r="B2"><v>1</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2"><f>B2</f></c></row>
        <row r="4"><c r="E4"><v>2</v></c></row>`,
    });
    const read = await readWorkbookSheet(bytes, { name: "a.xlsx" });
    expect(read.odd).toEqual({ errors: 1, unworked: 1, long: 0 });
    expect(read.rows).toEqual([
      ["", "", "", "", ""],
      ["", "1", "#N/A", "formula without a stored value", ""],
      ["", "", "", "", ""],
      ["", "", "", "", "2"],
    ]);
  });
});

describe("sheets", () => {
  const bytes = inventedWorkbook({ Notes: textRows([["n"]]), Data: textRows([["d"]]), Empty: "" });

  test("the first, or the one named", async () => {
    expect(await readWorkbookSheet(bytes, { name: "a.xlsx" })).toMatchObject({ sheet: "Notes", rows: [["n"]] });
    expect(await readWorkbookSheet(bytes, { name: "a.xlsx", sheet: "Data" })).toMatchObject({
      sheet: "Data",
      rows: [["d"]],
    });
  });

  test("bytes inside a larger buffer are read, and left as they were", async () => {
    const before = Buffer.concat([Buffer.from("xyz"), bytes, Buffer.from("xyz")]);
    const after = Buffer.from(before);
    const part = after.subarray(3, 3 + bytes.length);
    expect((await readWorkbookSheet(part, { name: "a.xlsx", sheet: "Data" })).rows).toEqual([["d"]]);
    expect(after.equals(before)).toBe(true);
  });

  test.each([
    ["data", "no such sheet in a.xlsx: data", "sheets: Notes, Data, Empty; did you mean Data?"],
    ["Sheet1", "no such sheet in a.xlsx: Sheet1", "sheets: Notes, Data, Empty"],
    ["Empty", "no cells in this sheet of a.xlsx: Empty", "name another; sheets: Notes, Data, Empty"],
  ])("%s is refused with the sheets there are", async (sheet, message, advice) => {
    await expect(readWorkbookSheet(bytes, { name: "a.xlsx", sheet })).rejects.toThrow(refusal(message, advice));
    await expect(readWorkbookSheet(bytes, { name: "a.xlsx", sheet })).rejects.toMatchObject({ advice, exitCode: 3 });
  });
});

describe("a sheet that is too large for memory", () => {
  // The XML of the sheet is what inventedWorkbook writes around its rows, and is longer than the rows alone.
  test("is refused before it is unpacked", async () => {
    const rows = textRows([["d"], ["e"]]);
    const bytes = inventedWorkbook({ Data: rows });
    const read = (longest: number) => readWorkbookSheet(bytes, { name: "a.xlsx", sheet: "Data", longest });
    expect((await read(10_000)).rows).toEqual([["d"], ["e"]]);
    await expect(read(rows.length)).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^a\.xlsx, sheet Data: too large for a workbook, in bytes: \d+$/),
      advice: "save the sheet as CSV and run again",
    });
  });
});

describe("a file that is no workbook", () => {
  const again = "save it as .xlsx or CSV and run again";
  const whole = inventedWorkbook({ One: textRows([["a"]]) });
  test.each([
    ["CSV", Buffer.from("a,b\n"), "not a workbook: a.xlsx", again],
    ["nothing", Buffer.alloc(0), "empty file: a.xlsx", "check whether it was saved or copied completely"],
    ["cut off", whole.subarray(0, 400), "not a complete workbook, or not one with cells: a.xlsx", again],
    [
      // First bytes of a compound file: MS-CFB 2.2. Both kinds of file begin so.
      "an .xls or a file with a password",
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      "a workbook of the old kind (.xls) or with a password: a.xlsx",
      "open it, take the password off, save it as .xlsx or CSV and run again",
    ],
  ])("%s is refused", async (_, bytes, message, advice) => {
    for (const sheet of [undefined, "One"]) {
      await expect(readWorkbookSheet(bytes, { name: "a.xlsx", sheet })).rejects.toMatchObject({
        message,
        advice,
        exitCode: 3,
      });
    }
  });
});
