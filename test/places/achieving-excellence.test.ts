import { describe, expect, test } from "vitest";
import { readWorkbookSheet } from "../../src/formats/workbook.ts";
import { readAchievingExcellence } from "../../src/places/achieving-excellence.ts";
import { inventedWorkbook, textRows } from "../support/invented-workbook.ts";

const names = ["Ashby", "Burton", "Corley", "Denby", "Exley", "Farnby"];
const code = (index: number) => `E0700000${index + 1}`;
const known = (text: string) => /^E0700000\d$/.test(text);

const titles = [["Indicators"], [], ["", "", "", "", "", "Standards", "", "", "", "", "", "Capacity"]];
const header = ["District code", "District", "Upper tier", "Region", "", "1", "2", "3", "4", "5"];
const wholeHeader = [...header, "", "6", "7", "8", "9", "10", "11", "", "Grouping (of six)"];

/**
 * On paper: district 0 is best in everything and each next one a step worse, so scores are 1, 0.8, 0.6, 0.4, 0.2 and 0 and
 * the groups 1 to 6. Columns F to J and L to Q hold the indicators; in L, M and Q, the 6th, 7th and 11th, high is bad.
 */
const district = (index: number, category = String(index + 1)): string[] => {
  const good = String(50 - index * 10);
  const bad = String(100 + index * 100);
  const standards = [good, good, good, good, good];
  const capacity = [bad, bad, good, good, good, bad];
  return [code(index), names[index] ?? "", "Midshire", "East", "", ...standards, "", ...capacity, "", category];
};
const sheetOf = (...rows: readonly (readonly string[])[]) => ({
  sheet: "Sheet1",
  rows: [...titles, wholeHeader, ...rows],
});
const all = [0, 1, 2, 3, 4, 5].map((index) => district(index));
const changed = (row: readonly string[], column: number, text: string) =>
  row.map((old, at) => (at === column ? text : old));

function refusal(sheet: { readonly sheet: string; readonly rows: readonly (readonly string[])[] }): unknown {
  try {
    return readAchievingExcellence(sheet, known);
  } catch (error) {
    return error;
  }
}

describe("the invented workbook", () => {
  test("gives districts by code with their published category and indicators, whatever the order of rows", () => {
    const read = readAchievingExcellence(sheetOf(...all.toReversed()), known);
    expect(read.districts.map(({ code: one, name, category }) => [one, name, category])).toEqual(
      names.map((name, index) => [code(index), name, index + 1]),
    );
    expect(read.districts[1]).toEqual({
      code: "E07000002",
      name: "Burton",
      authority: "Midshire",
      region: "East",
      category: 2,
      indicators: [40, 40, 40, 40, 40, 200, 200, 40, 40, 40, 200],
    });
    expect(read.notUsed).toEqual([]);
    expect(read.check).toMatchObject({ compared: 6, differing: [], incomplete: [] });
    expect(read).toEqual(readAchievingExcellence(sheetOf(...all), known));
  });

  test("keeps the published category where the formula says another, and tells both", () => {
    const rows = all.with(1, district(1, "6"));
    const { districts, check } = readAchievingExcellence(sheetOf(...rows), known);
    expect(districts[1]?.category).toBe(6);
    expect(check.differing).toEqual([{ code: "E07000002", name: "Burton", published: 6, recomputed: 2 }]);
    expect(check.note).toContain("not from a formula of the Department for Education");
    expect(check.note).toContain("The published categories are used.");
  });

  test("marks districts with suppressed values, and works their score out from the rest", () => {
    // All other indicators of Burton are 0.8 still, so nothing changes but the mark.
    const rows = all.with(1, changed(changed(district(1), 5, "SUPP"), 6, ""));
    const { districts, check } = readAchievingExcellence(sheetOf(...rows), known);
    expect(districts[1]?.indicators.slice(0, 3)).toEqual([null, null, 40]);
    expect(check).toMatchObject({ compared: 6, differing: [], incomplete: ["E07000002"] });
  });

  test("is the same through a workbook file", async () => {
    const { sheet, rows } = sheetOf(...all);
    const bytes = inventedWorkbook({ [sheet]: textRows(rows) });
    const read = await readWorkbookSheet(bytes, { name: "areas.xlsx", sheet: "Sheet1" });
    expect(readAchievingExcellence(read, known)).toEqual(readAchievingExcellence({ sheet, rows }, known));
  });

  test("rows that are no district with a grouping are told, blank rows are not", () => {
    const rows = [district(0), [], ["", " ", ""], changed(district(1), 18, ""), ["Source: invented"]];
    const { districts, notUsed } = readAchievingExcellence(sheetOf(...rows), known);
    expect(districts.map(({ code: one }) => one)).toEqual(["E07000001"]);
    expect(notUsed).toEqual([
      { row: 8, reason: "a district without a grouping" },
      { row: 9, reason: "text and no values" },
    ]);
  });
});

describe("what is refused, with its cell", () => {
  const asPublished = "give the workbook of March 2016 as it was published";
  test.each([
    [
      "another sheet",
      { ...sheetOf(...all), sheet: "Notes" },
      "not the sheet of Achieving Excellence Areas: Notes",
      "use Sheet1",
    ],
    [
      "another last column",
      { sheet: "Sheet1", rows: [...titles, changed(wholeHeader, 18, "Rank"), ...all] },
      "no header for the grouping in S4: Rank",
      asPublished,
    ],
    [
      "no titles above the header",
      { sheet: "Sheet1", rows: [wholeHeader, ...all] },
      "no header above the districts in A4: E07000003",
      asPublished,
    ],
    [
      "a column more",
      sheetOf(...all.with(2, changed(district(2), 10, "12"))),
      "cell K7 is not blank: 12",
      "give the workbook of March 2016 as it was published: 19 columns",
    ],
    [
      "a code that is no district",
      sheetOf(...all.with(3, changed(district(3), 0, "E99000001"))),
      "cell A8 is not a district of March 2016: E99000001",
      "correct the code, or give the workbook with the districts of March 2016",
    ],
    [
      "a row without a code",
      sheetOf(...all.with(3, changed(district(3), 0, ""))),
      "cell A8 is not a district of March 2016: blank",
      "correct the code, or give the workbook with the districts of March 2016",
    ],
    [
      "a seventh grouping",
      sheetOf(district(0, "7")),
      "cell S5 is not a grouping from 1 to 6: 7",
      "correct the grouping",
    ],
    ["a grouping of 0", sheetOf(district(0, "0")), "cell S5 is not a grouping from 1 to 6: 0", "correct the grouping"],
    [
      "half a grouping",
      sheetOf(district(0, "1.5")),
      "cell S5 is not a grouping from 1 to 6: 1.5",
      "correct the grouping",
    ],
    [
      "text for an indicator",
      sheetOf(...all.with(5, changed(district(5), 16, "n/a"))),
      "cell Q10 is not a number: n/a",
      "correct it, or write SUPP where there is no value",
    ],
    [
      "a district twice",
      sheetOf(...all, district(0)),
      "the same district twice, in A5 and A11: E07000001",
      "remove one of the rows",
    ],
    ["no districts", sheetOf(), "no districts in sheet: Sheet1", asPublished],
  ])("%s", (_, sheet, message, advice) => {
    expect(refusal(sheet)).toMatchObject({ message, advice, exitCode: 3 });
  });
});
