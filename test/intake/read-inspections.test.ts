import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readInspectionDate } from "../../src/intake/inspection-date.ts";
import { eraOf } from "../../src/intake/inspection-layout.ts";
import type { InspectionQuestion } from "../../src/intake/inspection-of-row.ts";
import { readInspections } from "../../src/intake/read-inspections.ts";
import { TableOpener } from "../support/open-bytes.ts";

let opener: TableOpener;
beforeAll(async () => {
  opener = await TableOpener.start();
});
afterAll(() => opener.stop());

const leadership: InspectionQuestion = { grade: "leadership", mapped: new Map(), unpublished: "left out" };

async function read(texts: readonly string[], question = leadership, renamed = new Map<string, string>()) {
  const tables = [];
  for (const text of texts) tables.push(await opener.table(text, "inspections.csv", "fill"));
  const entry = { renamed, headers: tables.map(({ header }) => header), at: () => "study.yaml" };
  const files = tables.map((table) => ({ table, entry }));
  return readInspections(files, question);
}

const history = `URN,Inspection start date,Publication date,Inspection type,Overall effectiveness,Effectiveness of leadership and management
100001,12/09/2009,10/10/2009,Section 5 inspection,3,Satisfactory
100001,12/09/2013,10/10/2013,Section 5 inspection,3,Requires improvement
100001,03/02/2014,01/03/2014,Section 8 monitoring visit,NULL,NULL
100002,2015-09-01,2015-10-01,Section 8 deemed section 5,1,1
100003,01/02/2016,,Section 5 inspection,2,2
100004,01/02/2016,01/01/2016,Section 5 inspection,2,2
100005,31/02/2016,01/04/2016,Section 5 inspection,2,2
100006,01/02/2016,01/04/2016,Section 5 inspection,2,9
100007,01/02/2016,01/04/2016,Section 5 inspection,2,Not judged
100008,01/02/2026,01/03/2026,Report card,,Strong standard
x,01/02/2016,01/04/2016,Section 5 inspection,2,2
100009,01/02/2016,01/04/2016,Section 5 inspection,2,7
100002,2015-09-01,2015-10-01,Section 8 deemed section 5,1,1
100010,01/02/2016,01/04/2016,Section 5 inspection,2,2
100010,01/02/2016,01/04/2016,Section 5 inspection,2,3
`;

describe("a long history of inspections", () => {
  it("gives every judgement with its framework and kind, and a reason for every row that gives none", async () => {
    const { table, ledgers, entries } = await read([history]);
    expect(
      table.inspections.map(({ urn, inspected, published, grade, framework, kind }) => [
        urn,
        inspected,
        published,
        grade,
        framework,
        kind,
      ]),
    ).toEqual([
      ["100001", "2009-09-12", "2009-10-10", 3, "framework of 2009", "graded"],
      ["100001", "2013-09-12", "2013-10-10", 3, "framework of September 2012", "graded"],
      ["100002", "2015-09-01", "2015-10-01", 1, "common inspection framework of 2015", "deemed graded"],
    ]);
    expect(entries.map(({ record, reason }) => [record, reason]).sort(([a], [b]) => Number(a) - Number(b))).toEqual([
      [4, "no grade in the column"],
      [6, "no date of publication"],
      [7, "published before the inspection"],
      [8, "not a date"],
      [9, "not judged (9 or Not judged)"],
      [10, "not judged (9 or Not judged)"],
      [11, "a grade of the five-point scale of November 2025, which the study does not map"],
      [12, "not a URN"],
      [13, "not a grade"],
      [14, "nothing new: its judgements are in an earlier record"],
      [15, "different grades for one inspection: none is used"],
      [16, "different grades for one inspection: none is used"],
    ]);
    expect(ledgers.map(({ rowsRead, rowsUsed }) => [rowsRead, rowsUsed])).toEqual([[15, 3]]);
  });

  it("maps grades of five points and takes days of inspections for those of publication where the study says so", async () => {
    const { table } = await read([history], {
      grade: "leadership",
      mapped: new Map([["strong standard", 1]]),
      unpublished: "as inspected",
    });
    const found = table.inspections.filter(({ urn }) => ["100003", "100008"].includes(urn));
    expect(
      found.map(({ urn, published, grade, publishedAsInspected }) => [urn, published, grade, publishedAsInspected]),
    ).toEqual([
      ["100003", "2016-02-01", 2, true],
      ["100008", "2026-03-01", 1, false],
    ]);
  });

  it("reads the overall grade where that is asked", async () => {
    const { table } = await read([history], { ...leadership, grade: "overall" });
    expect(table.inspections.filter(({ urn }) => urn === "100006").map(({ grade }) => grade)).toEqual([2]);
  });
});

const sideBySide = `School name,Type of education,School open date,URN at time of latest full inspection,Inspection start date,Publication date,Effectiveness of leadership and management,Does the latest full inspection relate to the URN of the current school?,URN at time of previous full inspection,Previous inspection start date,Previous publication date,Previous effectiveness of leadership and management
A,Academy Converter,2013-09-01,140001,2016-01-05,2016-02-01,2,Yes,100001,2010-01-05,2010-02-01,3
B,Academy Sponsor Led,2017-09-01,140002,2016-01-06,2016-02-01,4,No,100002,2010-01-06,2010-02-01,9
`;

describe("the latest and the previous inspection side by side", () => {
  it("is the same table, with the changes of URN that its rows show", async () => {
    const { table, entries, ledgers } = await read([sideBySide]);
    expect(table.inspections.map(({ urn, grade, ofPredecessor }) => [urn, grade, ofPredecessor])).toEqual([
      ["100001", 3, false],
      ["140001", 2, false],
      ["140002", 4, true],
    ]);
    // School B has no URN here: it opened after the inspection of 140002, which had been 100002 on some day before it.
    expect(table.inherited).toEqual([
      { urn: "140001", before: "100001", on: "2013-09-01" },
      { urn: "140002", before: "100002", on: null },
      { urn: "140002+", before: "140002", on: "2017-09-01" },
    ]);
    expect(table.schools.map(({ urn }) => urn)).toEqual(["140001", "140002+"]);
    expect(entries.map(({ reason, used }) => [reason, used])).toEqual([["not judged (9 or Not judged)", "in part"]]);
    expect(ledgers.map(({ rowsRead, rowsUsed }) => [rowsRead, rowsUsed])).toEqual([[2, 2]]);
  });

  it("adds nothing to a history that has its judgements, and keeps the earliest date of publication", async () => {
    const late = sideBySide.replace("2016-01-05,2016-02-01,2", "2016-01-05,2016-03-01,2");
    const { table, ledgers } = await read([late, sideBySide]);
    expect(table.inspections.map(({ urn, published }) => [urn, published])).toEqual([
      ["100001", "2010-02-01"],
      ["140001", "2016-02-01"],
      ["140002", "2016-02-01"],
    ]);
    expect(ledgers.map(({ rowsUsed }) => rowsUsed)).toEqual([2, 0]);
  });

  it("may call its columns otherwise", async () => {
    const text = "School,Day,Out,Led\n100001,01/02/2016,01/03/2016,1\n";
    const renamed = new Map([
      ["urn", "School"],
      ["inspected", "Day"],
      ["published", "Out"],
      ["leadership", "Led"],
    ]);
    expect((await read([text], leadership, renamed)).table.inspections).toHaveLength(1);
    await expect(read([text])).rejects.toThrow("no columns with a date of inspection and a grade of leadership");
  });
});

describe("dates and frameworks", () => {
  // 41152 is 31 August 2012 in the date system of spreadsheets that begins in 1900.
  it.each([
    ["31/08/2012", "2012-08-31"],
    ["31-08-2012", "2012-08-31"],
    ["2012-08-31", "2012-08-31"],
    ["31/08/2012 00:00:00", "2012-08-31"],
    ["2012-08-31T00:00:00", "2012-08-31"],
    ["41152", "2012-08-31"],
    ["31/06/2012", null],
    ["08/31/2012", null],
    ["", null],
  ])("reads %s", (text, date) => expect(readInspectionDate(text)).toBe(date));

  it("calls grade 3 satisfactory until August 2012", () => {
    expect(eraOf("2012-08-31")?.grade3).toBe("Satisfactory");
    expect(eraOf("2012-09-01")?.grade3).toBe("Requires improvement");
    expect(eraOf("2005-08-31")).toBeNull();
  });
});
