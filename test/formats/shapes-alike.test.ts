import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { tidyText } from "../../src/formats/plain-copy.ts";
import { memoryFile, windows1252 } from "../support/memory-file.ts";
import { recordsOf, shapedTable, type WrittenShape } from "../support/shaped-table.ts";

/** What a file holds as the survey and the copy for the engine have it. */
async function read(bytes: Uint8Array, size: number) {
  const file = memoryFile(bytes, size);
  const survey = await surveyFile(file, "a.csv");
  const aside: string[] = [];
  const kept: Uint8Array[] = [];
  const odd: number[] = [];
  const text = tidyText(
    file,
    survey,
    ({ record }) => odd.push(record),
    ({ bytes: line }) => aside.push(Buffer.from(line).toString()),
  );
  for await (const chunk of text) kept.push(Buffer.from(chunk));
  const [, ...records] = recordsOf(Buffer.concat(kept).toString(), survey.shape.delimiter);
  return { survey, records, aside, odd };
}

const nastyTexts = [
  "Hill",
  "Hill; Vale",
  "A;B;C",
  "x|y",
  "Hill, Kent",
  'St "Mary" school',
  "two\nlines",
  "tab\there",
  "1,5",
  "–£é’ß",
  "",
  "SUPP",
  "Source: a note within the table",
];
const names = ["URN", "Name of school", "Region", "Type; kind", "Pupils, all", "P8MEA", "Note"];

const tables = fc
  .record({
    columns: fc.integer({ min: 3, max: names.length }),
    texts: fc.array(fc.array(fc.constantFrom(...nastyTexts), { minLength: 7, maxLength: 7 }), {
      minLength: 2,
      maxLength: 12,
    }),
  })
  .map(({ columns, texts }) => [
    names.slice(0, columns),
    ...texts.map((row, at) => [String(100_001 + at), ...row.slice(0, columns - 2), String(at + 10)]),
  ]);

const shapes: fc.Arbitrary<WrittenShape> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|"),
  sepLine: fc.boolean(),
  titles: fc.array(fc.constantFrom("Table 3: Progress 8, by school", "England; 2019", "", "Revised data"), {
    maxLength: 4,
  }),
  filledUp: fc.boolean(),
  notes: fc.array(fc.constantFrom("Source: DfE, 2019; revised", "", "* fewer than 6 pupils", "Crown copyright"), {
    maxLength: 3,
  }),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  quoted: fc.constantFrom("where needed", "everywhere"),
  encoding: fc.constantFrom("utf-8", "utf-8 with mark", "utf-16le", "utf-16be", "utf-16le without mark"),
});

test("any table in any shape surveys to the same names and records, and loses no line", async () => {
  await fc.assert(
    fc.asyncProperty(tables, shapes, fc.constantFrom(3, 64, 1 << 16), async (table, shape, size) => {
      const bytes = shapedTable(table, shape);
      const { survey, records, aside, odd } = await read(bytes, size);
      expect(survey.header).toEqual(table[0]);
      const expected = table.slice(1).map((row) => row.map((cell) => cell));
      expect(records).toEqual(expected);
      expect(odd).toEqual([]);
      expect(survey.records.records).toBe(expected.length);
      const filled = (lines: readonly string[]) => lines.filter((line) => shape.filledUp || line !== "");
      // Blank lines below a table are no records, as everywhere.
      expect(survey.shape.above).toBe((shape.sepLine ? 1 : 0) + shape.titles.length);
      expect(survey.shape.below).toBe(filled(shape.notes).length);
      expect(aside.length).toBe((shape.sepLine ? 1 : 0) + filled([...shape.titles, ...shape.notes]).length);
    }),
    { numRuns: 200 },
  );
});

test("a table in Windows-1252 with semicolons, titles and notes is the same", async () => {
  const table = [
    ["URN", "Name", "P8"],
    ["100001", "St Mary’s – “£”", "0,5"],
    ["100002", "Été", "0,25"],
  ];
  const shape = { delimiter: ";", titles: ["Écoles"], notes: ["Source: É"] } as const;
  const { survey, records, aside } = await read(windows1252(shapedTable(table, shape).toString()), 5);
  expect(survey.encoding).toBe("windows-1252");
  expect([survey.header, ...records]).toEqual(table);
  expect(aside).toEqual(["Écoles", "Source: É"]);
});

test("names in two rows are one record of the table", async () => {
  const table = [
    ["", "Disadvantaged", "", "Others", ""],
    ["URN", "Pupils", "Mean", "Pupils", "Mean"],
    ["100001", "10", "-0.5", "20", "0.25"],
    ["100002", "30", "-0.25", "40", "0.5"],
  ];
  for (const delimiter of [",", ";", "\t", "|"] as const) {
    const { survey, records } = await read(shapedTable(table, { delimiter, titles: ["Table 3", ""] }), 7);
    expect(survey.header).toEqual([
      "URN",
      "Disadvantaged Pupils",
      "Disadvantaged Mean",
      "Others Pupils",
      "Others Mean",
    ]);
    expect(records).toEqual(table.slice(2));
    expect(survey.records.without.recordOfRow(1, 1 + survey.shape.above + survey.shape.headings)).toBe(6);
  }
});

test.each([
  ["a school with its number alone", "100003,,,\n", 0],
  ["a school with its number and its name", "100003,Moor Lane School,,\n", 0],
  ["a total", "Total,,71,\n", 0],
  ["a row of England with numbers", "England,,71,0.1\n", 0],
  ["a note", "Note that some schools are left out,,,\n", 1],
  ["a note with commas without quotes", "Source: DfE, 2019\n", 1],
  ["blank rows, a note and blank rows", ",,,\n\n1. Provisional,,,\n,,,\n", 3],
  ["a note of two lines in quotes", '"Source: DfE,\nrevised",,,\n', 1],
])("below a table %s gives so many lines set aside", async (_, below, lines) => {
  const text = `URN,Name,Pupils,P8\n100001,Hill,30,0.5\n100002,Vale,41,0.25\n${below}`;
  for (const size of [4, 1000]) {
    const { survey, records, aside, odd } = await read(Buffer.from(text), size);
    expect(survey.shape.below).toBe(lines);
    expect(aside.length).toBe(lines);
    expect(odd).toEqual([]);
    expect(records.length).toBe(lines === 0 ? 3 : 2);
  }
});

test.each([
  ["the name of a school alone", "Moor Lane School,,,\n", 0],
  ["the name of an area alone, after a note's word", "Isles of Scilly,,,\n", 0],
  ["a sentence", "Schools with fewer than six pupils are left out.,,,\n", 1],
  ["a source", "Source: school census,,,\n", 1],
])("below a table of names %s gives so many lines set aside", async (_, below, lines) => {
  const text = `Name,Region,Pupils,P8\nHill School,Kent,30,0.5\nVale School,Kent,41,0.25\n${below}`;
  const { survey, records } = await read(Buffer.from(text), 1000);
  expect([survey.shape.below, records.length]).toEqual([lines, 3 - lines]);
});

test("a list of remarks is a list", async () => {
  const text = "Abbreviation,Meaning,\nNE means no entries,,\nNP is not published,,\nSUPP is hidden,,\n";
  expect((await read(Buffer.from(text), 1000)).survey.shape.below).toBe(0);
});

test("notes after more than a window of records are found, and numbered from the top", async () => {
  const rows = Array.from({ length: 60_000 }, (_, at) => `${100_000 + at},"A, ${at}",${at}\n`).join("");
  const bytes = Buffer.from(`Title\n\nURN,Name,P8\n${rows}\nSource: DfE\n`);
  const { survey, records } = await read(bytes, 1 << 16);
  expect([survey.shape.above, survey.shape.below, records.length]).toEqual([2, 1, 60_000]);
  expect(survey.records.notesFrom).toBe(60_005);
});
