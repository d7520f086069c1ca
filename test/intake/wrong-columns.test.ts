import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { checkedTable } from "../support/checked-table.ts";
import { columns, delimited, schools, studyText } from "../support/invented-schools.ts";
import { TableOpener } from "../support/open-bytes.ts";

describe("a column of the wrong kind", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  const read = (column: string, cells: readonly string[], study = studyText()) => {
    const rows = schools.map((school, at) =>
      columns.map((name) => (name === column ? (cells[at % cells.length] ?? "") : school[name])),
    );
    return checkedTable(opener, study, [{ text: delimited(rows), year: 2019 }]);
  };

  it.each(["n", "m", "dn", "dm"])(
    "%s of words is refused with the first of them, its record and what to do",
    async (column) => {
      await expect(read(column, ["", "SUPP", "good", "poor"])).rejects.toThrow(
        new ColdspotError(`study.yaml(${column}) schools.csv, record 4, column ${column}: not a number: good`, {
          exitCode: 3,
          advice: "no cell of this column is a number: name the right column in the study file",
        }),
      );
    },
  );

  it("is not one with a single number in it: its words hide their own group and leave the others", async () => {
    const { schools: used, ledgers } = await read("n", ["100", "good", "100", "good", "100", "good"]);
    expect(used.map(({ groups }) => groups.has("all"))).toEqual(schools.map((_, at) => at % 2 === 0));
    expect(used.every(({ groups }) => groups.has("disadvantaged"))).toBe(true);
    expect(ledgers[0]?.inPart).toEqual([{ reason: "all: not a number", rows: schools.length / 2 }]);
    expect(ledgers[0]?.refused).toEqual([]);
  });

  // Attainment 8 scores lie between 0 and about 90, percentages between 0 and 100: no size is wrong in itself.
  it.each([["46.7"], ["9.1"], ["100"], ["123456.78"]])("is not one of means as large as %s", async (mean) => {
    const { schools: used } = await read("m", [mean]);
    expect(used[0]?.groups.get("all")?.value).toBe(Math.round(Number(mean) * 100));
  });

  it("of means with too many decimals is said to have too many decimals", async () => {
    await expect(read("m", ["0.123"])).rejects.toThrow(
      new ColdspotError("study.yaml(m) schools.csv, record 2, column m: more than 2 decimals: 0.123", {
        exitCode: 3,
        advice:
          "no cell of this column fits: say in the study how many decimals its means or sums have: outcome: { decimals: … }",
      }),
    );
  });

  it("of pupils with halves is said not to be whole", async () => {
    await expect(read("n", ["100.5"])).rejects.toThrow(
      /^study.yaml\(n\) schools.csv, record 2, column n: not a whole number: 100.5$/,
    );
  });
});
