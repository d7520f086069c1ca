import { beforeAll, describe, expect, it } from "vitest";
import { columns, schools, studyText } from "../support/invented-schools.ts";
import { sheetRows } from "../support/invented-sheet.ts";
import { inventedWorkbook } from "../support/invented-workbook.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { type Left, runExample } from "../support/run-example.ts";
import { shapedTable } from "../support/shaped-table.ts";

// One table of invented schools in the shapes that people have: every release must be that of the plain file.
const rows = [columns, ...schools.map((school) => columns.map((column) => school[column]))];
const titles = ["Table 3: Progress 8, by school", "England; 2019", ""];
const notes = ["", "Source: invented, for this test", "* not real"];
const joinedStudy = studyText({
  path: "FILE",
  groups: `
      all: { pupils: All pupils Number, mean: All pupils Mean }
      disadvantaged: { pupils: Disadvantaged Number, mean: Disadvantaged Mean }
      others: { all_less: disadvantaged }`,
});
const joinedRows = [
  ["", "", "", "All pupils", "", "Disadvantaged", ""],
  ["urn", "name", "region", "Number", "Mean", "Number", "Mean"],
  ...rows.slice(1),
];
const study = studyText({ path: "FILE" });

/** What differs by design: the record of the file itself, and what is said about how it was read. */
const saysHowItWasRead = ["manifest.json", "report.html", "evidence/files.sha256"];
/** The name of a sheet stands in captions, and the path in the study. */
const namesTheFile = (file: string) =>
  ["study.yaml", "losses.csv", "columns.csv"].includes(file) || file.startsWith("charts/");

/** What columns.csv says of each column, without the name of the file. */
const contentsOf = ({ release }: Left) => plainCsv(release.get("columns.csv") ?? "").map(([, ...contents]) => contents);

interface Shaped {
  readonly name: string;
  readonly content: Uint8Array;
  readonly readAs: string;
  readonly setAside?: { readonly above: number; readonly below: number };
  readonly study?: string;
}

const above = "3 lines above the names of the columns";
const shapes: Readonly<Record<string, Shaped>> = {
  semicolons: {
    name: "a.csv",
    content: shapedTable(rows, { delimiter: ";" }),
    readAs: "CSV, utf-8; semicolons between cells",
  },
  bars: {
    name: "a.csv",
    content: shapedTable(rows, { delimiter: "|", quoted: "everywhere" }),
    readAs: "CSV, utf-8; bars (|) between cells",
  },
  "a first line sep=;": {
    name: "a.csv",
    content: shapedTable(rows, { delimiter: ";", sepLine: true, lineEnd: "\r\n" }),
    readAs:
      "CSV, utf-8; semicolons between cells; the delimiter that its first line names; 1 line above the names of the columns set aside",
    setAside: { above: 1, below: 0 },
  },
  "titles and notes": {
    name: "a.csv",
    content: shapedTable(rows, { titles, notes }),
    readAs: `CSV, utf-8; ${above} and 2 lines below the table set aside`,
    setAside: { above: 3, below: 2 },
  },
  "a note and a row without text": {
    name: "a.csv",
    content: shapedTable(rows, { notes: ["", "Source: invented"], filledUp: true }),
    readAs: "CSV, utf-8; 2 lines below the table set aside",
    setAside: { above: 0, below: 2 },
  },
  "titles and notes in UTF-16 with tabs": {
    name: "a.csv",
    content: shapedTable(rows, { titles, notes, delimiter: "\t", filledUp: true, encoding: "utf-16le" }),
    readAs: `tab-separated, utf-16le; ${above} and 3 lines below the table set aside`,
    setAside: { above: 3, below: 3 },
  },
  "UTF-16, large end first, without its mark": {
    name: "a.csv",
    content: shapedTable(rows, { encoding: "utf-16be" }).subarray(2),
    readAs: "CSV, utf-16be",
  },
  "names in two rows": {
    name: "a.csv",
    content: shapedTable(joinedRows, {}),
    readAs: "CSV, utf-8; names of columns put together from two rows",
    study: joinedStudy,
  },
  "the only sheet with a table": {
    name: "a.xlsx",
    content: inventedWorkbook({
      Notes: sheetRows([["About this file"], ["Made for a test"]]),
      // A row without a value is no record, as a blank line is none.
      Schools: sheetRows([
        ...titles.map((title) => [title]),
        ...rows.slice(0, 3),
        [],
        ...rows.slice(3),
        [],
        ["Source: x"],
      ]),
    }),
    readAs: `sheet of a workbook; ${above} and 1 line below the table set aside; the only sheet with a table`,
    setAside: { above: 3, below: 1 },
  },
  "names in two rows of a sheet": {
    name: "a.xlsx",
    content: inventedWorkbook({ Schools: sheetRows(joinedRows) }),
    readAs: "sheet of a workbook; names of columns put together from two rows; the only sheet with a table",
    study: joinedStudy,
  },
};

describe("the same schools in the shapes that people have", () => {
  let plain: Left;
  let joined: Left;
  const run = (name: string, content: Uint8Array, text: string) =>
    runExample({ [name]: content }, text.replace("FILE", name));
  beforeAll(async () => {
    plain = await run("a.csv", shapedTable(rows, {}), study);
    // The same table with the long names written out in one row.
    const [, , ...records] = joinedRows;
    const names = ["urn", "name", "region", "All pupils Number", "All pupils Mean"];
    joined = await run(
      "a.csv",
      shapedTable([[...names, "Disadvantaged Number", "Disadvantaged Mean"], ...records], {}),
      joinedStudy,
    );
  }, 60_000);

  it.each(Object.entries(shapes))(
    "%s give the release of the plain file",
    async (_, shape) => {
      const { name, content, readAs, setAside } = shape;
      const expected = shape.study === undefined ? plain : joined;
      const left = await run(name, content, shape.study ?? study);
      expect([...left.release.keys()]).toEqual([...expected.release.keys()]);
      for (const [file, text] of expected.release)
        if (!saysHowItWasRead.includes(file) && (name === "a.csv" || !namesTheFile(file)))
          expect(left.release.get(file) === text, file).toBe(true);
      expect(contentsOf(left)).toEqual(contentsOf(expected));
      const [input] = JSON.parse(left.release.get("manifest.json") ?? "").inputs;
      expect(input).toMatchObject({ read_as: readAs, rows_read: 6, rows_used: 6, rows_refused: [] });
      expect(input.lines_set_aside).toEqual(setAside);
      const said = readAs.slice(readAs.indexOf("; ") + 2);
      if (readAs.includes("; ")) expect(left.release.get("report.html")).toContain(` was read with: ${said}.`);
      expect(left.private.get("cells-progress.csv")).toBe(expected.private.get("cells-progress.csv"));
    },
    60_000,
  );

  it("keeps every line that is set aside in the private ledger, with its number in the file", async () => {
    const left = await run("a.csv", shapedTable(rows, { titles, notes }), study);
    expect(left.private.get("rejects.csv")?.trimEnd().split("\n")).toEqual([
      "file,record,column,reason,value,used",
      'a.csv,1,,above the table,"""Table 3: Progress 8, by school""",set aside',
      "a.csv,2,,above the table,England; 2019,set aside",
      'a.csv,12,,below the table,"""Source: invented, for this test""",set aside',
      "a.csv,13,,below the table,* not real,set aside",
    ]);
    expect(left.private.get("flow.csv")).toContain("a.csv,set aside: above the table,3,");
  });

  it("numbers records from the top of the file", async () => {
    const broken = rows.map((row, at) => (at === 2 ? row.map((cell, column) => (column === 0 ? "" : cell)) : row));
    const left = await run("a.csv", shapedTable(broken, { titles, delimiter: ";" }), study);
    expect(left.private.get("rejects.csv")).toContain("a.csv,6,urn,");
  });
});
