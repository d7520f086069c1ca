import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSchoolRegister } from "../../src/intake/school-register.ts";
import { TableOpener } from "../support/open-bytes.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { register2022, rowsOf } from "../support/school-files.ts";

let opener: TableOpener;
beforeAll(async () => {
  opener = await TableOpener.start();
});
afterAll(() => opener.stop());

describe("a register of schools", () => {
  it("needs no more than URNs", async () => {
    const { schools } = await readSchoolRegister(await opener.table("URN,Name\n100002,B\n100001,A\n"));
    expect(schools.map(({ urn, type, opened }) => [urn, type, opened])).toEqual([
      ["100001", null, null],
      ["100002", null, null],
    ]);
  });

  it("lists rows it cannot use, and dates and coordinates that cannot be", async () => {
    const text = `URN,OpenDate,CloseDate,Easting,LA (code)
100001,01-09-2012,31-02-2015,450000,850
100001,01-09-2012,31-02-2015,450000,850
100002,,,45x,850
100003,,,,850
100003,,,,936
none,,,,850
`;
    const { schools, entries, ledger } = await readSchoolRegister(await opener.table(text));
    expect(schools.map(({ urn, opened, closed, easting }) => [urn, opened, closed, easting])).toEqual([
      ["100001", "2012-09-01", null, 450_000],
      ["100002", null, null, null],
    ]);
    expect(entries.map(({ record, reason, value, used }) => [record, reason, value, used]).sort()).toEqual([
      [2, "not a date", "31-02-2015", "in part"],
      [3, "the same as an earlier record", "100001", "no"],
      [4, "not a whole number", "45x", "in part"],
      [5, "a URN that appears twice, with different rows", "100003", "no"],
      [6, "a URN that appears twice, with different rows", "100003", "no"],
      [7, "not a URN", "none", "no"],
    ]);
    expect([ledger.rowsRead, ledger.rowsUsed]).toEqual([6, 2]);
  });

  it("is not a file of links", async () => {
    const links = await opener.table("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate\n1,2,A,Successor,\n");
    await expect(readSchoolRegister(links)).rejects.toThrow(
      /: links between schools, not a register of them: LinkURN$/,
    );
  });

  it("must have a column that is renamed", async () => {
    const table = await opener.table("URN,Opened\n100001,2012-09-01\n");
    const { schools } = await readSchoolRegister(table, new Map([["opened", "Opened"]] as const));
    expect(schools[0]?.opened).toBe("2012-09-01");
    await expect(readSchoolRegister(table, new Map([["closed", "Shut"]] as const))).rejects.toThrow(
      "closed: no such column",
    );
  });

  it.skipIf(register2022.absent)("of two authorities is read, and rows that run too long are listed", async () => {
    const { schools, ledger, entries } = await readSchoolRegister(await opener.table(readFileSync(register2022.path)));
    // Rows whose schools have several links run on past the last column: they are refused, not shifted.
    const [header = [], ...records] = plainCsv(new TextDecoder("windows-1252").decode(readFileSync(register2022.path)));
    const tooLong = records.filter((record) => record.length > header.length).length;
    expect(records).toHaveLength(1096);
    expect([ledger.rowsRead, ledger.rowsUsed]).toEqual([1096, 1096 - tooLong]);
    expect(ledger.refused).toEqual([{ reason: "too many columns", rows: tooLong }]);
    expect(entries).toHaveLength(tooLong);
    const rows = rowsOf(register2022.path).filter((_, at) => (records[at]?.length ?? 0) <= header.length);
    const counts = (role: "opened" | "closed" | "lsoa" | "easting") =>
      schools.filter((one) => one[role] !== null).length;
    const written = (column: string) => rows.filter((row) => (row.get(column) ?? "") !== "").length;
    expect(counts("opened")).toBe(written("OpenDate"));
    expect(counts("closed")).toBe(written("CloseDate"));
    expect(counts("lsoa")).toBe(written("LSOA (code)"));
    expect(counts("easting")).toBe(written("Easting"));
    expect(new Set(schools.map(({ authority }) => authority))).toEqual(new Set(["850", "936"]));
  });
});
