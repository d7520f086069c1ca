import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkStudy } from "../../../src/run/commands/check-study.ts";
import { columns, schools, studyText } from "../../support/invented-schools.ts";
import { sheetRows } from "../../support/invented-sheet.ts";
import { inventedWorkbook } from "../../support/invented-workbook.ts";
import { measureStudy, quietEffects } from "../../support/measure-study.ts";
import { shapedTable } from "../../support/shaped-table.ts";
import { type Files, inFolder } from "../../support/temp-folder.ts";
import { writeParquet } from "../../support/write-parquet.ts";

const rows = [columns, ...schools.map((school) => columns.map((column) => school[column]))];
const table = sheetRows(rows);
const named = (sheet: string) => studyText({ path: "a.xlsx", file: sheet === "" ? "" : `    sheet: ${sheet}` });

function checked(study: string, files: Files): Promise<readonly string[]> {
  return inFolder({ "study.yaml": study, ...files }, (folder) =>
    checkStudy(quietEffects, { studyPath: join(folder, "study.yaml"), threads: 1 }),
  );
}

/** What check says of the file of schools. */
async function said(study: string, files: Files): Promise<readonly string[]> {
  const lines = await checked(study, files);
  return lines
    .slice(lines.indexOf("would read") + 1, lines.indexOf("would find in the columns"))
    .map((line) => line.trim());
}

describe("which sheet of a workbook is the table", () => {
  const notes = sheetRows([
    ["Key", "Meaning"],
    ["x", "not published"],
    ["c", "hidden"],
  ]);
  const other = sheetRows([
    ["School", "Head", "Since"],
    ["Ash", "A", "2001"],
    ["Birch", "B", "2002"],
  ]);

  it.each([
    ["the only sheet", { Sheet1: table }, "a.xlsx, sheet Sheet1"],
    ["the only one with a table", { Cover: sheetRows([["Schools"]]), Notes: notes, Data: table }, "a.xlsx, sheet Data"],
    ["the only one with the study's columns", { Heads: other, Data: table }, "a.xlsx, sheet Data"],
  ])("is %s", async (_, sheets, name) => {
    const bytes = inventedWorkbook(sheets);
    expect((await said(named(""), { "a.xlsx": bytes }))[0]).toBe(
      `schools (${name}, sheet of a workbook; the only sheet with a table, ${Math.round(bytes.length / 1000)} kB): 6 rows read, 6 used`,
    );
  });

  it("is asked for where several have it, and is the one named then", async () => {
    const bytes = inventedWorkbook({ "2018": table, Notes: notes, "2019": table });
    await expect(checked(named(""), { "a.xlsx": bytes })).rejects.toMatchObject({
      exitCode: 3,
      message: "several sheets of a.xlsx have a table: 2018, 2019",
      advice: 'name one at this file in the study: sheet: "2018"',
    });
    expect((await said(named('"2019"'), { "a.xlsx": bytes }))[0]).toContain("a.xlsx, sheet 2019, ");
  });

  it("is none where no sheet is a table, and the sheets are named", async () => {
    const bytes = inventedWorkbook({ Cover: sheetRows([["Schools"]]), Notes: notes });
    await expect(checked(named(""), { "a.xlsx": bytes })).rejects.toMatchObject({
      message: "no sheet with a table in a.xlsx",
      advice: "name one at this file in the study: sheet: its name; sheets: Cover, Notes",
    });
  });

  it("has nothing between its cells", async () => {
    const study = studyText({ path: "a.xlsx", file: '    delimiter: ";"' });
    await expect(checked(study, { "a.xlsx": inventedWorkbook({ Data: table }) })).rejects.toThrow(
      "a workbook has nothing between its cells: a.xlsx",
    );
  });
});

it("a Parquet file has no delimiter and no lines of names to declare", () =>
  inFolder({ "study.yaml": studyText({ path: "a.parquet", file: "    header: 2" }) }, async (folder) => {
    await writeParquet(join(folder, "a.parquet"), "select 1 as urn, 2 as n");
    await expect(checkStudy(quietEffects, { studyPath: join(folder, "study.yaml"), threads: 1 })).rejects.toThrow(
      "a Parquet file has no delimiter and no lines of names: a.parquet",
    );
  }));

describe("cells of a sheet that are not what they show", () => {
  // Columns are urn, name, region, n, m, dn, dm: rows 2 and 3 are the schools 100001 and 100002.
  const odd = table
    .replace('<c r="E2"><v>0.10</v></c>', '<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    .replace('<c r="E3"><v>-0.20</v></c>', '<c r="E3"><f>A3/B3</f><v></v></c>')
    .replace('<c r="D4"><v>100</v></c>', '<c r="D4"><v>1234567890123456</v></c>')
    .replace(
      '<c r="B5" t="inlineStr"><is><t xml:space="preserve">Dogwood</t></is></c>',
      '<c r="B5" t="str"><f>""</f><v></v></c>',
    );

  it("are named by check", async () => {
    const [file] = await said(named(""), { "a.xlsx": inventedWorkbook({ Data: odd }) });
    expect(file).toContain(
      "the only sheet with a table; cells that show an error are read as that error; formulas without a stored value are read as that, not as blank; some whole numbers have more than 15 digits, of which a workbook keeps 15",
    );
  });

  it("are in the ledger as what they are, and not as blank", async () => {
    const measured = await measureStudy(named(""), { "a.xlsx": inventedWorkbook({ Data: odd }) });
    expect(measured.ledgers[0]).toMatchObject({ rowsRead: 6 });
    const values = measured.entries.map(({ record, column, value }) => [record, column, value]);
    expect(values).toContainEqual([2, "m", "#DIV/0!"]);
    expect(values).toContainEqual([3, "m", "formula without a stored value"]);
  });
});

describe("what check says of a file of text", () => {
  const joined = [
    ["", "", "", "All pupils", "", "Disadvantaged", ""],
    ["urn", "name", "region", "Number", "Mean", "Number", "Mean"],
    ...rows.slice(1),
  ];

  it("is its delimiter, its lines above and below, and names put together from two rows", async () => {
    const study = studyText({
      groups: `
      all: { pupils: All pupils Number, mean: All pupils Mean }
      disadvantaged: { pupils: Disadvantaged Number, mean: Disadvantaged Mean }
      others: { all_less: disadvantaged }`,
    });
    const text = shapedTable(joined, { delimiter: ";", titles: ["Table 3"], notes: ["Source: invented"] });
    const [file, , names] = await said(study, { "schools.csv": text });
    expect(file).toContain(
      "semicolons between cells; 1 line above the names of the columns and 1 line below the table set aside; names of columns put together from two rows",
    );
    expect(names).toBe(
      "names of its columns: urn, name, region, All pupils Number, All pupils Mean, Disadvantaged Number, Disadvantaged Mean",
    );
  });

  it("is the names it found, where the study has others", async () => {
    await expect(checked(studyText(), { "schools.csv": shapedTable(joined, {}) })).rejects.toMatchObject({
      message: expect.stringContaining("no such column in schools.csv: n; m; dn; dm"),
      advice: expect.stringContaining("its names are urn, name, region, All pupils Number"),
    });
  });

  it("is nothing more where the table is plain", async () => {
    expect(await said(studyText(), { "schools.csv": shapedTable(rows, {}) })).toHaveLength(2);
  });

  it("is how the study declares it, whatever the looks", async () => {
    const twice = shapedTable([...rows.slice(0, 3), ...rows], {});
    const declared = await said(studyText({ file: '    delimiter: ","\n    header: 4' }), { "schools.csv": twice });
    expect(declared[0]).toContain("; 3 lines above the names of the columns set aside, ");
  });
});
