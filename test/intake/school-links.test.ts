import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSchoolLinks } from "../../src/intake/school-links.ts";
import { TableOpener } from "../support/open-bytes.ts";
import { links2023, links2025, linksIn } from "../support/school-files.ts";

let opener: TableOpener;
beforeAll(async () => {
  opener = await TableOpener.start();
});
afterAll(() => opener.stop());

// One row of each reason, told apart by eye.
const dirty = `"URN","LinkURN","LinkName","LinkType","LinkEstablishedDate"
100001,136000,"A, with a comma","Successor","31-08-2012"
136000,100001,"B","Predecessor",""
100001,136000,"A again","Successor","31-08-2012"
A00001,136000,"C","Successor",""
100002,x,"C","Successor",""
100002,100002,"D","Successor",""
100002,100003,"E","Heir",""
100002,100003,"F","Successor","31-09-2012"
100002,100003,"G","Successor","2012-09-01"
`;

describe("a file of links", () => {
  it("gives links, and a reason for every row that is none", async () => {
    const { links, ledger, entries } = await readSchoolLinks(await opener.table(dirty));
    expect(links).toEqual([
      { urn: "100001", linked: "136000", type: "Successor", on: "2012-08-31" },
      { urn: "136000", linked: "100001", type: "Predecessor", on: null },
      { urn: "100002", linked: "100003", type: "Successor", on: "2012-09-01" },
    ]);
    expect(entries.map(({ record, column, reason, value }) => [record, column, reason, value])).toEqual([
      [4, "URN", "the same as an earlier record", "100001"],
      [5, "URN", "not a URN", "A00001"],
      [6, "LinkURN", "not a URN", "x"],
      [7, "LinkURN", "a school linked to itself", "100002"],
      [8, "LinkType", "an unknown type of link", "Heir"],
      [9, "LinkEstablishedDate", "not a date", "31-09-2012"],
    ]);
    expect([ledger.rowsRead, ledger.rowsUsed]).toEqual([9, 3]);
  });

  it("may call its columns otherwise", async () => {
    const table = await opener.table("School,Other,Kind,Day\n100001,100002,Successor,2012-09-01\n");
    const renamed = new Map([
      ["urn", "School"],
      ["linked", "Other"],
      ["type", "Kind"],
      ["on", "Day"],
    ] as const);
    expect((await readSchoolLinks(table, renamed)).links).toHaveLength(1);
    await expect(readSchoolLinks(table)).rejects.toThrow("urn: no such column in schools.csv: URN");
  });
});

describe.each([
  ["2023", links2023, 31_274],
  ["2025", links2025, 33_801],
] as const)("the register's links of %s", (_, { path, absent }, records) => {
  it.skipIf(absent)("are read whole: every row is a link", async () => {
    const table = await opener.table(readFileSync(path), "links.csv");
    const { links, ledger, entries } = await readSchoolLinks(table);
    expect(entries).toEqual([]);
    expect([ledger.rowsRead, ledger.rowsUsed]).toEqual([records, records]);
    expect(links).toEqual(linksIn(path));
  });
});
