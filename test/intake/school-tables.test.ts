import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import type { CheckedSchoolTable } from "../../src/intake/checked-school-table.ts";
import { checkedTable } from "../support/checked-table.ts";
import { studyText } from "../support/invented-schools.ts";
import { TableOpener } from "../support/open-bytes.ts";

const wide = "urn,region,n,m,dn,dm\n";

/** Groups of each school as "all 100 x 10": pupils and the mean in hundredths. */
function groupsOf({ schools }: CheckedSchoolTable): readonly string[] {
  return schools.map(
    ({ school, year, groups }) =>
      `${school} ${year}: ${[...groups].map(([name, { pupils, value }]) => `${name} ${pupils} x ${value}`).join(", ")}`,
  );
}

const reasons = ({ ledgers }: CheckedSchoolTable) =>
  ledgers.flatMap(({ refused }) => refused.map(({ reason, rows }) => `${rows} ${reason}`));

describe("a school table", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());
  const read = (text: string, study = studyText(), year: number | null = 2019) =>
    checkedTable(opener, study, [{ text, year }]);

  it("with a row a school gives its groups and the columns of its places", async () => {
    const table = await read(`${wide}100002,South,"1,200",-0.20,40,-0.60\n100001,North,100,.1,0,NA\n`);
    expect(groupsOf(table)).toEqual([
      "100001 2019: all 100 x 10, disadvantaged 0 x 0",
      "100002 2019: all 1200 x -20, disadvantaged 40 x -60",
    ]);
    expect(table.schools.map(({ attributes }) => attributes.get("region"))).toEqual(["North", "South"]);
  });

  describe("with a row a school and group", () => {
    const groups = `
      all: { pupils: n, mean: m, where: { who: All, sex: T } }
      disadvantaged: { pupils: n, mean: m, where: { who: FSM, sex: T } }
      others: { all_less: disadvantaged }`;
    const long = "urn,region,who,sex,n,m\n";
    const rows = [
      "1,North,All,T,100,0.10",
      "1,North,FSM,T,40,-0.50",
      "1,North,FSM,F,20,-0.40",
      "2,South,FSM,T,30,0.20",
      "2,South,All,T,90,0.30",
    ];
    const study = studyText({ groups });

    it("brings the rows of a school together, and leaves out the groups nobody asks for", async () => {
      const table = await read(`${long}${rows.join("\n")}\n`, study);
      expect(groupsOf(table)).toEqual([
        "1 2019: all 100 x 10, disadvantaged 40 x -50",
        "2 2019: disadvantaged 30 x 20, all 90 x 30",
      ]);
      expect(reasons(table)).toEqual(["1 a group the study does not ask for"]);
    });

    it("refuses groups larger than their school, naming both records, in either order", async () => {
      const refusal = (first: number, second: number) =>
        new ColdspotError(
          `schools.csv, records ${first} and ${second}: school 1 has more pupils in its groups than in all in 2019`,
          { exitCode: 3, advice: "correct the records, or check whether the groups of the study overlap" },
        );
      await expect(read(`${long}1,North,All,T,39,0.10\n${rows[1]}\n`, study)).rejects.toThrow(refusal(2, 3));
      await expect(read(`${long}${rows[1]}\n1,North,All,T,39,0.10\n`, study)).rejects.toThrow(refusal(3, 2));
    });

    it("refuses two rows of one group that differ", async () => {
      await expect(read(`${long}${rows[0]}\n1,North,All,T,100,0.20\n`, study)).rejects.toThrow(
        "schools.csv, records 2 and 3: school 1 appears twice in 2019, with different values for all",
      );
    });
  });

  it("leaves out the group of a number that is wrong, and the row where none is left, and says which and why", async () => {
    const table = await read(
      [
        `${wide}1,North,100,0.10,40,-0.50`,
        "2,North,100,0.101,40,-0.50", // record 3: three decimals where two are printed
        "3,North,-5,0.10,40,-0.50", // 4
        "4,North,100,0.10,12.5,-0.50", // 5
        "5,North,39,0.10,40,-0.50", // 6: 40 of 39
        " ,North,100,0.10,40,-0.50", // 7
        "7,North,0,,0,", // 8
        "8,North,some,0.10,40,-0.50", // 9
        "9,North,,0.10,,-0.50", // 10: means of nobody known
        "10,North,100,,,", // 11
        "",
      ].join("\n"),
    );
    expect(groupsOf(table)).toEqual([
      "1 2019: all 100 x 10, disadvantaged 40 x -50",
      "2 2019: disadvantaged 40 x -50",
      "3 2019: disadvantaged 40 x -50",
      "4 2019: all 100 x 10",
      "8 2019: disadvantaged 40 x -50",
    ]);
    expect(
      table.entries.map(({ record, column, reason, value, used }) => [record, column, reason, value, used]),
    ).toEqual([
      [3, "m", "all: more than 2 decimals", "0.101", "in part"],
      [4, "n", "all: a negative number of pupils", "-5", "in part"],
      [5, "dn", "disadvantaged: not a whole number", "12.5", "in part"],
      [6, "", "the groups have more pupils than the school", "40 of 39", "no"],
      [7, "urn", "no school number", " ", "no"],
      [8, "", "no pupils", "0", "no"],
      [9, "n", "all: not a number", "some", "in part"],
      [10, "n", "blank (n)", "", "no"],
      [11, "m", "blank (m)", "", "no"],
    ]);
    expect(table.ledgers[0]).toMatchObject({ rowsRead: 10, rowsUsed: 5 });
  });

  it("uses a row without a group whose number is hidden, and keeps the reason", async () => {
    const table = await read(
      `${wide}1,North,100,0.10,SUPP,SUPP\n2,North,100,0.10,7,LOWCOV\n3,North,SUPP,SUPP,40,-0.5\n`,
    );
    expect(groupsOf(table)).toEqual(["1 2019: all 100 x 10", "2 2019: all 100 x 10", "3 2019: disadvantaged 40 x -50"]);
    expect(table.ledgers[0]).toMatchObject({ rowsUsed: 3, refused: [] });
    expect(table.ledgers[0]?.inPart).toEqual([
      { reason: "all: hidden by the source because of few pupils (SUPP)", rows: 1 },
      { reason: "disadvantaged: coverage of the measure is low (LOWCOV)", rows: 1 },
      { reason: "disadvantaged: hidden by the source because of few pupils (SUPP)", rows: 1 },
    ]);
  });

  it("keeps only the rows it is told to, as text and as numbers", async () => {
    const study = studyText({ file: "    keep: { type: [1, 2, academy] }" });
    const table = await read(
      "urn,region,n,m,dn,dm,type\n1,N,9,0.1,4,0.2,1\n2,N,9,0.1,4,0.2,4\n3,N,9,0.1,4,0.2, academy \n4,N,9,0.1,4,0.2,\n",
      study,
    );
    expect(table.schools.map(({ school }) => school)).toEqual(["1", "3"]);
    expect(reasons(table)).toEqual(["2 a row that the study leaves out (type)"]);
  });

  it("takes the year from its column: a summer, or a school year by its two ends", async () => {
    const study = studyText({ years: "[2018, 2019]", columns: "urn: urn, region: region, year: year" });
    const cells = ["2019", "2018/19", "2018-19", "201819", "2017/18", " 2018 ", "2020", "2018/20", "2018-12", "19", ""];
    const rows = cells.map((year, at) => `${at + 1},North,100,0.10,40,-0.50,${year}`);
    const table = await read(`urn,region,n,m,dn,dm,year\n${rows.join("\n")}\n`, study, null);
    expect(table.schools.map(({ school, year }) => `${school} in ${year}`).sort()).toEqual([
      "1 in 2019",
      "2 in 2019",
      "3 in 2019",
      "4 in 2019",
      "5 in 2018",
      "6 in 2018",
    ]);
    expect(reasons(table)).toEqual(["4 not an academic year, nor a summer", "1 a year that is not in the study"]);
    expect(table.entries.map(({ value }) => value)).toEqual(["2020", "2018/20", "2018-12", "19", ""]);
  });

  it("with no row that can be used is refused with the reason of the rows that got farthest, and the cell", async () => {
    await expect(read(`${wide}1,North,100,,,\n,North,100,0.1,,\n,North,100,0.1,,\n`)).rejects.toThrow(
      new ColdspotError("no row of schools.csv could be used; schools.csv, record 2, column m: blank (m)", {
        exitCode: 3,
        advice: "check whether the columns and the year in the study file fit the file",
      }),
    );
  });

  it("may be long: its ledger holds every row that was left out", async () => {
    const rows = Array.from({ length: 250_000 }, (_, at) => `${at},,,,,`);
    const table = await read(`${wide}${rows.join("\n")}\nlast,North,100,0.10,40,-0.50\n`);
    expect(table.entries.length).toBe(250_000);
    expect(table.ledgers[0]).toMatchObject({ rowsRead: 250_001, rowsUsed: 1 });
  });
});
