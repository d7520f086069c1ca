import { describe, expect, it } from "vitest";
import {
  boundsTable,
  changesTable,
  coverageTable,
  gradeBarRows,
  lostTable,
  movesTable,
  movesTitle,
} from "../../../src/publish/pictures/grade-tables.ts";
import { gradesOfTown, invented } from "../../support/grades-of-schools.ts";

describe("the picture of moves", () => {
  it("counts schools with a better grade and with a worse one, and not those that kept theirs", () => {
    // Better, left of the diagonal: 4 + 1 + 20 + 2 + 3 + 5 = 35. Worse, right of it: 10 + 2 + 1 + 30 + 3 + 5 = 51. Alike: 40 + 100 + 15 + 5 = 160.
    expect(movesTitle(invented.moves, "North East")).toBe(
      "In the North East, 35 of 246 schools had a better grade at the end, 51 a worse one",
    );
  });

  it("has the share of each row's own schools with Wilson's interval", () => {
    const { columns, rows } = movesTable(invented.moves);
    expect(columns).toEqual(["From", "to outstanding", "to good", "to grade 3", "to inadequate", "All"]);
    // R 4.2.2, prop.test(correct = FALSE): 40 of 53 0.6243 to 0.8507, 10 of 53 0.1059 to 0.3136.
    expect(rows[0]?.slice(0, 3)).toEqual(["Outstanding", "40 (75%; 62% to 85%)", "10 (19%; 11% to 31%)"]);
    expect(rows.map(([grade, , , , , all]) => [grade, all])).toEqual([
      ["Outstanding", "53"],
      ["Good", "137"],
      ["Grade 3", "41"],
      ["Inadequate", "15"],
    ]);
  });
});

describe("tables of schools by what became of them", () => {
  it("have each count under its own head", () => {
    expect(coverageTable(gradesOfTown).columns).toEqual([
      "Area",
      "Schools",
      "Rated first",
      "Rated last",
      "Both",
      "Re-inspected",
    ]);
    expect(coverageTable(gradesOfTown).rows).toEqual([["Town", "300", "270", "280", "246", "190"]]);
    expect(changesTable(gradesOfTown).columns).toEqual(["Area", "New URN", "Inherited", "Merged", "Median age"]);
    expect(changesTable(gradesOfTown).rows).toEqual([["Town", "21", "13", "5", "2.3"]]);
    expect(lostTable(gradesOfTown)).toEqual({
      columns: ["Area", "Closed", "Merged or split"],
      rows: [["Town", "17", "7"]],
    });
  });

  it("have the bounds of each share under its own head", () => {
    expect(boundsTable(gradesOfTown)).toEqual({
      columns: ["Area", "No last grade", "Good or better", "Fell", "Rose", "Reduction"],
      rows: [["Town", "20", "61% to 68%", "14% to 19%", "30% to 44%", "−20% to 12%"]],
    });
  });

  it("set the grades of the first time above those of the last", () => {
    expect(gradeBarRows(gradesOfTown).map(({ time, counts, starts }) => [time, counts, starts])).toEqual([
      ["2010-03-31", [53, 137, 41, 15], true],
      ["2016-03-31", [47, 133, 52, 14], false],
    ]);
  });
});
