import { describe, expect, it } from "vitest";
import { columnsOf, numberColumn, textColumn, wholeColumn } from "../../../src/publish/tables/column.ts";
import { csvOf } from "../../../src/publish/tables/csv.ts";
import { dataDictionary } from "../../../src/publish/tables/data-dictionary.ts";
import { fill, rowsOf } from "../../../src/publish/tables/table.ts";

interface School {
  readonly name: string;
  readonly pupils: number | null;
  readonly gap: number;
}

const school = textColumn("school", "id", "The school", ({ name }: School) => name);
const pupils = wholeColumn("pupils", "count", "pupils", "Its pupils", ({ pupils }: School) => pupils);
const gap = numberColumn("gap", "estimate", { column: "unit" }, "Its gap", ({ gap }: School) => ({
  value: gap,
  decimals: 2,
}));
const schools = { file: "schools.csv", title: "invented schools", columns: [school, pupils, gap] };
const rows: readonly School[] = [
  { name: "=Abbey", pupils: 30, gap: -1.006 },
  { name: "Ash, Lower", pupils: null, gap: 0.5 },
  { name: "", pupils: 0, gap: 12 },
];

describe("a table", () => {
  it("has a cell of each column for each row, and no value for an empty text", () => {
    const table = fill(schools, rows);
    expect(table.rows).toBe(3);
    expect(table.columns.map(({ name, cells }) => [name, cells])).toEqual([
      ["school", ["=Abbey", "Ash, Lower", null]],
      ["pupils", [30, null, 0]],
      [
        "gap",
        [
          { value: -1.006, decimals: 2 },
          { value: 0.5, decimals: 2 },
          { value: 12, decimals: 2 },
        ],
      ],
    ]);
    expect(rowsOf(table)[1]).toEqual(["Ash, Lower", null, { value: 0.5, decimals: 2 }]);
  });

  it("keeps each cell with its column when the columns stand in another order", () => {
    const [first] = rowsOf(fill({ ...schools, columns: [gap, school, pupils] }, rows));
    expect(first).toEqual([{ value: -1.006, decimals: 2 }, "=Abbey", 30]);
  });

  it("takes columns of what a row holds", () => {
    const columns = columnsOf(({ of }: { readonly of: School }) => of, pupils, school);
    expect(rowsOf(fill({ ...schools, columns }, [{ of: { name: "Elm", pupils: 9, gap: 0 } }]))).toEqual([[9, "Elm"]]);
  });

  it("has no two columns of one name", () => {
    expect(() => fill({ ...schools, columns: [school, pupils, school] }, rows)).toThrow(
      "two columns of schools.csv have one name: school",
    );
  });
});

describe("a table as CSV", () => {
  // The first cell would run as a formula in a spreadsheet.
  it("prints decimals as the cell says, blanks where there is no value, and no formula", () => {
    expect(csvOf(fill(schools, rows))).toBe('school,pupils,gap\n\'=Abbey,30,-1.01\n"Ash, Lower",,0.50\n,0,12.00\n');
  });

  it("has its head where it has no row", () => {
    expect(csvOf(fill(schools, []))).toBe("school,pupils,gap\n");
  });
});

describe("the data dictionary", () => {
  it("has a row a column of each table, and its own at the end", () => {
    const lines = csvOf(dataDictionary([schools])).split("\n");
    expect(lines.slice(0, 5)).toEqual([
      "file,column,role,title,unit,values",
      "schools.csv,school,id,The school,,text",
      "schools.csv,pupils,count,Its pupils,pupils,whole number",
      "schools.csv,gap,estimate,Its gap,see column unit,number",
      "data-dictionary.csv,file,id,The table,,text",
    ]);
    // Three columns of schools and six of its own, after the head and before the last line end.
    expect(lines).toHaveLength(1 + 3 + 6 + 1);
  });
});
