import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { checkedTable } from "../support/checked-table.ts";
import { studyText } from "../support/invented-schools.ts";
import { TableOpener } from "../support/open-bytes.ts";

const header = "urn,region,n,m,dn,dm\n";
const ash = "100001,North,100,0.10,40,-0.50\n";
const birch = "100002,North,100,-0.20,40,-0.60\n";

describe("a school that stands twice", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  const read = (...tables: readonly string[]) =>
    checkedTable(
      opener,
      studyText(),
      tables.map((text, at) => ({
        text: header + text,
        name: at === 0 ? "schools.csv" : `more-${at}.csv`,
        year: 2019,
      })),
    );
  const refusal = (message: string) =>
    new ColdspotError(message, {
      exitCode: 3,
      advice: "keep one of the two records, or tell years apart with a year column",
    });

  it("word for word is used once, and its repeat stands in the ledger with the record it repeats", async () => {
    const { schools, ledgers, entries } = await read(`${ash}${birch}${ash}${ash}`);
    expect(schools.map(({ school }) => school)).toEqual(["100001", "100002"]);
    expect(ledgers[0]).toMatchObject({
      rowsRead: 4,
      rowsUsed: 2,
      refused: [{ reason: "the same as an earlier record", rows: 2 }],
    });
    expect(entries).toMatchObject([
      { file: "schools.csv", record: 4, column: "urn", value: "record 2 of schools.csv", used: "no" },
      { file: "schools.csv", record: 5, column: "urn", value: "record 2 of schools.csv", used: "no" },
    ]);
  });

  it("in two files is told with both", async () => {
    const { ledgers, entries } = await read(`${ash}${birch}`, `100003,North,90,0.10,30,-0.5\n${ash}`);
    expect(ledgers.map(({ rowsRead, rowsUsed }) => [rowsRead, rowsUsed])).toEqual([
      [2, 2],
      [2, 1],
    ]);
    expect(entries).toMatchObject([{ file: "more-1.csv", record: 3, value: "record 2 of schools.csv" }]);
    await expect(read(ash, `${birch}100001,North,100,0.11,40,-0.50\n`)).rejects.toThrow(
      refusal(
        "schools.csv, record 2, and more-1.csv, record 3: school 100001 appears twice in 2019, with different values for all",
      ),
    );
  });

  it("is the same when only the writing differs: 0.1 for 0.10, space around a code", async () => {
    const { ledgers } = await read(`${ash}100001, North ,100.0,0.1,40,-0.5\n`);
    expect(ledgers[0]?.refused).toEqual([{ reason: "the same as an earlier record", rows: 1 }]);
  });

  // Each pair, in either order: what is refused must not hang on which row comes first.
  it.each([
    ["another mean", "100001,North,100,0.11,40,-0.50\n", "different values for all"],
    ["another number of pupils", "100001,North,100,0.10,41,-0.50\n", "different values for disadvantaged"],
    ["a group hidden that the other shows", "100001,North,100,0.10,SUPP,SUPP\n", "different groups shown or hidden"],
    ["another region", "100001,South,100,0.10,40,-0.50\n", "different values for region"],
  ])("with %s is refused, naming both records", async (_, other, what) => {
    for (const rows of [`${ash}${birch}${other}`, `${other}${birch}${ash}`]) {
      const attempt = read(rows);
      await expect(attempt).rejects.toThrow(
        `schools.csv, records 2 and 4: school 100001 appears twice in 2019, with ${what}`,
      );
      await expect(attempt).rejects.toMatchObject({ exitCode: 3 });
    }
  });

  it("with another reason for what is hidden is refused too", async () => {
    await expect(read("100001,North,100,0.10,SUPP,SUPP\n100001,North,100,0.10,NE,NE\n")).rejects.toThrow(
      refusal(
        "schools.csv, records 2 and 3: school 100001 appears twice in 2019, with different groups shown or hidden",
      ),
    );
  });
});
