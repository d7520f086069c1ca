import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InspectionQuestion, inspectionNumber } from "../../src/intake/inspection-of-row.ts";
import { readInspections } from "../../src/intake/read-inspections.ts";
import { TableOpener } from "../support/open-bytes.ts";

let opener: TableOpener;
beforeAll(async () => {
  opener = await TableOpener.start();
});
afterAll(() => opener.stop());

const leadership: InspectionQuestion = { grade: "leadership", mapped: new Map(), unpublished: "left out" };
const overall: InspectionQuestion = { ...leadership, grade: "overall" };

async function read(texts: readonly string[], question = leadership, renamed = new Map<string, string>()) {
  const tables = [];
  for (const text of texts) tables.push(await opener.table(text, "inspections.csv", "fill"));
  const entry = { renamed, headers: tables.map(({ header }) => header), at: () => "study.yaml" };
  const files = tables.map((table) => ({ table, entry }));
  const found = await readInspections(files, question);
  return {
    ...found,
    short: found.table.inspections.map(({ urn, inspected, grade }) => `${urn} ${inspected} ${grade}`),
  };
}

const history = `URN,Inspection number,Inspection end date,First published date,Leadership and management
100001,300001,31/08/2007,29/09/2007,2
100001,400001,10/01/2015,08/02/2015,3
100002,400002,10/01/2015,08/02/2015,1
`;
const monthly = `URN,Inspection number of latest full inspection,Inspection start date,Inspection end date,Publication date,Effectiveness of leadership and management,Previous full inspection number,Previous inspection start date,Previous publication date,Previous effectiveness of leadership and management
100001,ITS400001,09/01/2015,10/01/2015,08/02/2015,3,ITS300001,30/08/2007,29/09/2007,2
100002,ITS400002,09/01/2015,10/01/2015,08/02/2015,1,NULL,NULL,NULL,NULL
100003,10025180,09/01/2016,10/01/2016,08/02/2016,2,,,,
`;

describe("files of two eras in one entry", () => {
  it("are one table, whichever comes first, and an inspection in both counts once, from its first day", async () => {
    const expected = ["100001 2007-08-30 2", "100001 2015-01-09 3", "100002 2015-01-09 1", "100003 2016-01-09 2"];
    const one = await read([history, monthly]);
    expect(one.short).toEqual(expected);
    expect(one.ledgers.map(({ rowsRead, rowsUsed }) => [rowsRead, rowsUsed])).toEqual([
      [3, 3],
      [3, 1],
    ]);
    expect((await read([monthly, history])).short).toEqual(expected);
  });

  it("may have columns named by the study in one of them, and in the other those that are known", async () => {
    const named = history.replace("First published date", "Out");
    expect((await read([named, monthly], leadership, new Map([["published", "Out"]]))).short).toHaveLength(4);
    await expect(read([named, monthly], leadership, new Map([["published", "Away"]]))).rejects.toThrow("Away");
  });

  it("may lack numbers: then days within a week and the grade tell, which the ledger counts", async () => {
    const without = history.replace("Inspection number", "Other number");
    const { short, entries } = await read([monthly, without]);
    expect(short).toEqual(["100001 2007-08-30 2", "100001 2015-01-09 3", "100002 2015-01-09 1", "100003 2016-01-09 2"]);
    expect(entries.map(({ reason }) => reason)).toEqual([
      "nothing new: its judgements are in an earlier record",
      "nothing new: its judgements are in an earlier record",
      "nothing new: its judgements are in an earlier record",
    ]);
    // Of a record that brings another inspection too, the one found by its days is listed in part.
    const more = `URN,Inspection start date,Publication date,Leadership and management,Previous inspection start date,Previous publication date,Previous effectiveness of leadership and management
100002,10/09/2018,01/10/2018,2,10/01/2015,08/02/2015,1
`;
    const part = await read([monthly, more]);
    expect(part.entries.map(({ reason, used, column }) => [reason, used, column])).toEqual([
      [
        "the inspection of another record, by its days and grade: no number in common",
        "in part",
        "Previous inspection start date",
      ],
    ]);
  });

  it("that contradict each other about an inspection leave it out, with the reason at every record", async () => {
    const { short, entries } = await read([history.replace("08/02/2015,1", "08/02/2015,4"), monthly]);
    expect(short).toEqual(["100001 2007-08-30 2", "100001 2015-01-09 3", "100003 2016-01-09 2"]);
    const about = entries.filter(({ reason }) => reason === "different grades for one inspection: none is used");
    expect(about.map(({ record, used }) => [record, used])).toEqual([
      [4, "no"],
      [3, "no"],
    ]);
  });
});

describe("report cards of November 2025 beside the last graded inspection", () => {
  it("are read by the names that their columns have", async () => {
    const text = `URN,Inspection number of latest full inspection,Inspection start date,Publication date,Leadership and governance,URN at time of latest OEIF graded inspection,Inspection number of latest OEIF graded inspection,Inspection start date of latest OEIF graded inspection,Publication date of latest OEIF graded inspection,Latest OEIF effectiveness of leadership and management
100001,10428056,12/01/2026,20/02/2026,Strong standard,100001,10300001,12/01/2023,20/02/2023,2
100002,NULL,NULL,NULL,NULL,100009,10300002,12/01/2022,20/02/2022,3
`;
    const { short, table } = await read([text]);
    expect(short).toEqual(["100001 2023-01-12 2", "100009 2022-01-12 3"]);
    expect(table.inherited).toEqual([{ urn: "100002", before: "100009", on: null }]);
  });
});

describe("grades as files of every era write them", () => {
  const graded = (text: string) =>
    `URN,Inspection start date,Publication date,Overall effectiveness\n100001,01/02/2016,01/03/2016,"${text}"\n`;

  it.each([
    ["1", 1],
    ["2.0", 2],
    ["Outstanding", 1],
    ["GOOD", 2],
    ["Satisfactory", 3],
    ["Requires Improvement", 3],
    ["3 Requires improvement", 3],
    ["2 - Good", 2],
    ["Special Measures", 4],
    ["Serious weaknesses", 4],
    ["4 (Inadequate)", 4],
  ])("%s", async (text, grade) => {
    expect((await read([graded(text)], overall)).table.inspections.map((one) => one.grade)).toEqual([grade]);
  });

  it.each([
    ["9", "not judged (9 or Not judged)"],
    ["9.0", "not judged (9 or Not judged)"],
    ["0", "not judged (9 or Not judged)"],
    ["Not judged", "not judged (9 or Not judged)"],
    ["N/A", "not judged (9 or Not judged)"],
    ["NULL", "no grade in the column"],
    ["", "no grade in the column"],
    ["2 - Outstanding", "not a grade"],
    ["5", "not a grade"],
  ])("%s is none", async (text, reason) => {
    const { entries } = await read([graded(text)], overall);
    expect(entries.map((one) => one.reason)).toEqual([reason]);
  });

  it("are missing overall since September 2024, and not in the parts", async () => {
    const text = `URN,Inspection start date,Publication date,Overall effectiveness,Effectiveness of leadership and management
100001,01/10/2024,01/11/2024,Not judged,2
100001,01/09/2024,02/10/2024,Not judged,2
`;
    expect((await read([text], overall)).entries.map(({ reason }) => reason)).toEqual([
      "no overall grade: inspections since September 2024 give none",
      "not judged (9 or Not judged)",
    ]);
    expect((await read([text])).short).toHaveLength(2);
  });

  it("come with numbers of inspections in several spellings", () => {
    expect(["ITS400001", "400001", "400001.0", "its 400001", "0400001"].map(inspectionNumber)).toEqual(
      Array(5).fill("400001"),
    );
    expect(["", "NULL", "9", "none"].map(inspectionNumber)).toEqual([null, null, null, null]);
  });
});

describe("a list without the URN of the school of today", () => {
  const header =
    "URN at time of latest full inspection,Type of education,School open date,Inspection start date,Publication date,Does the latest full inspection relate to the URN of the current school?,Effectiveness of leadership and management,Previous inspection start date,Previous publication date,Does the previous full inspection relate to the URN of the current school?,URN at time of previous full inspection,Previous effectiveness of leadership and management";
  const row = (opened: string, relates: string) =>
    `${header}\n130001,Academy Sponsor Led,${opened},2017-02-01,2017-03-01,${relates},2,2014-02-01,2014-03-01,${relates},130001,3\n`;

  it("is about the school of the latest inspection, unless that was of one before it", async () => {
    expect((await read([row("2012-09-01", "Yes")])).table.schools.map(({ urn }) => urn)).toEqual(["130001"]);
    const { table } = await read([row("2018-09-01", "No")]);
    expect(table.schools.map(({ urn }) => urn)).toEqual(["130001+"]);
    expect(table.inherited).toEqual([{ urn: "130001+", before: "130001", on: "2018-09-01" }]);
  });

  it("tells it by the opening where no column says it", async () => {
    const without = (text: string) => text.replaceAll(/Does the [^,]*/g, "Other");
    expect((await read([without(row("2018-09-01", ""))])).table.schools.map(({ urn }) => urn)).toEqual(["130001+"]);
    expect((await read([without(row("2012-09-01", ""))])).table.schools.map(({ urn }) => urn)).toEqual(["130001"]);
  });

  it("does not use an opening that its inspections contradict, and says so", async () => {
    const { table, entries } = await read([row("2018-09-01", "Yes")]);
    expect(table.schools.map(({ urn, facts }) => [urn, facts.get("opened")])).toEqual([["130001", undefined]]);
    expect(entries.map(({ reason, used, column }) => [reason, used, column])).toEqual([
      [
        "opened after an inspection of its own, or before one of a predecessor: the opening is not used",
        "in part",
        "School open date",
      ],
    ]);
  });

  it("names a predecessor without a URN after the school it became", async () => {
    const text = `URN,School open date,Inspection start date,Publication date,Does the latest full inspection relate to the URN of the current school?,Leadership and management
140001,2018-09-01,2017-02-01,2017-03-01,No,3
140002,2018-09-01,2017-02-01,2017-03-01,,2
140003,,2017-02-01,2017-03-01,,1
`;
    const { short, table } = await read([text]);
    expect(short).toEqual(["140003 2017-02-01 1", "140001- 2017-02-01 3", "140002- 2017-02-01 2"]);
    expect(table.inherited.map(({ urn, before }) => `${urn} ${before}`)).toEqual(["140001 140001-", "140002 140002-"]);
  });
});
