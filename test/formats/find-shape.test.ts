import { describe, expect, test } from "vitest";
import { findShape } from "../../src/formats/find-shape.ts";
import type { DeclaredShape } from "../../src/formats/table-shape.ts";
import { undeclared } from "../../src/formats/table-shape.ts";

const found = (text: string, declared: Partial<DeclaredShape> = {}) =>
  findShape("a.csv", Buffer.from(text), true, { ...undeclared, ...declared });
const wanted = (...names: readonly string[]) => ({
  wanted: { names: new Set(names), plain: (cell: string) => cell.trim() },
});

const rows = ["100001;Hill;1,5;30", "100002;Vale;-0,25;41", "100003;Moor;0,75;28"].join("\n");

// What is right was read off each text by eye: it is what its author wrote.
describe("what is between cells", () => {
  test.each([
    ["commas", "URN,Name,P8\n1,A,0.5\n", ","],
    ["semicolons with decimal commas", `URN;Name;P8;Pupils\n${rows}\n`, ";"],
    ["tabs with commas in names", "URN\tName\tP8\n1\tA, B\t0.5\n2\tC, D\t0.4\n", "\t"],
    ["bars", "URN|Name|P8\n1|A|0.5\n2|B|0.2\n", "|"],
    ["commas, with semicolons in quoted cells", 'URN,Name,P8\n1,"A;B;C",0.5\n2,"C;D;E",0.4\n3,"F;G;H",1\n', ","],
    ["commas, with semicolons in cells without quotes", "URN,Codes,P8\n1,A;B;C,0.5\n2,C;D;E,0.4\n3,F;G;H,1\n", ","],
    ["commas, with a bar in the name of a school", "URN,Name,P8\n1,Hill | Vale,0.5\n2,Moor,0.4\n", ","],
    ["commas and line breaks in quotes", 'URN,"Name;\nof;\nschool",P8\n1,"A;\nB;\nC",0.5\n', ","],
    ["semicolons, every cell in quotes", '"URN";"Name";"P8"\n"1";"A, B";"0,5"\n"2";"C, D";"0,4"\n', ";"],
    ["tabs with a comma and a blank in every name", "URN\tSurname, forename\n1\tHill, A\n2\tVale, B\n", "\t"],
    [
      "commas after a title with semicolons",
      "Schools; by region; 2019\nURN,Region,P8\n1,London,0.5\n2,Kent,0.1\n",
      ",",
    ],
    ["semicolons after a title with commas", `Schools in Kent, Surrey, London\nURN;Name;P8;Pupils\n${rows}\n`, ";"],
    ["nothing: a table of one column", "URN\n100001\n100002\n", ","],
    ["words in every cell of the first record", "URN;Region;Phase\nHill;London;primary\n1;Kent;secondary\n", ";"],
    ["commas where records drop blank cells at their end", "URN,A,B,C,D,E\n1,2\n2,3,4\n3,1,1,1\n4,5\n5,5,5\n", ","],
  ])("%s", (_, text, delimiter) => {
    expect(found(text)).toMatchObject({ delimiter, above: 0 + (text.startsWith("Schools") ? 1 : 0), headings: 1 });
  });

  test("is said by a first line sep=", () => {
    expect(found("sep=;\nURN;P8,9\n1;2,3\n")).toMatchObject({ delimiter: ";", above: 1, sepLine: true });
    expect(found('\uFEFF"sep=|"\r\nURN|P8\r\n1|2\r\n')).toMatchObject({ delimiter: "|", above: 1 });
    expect(found("sep=,\nTable 1,,\nURN,Name,P8\n1,A,2\n")).toMatchObject({ delimiter: ",", above: 2 });
    expect(() => found("sep=^\nURN^P8\n1^2\n")).toThrow("a.csv: its first line names a delimiter that is not read: ^");
  });

  test("is refused where two fit alike, unless the study names the columns or the delimiter", () => {
    const text = "school;group,region;count\nhill;a,kent;2\nvale;b,kent;3\nmoor;c,kent;4\n";
    expect(() => found(text)).toThrow(
      "a.csv: what is between its cells is not clear: commas (2 columns) or semicolons (3 columns)",
    );
    let advice = "";
    try {
      found(text);
    } catch (error) {
      advice = String((error as { advice?: string }).advice);
    }
    expect(advice).toBe('say which at this file in the study: delimiter: "," or delimiter: ";"');
    expect(found(text, wanted("school", "count"))).toMatchObject({ delimiter: ";" });
    expect(found(text, wanted("school;group", "region;count"))).toMatchObject({ delimiter: "," });
    expect(found(text, { delimiter: "," })).toMatchObject({ delimiter: "," });
  });

  test("is what the study says, whatever the looks and the first line", () => {
    expect(found("sep=;\na;b,c;d\n1;2,3;4\n", { delimiter: "," })).toMatchObject({ delimiter: ",", above: 1 });
  });
});

const table = "URN,Name,Region,P8\n100001,Hill,Kent,0.5\n100002,Vale,Kent,0.25\n";

describe("where the names of the columns are", () => {
  test("is not below rows of the table: they are no titles, and would be lost", () => {
    const moved = "1,D1\n2,D1\n3,D2\nurn,district\n4,D2\n5,D3\n";
    expect(found(moved, wanted("urn", "district"))).toMatchObject({ above: 0, headings: 1 });
    // A title over each column, and a title with a year in it, are titles.
    const titled = "Number,Place of 2016\nSchools in 2016,\nurn,district\n4,D2\n5,D3\n";
    expect(found(titled, wanted("urn", "district"))).toMatchObject({ above: 2, headings: 1 });
  });
  test.each([
    ["in the first record", table, 0],
    ["after a title and a blank line", `Table 3: Progress 8\n\n${table}`, 2],
    ["after titles filled up with commas", `Table 3: Progress 8,,,\nEngland 2019,,\n,,,\n${table}`, 3],
    ["after a title with commas", `Schools in Hampshire, Surrey and Kent\n${table}`, 1],
    ["after a title with as many commas as make it look full", `Schools in Hampshire, Surrey, Kent\n${table}`, 1],
    ["after a title in quotes over two lines", `"Progress 8,\nall schools",,,\n${table}`, 1],
    ["in the first record, where the first school has words alone", "School,Region,Phase\nHill,Kent,primary\n", 0],
    ["in the first record, where names are years", "Region,2017,2018,2019\nKent,0.1,0.2,0.3\n", 0],
    ["after a title, where names are years", "Progress 8,,,\nRegion,2017,2018,2019\nKent,0.1,0.2,0.3\n", 1],
    ["in the first record, where there are no names", "100001,Hill,Kent,0.5\n100002,Vale,Kent,0.25\n", 0],
    ["in the first record, where records are shorter", "URN,A,B,C,D\n1,2\n2,3\n3,4\n", 0],
    ["in the first record, where some have no name", "URN,,P8,\n1,A,0.5,x\n2,B,0.5,y\n", 0],
  ])("%s", (_, text, above) => {
    expect(found(text)).toMatchObject({ above, headings: 1 });
  });

  test("is where the study's own columns are, whatever the looks", () => {
    const text = `Key,Meaning\nSUPP,hidden\nNE,no entries\nNP,not published\nURN,P8\n100001,0.5\n`;
    expect(found(text)).toMatchObject({ above: 0 });
    expect(found(text, wanted("URN", "P8"))).toMatchObject({ above: 4 });
    expect(found(text, { header: [2] })).toMatchObject({ above: 1, headings: 1 });
    expect(() => found(text, { header: [9] })).toThrow("a.csv: fewer records than the study's header: 9");
  });

  const merged = ",,Disadvantaged,,Others,\nURN,Region,Pupils,Mean,Pupils,Mean\n1,Kent,10,0.5,20,0.25\n";
  test.each([
    ["under a heading over several columns", merged, 0],
    ["under a title and such a heading", `Table 3,,,,,\n\n${merged}`, 2],
    [
      "where the upper row has whole names too",
      "URN,Region,Disadvantaged,,Others,\n,,Pupils,Mean,Pupils,Mean\n1,Kent,10,0.5,20,0.25\n",
      0,
    ],
  ])("is in two rows %s", (_, text, above) => {
    expect(found(text)).toMatchObject({ above, headings: 2 });
  });

  test.each([
    ["names below it are distinct without it", ",,Disadvantaged,,\nURN,Region,Pupils,Mean,P8\n1,Kent,10,0.5,1\n", 1],
    ["it is a title", "Progress 8 of pupils,,,\nURN,Mean,URN,Mean\n1,2,3,4\n", 1],
    ["a record without numbers is under names with a gap", "Name,,Region\nHill,a,Kent\nVale,b,London\n", 0],
    ["a record with a hidden number is under names with a gap", "Name,,P8\nHill,a,SUPP\nVale,b,0.5\n", 0],
    ["row names come first, as R writes them", ",region,phase\nHill,Kent,primary\nVale,Kent,primary\n", 0],
  ])("is in one row where %s", (_, text, above) => {
    expect(found(text)).toMatchObject({ above, headings: 1 });
  });

  test("is in one row where the study uses names that the lower row has once", () => {
    expect(found(merged, wanted("URN", "Region"))).toMatchObject({ above: 1, headings: 1 });
    expect(found(merged, wanted("URN", "Others Mean"))).toMatchObject({ above: 0, headings: 2 });
    expect(found(merged, { header: [2] })).toMatchObject({ above: 1, headings: 1 });
    expect(found(merged, { header: [1, 2] })).toMatchObject({ above: 0, headings: 2 });
  });
});
