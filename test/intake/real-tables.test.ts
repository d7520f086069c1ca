import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CheckedSchoolTable } from "../../src/intake/checked-school-table.ts";
import { checkedTable } from "../support/checked-table.ts";
import { TableOpener } from "../support/open-bytes.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

const study = (year: number) => `title: Performance tables
years: ${year}
files:
  schools:
    layout: school-table
    path: x.csv
    columns: { urn: URN, authority: LEA }
    keep: { RECTYPE: [1, 2] }
    groups:
      all: { pupils: P8PUP, mean: P8MEA }
      disadvantaged: { pupils: P8PUP_FSM6CLA1A, mean: P8MEA_FSM6CLA1A }
      others: { pupils: P8PUP_NFSM6CLA1A, mean: P8MEA_NFSM6CLA1A }
measures: { progress: { outcome: { mean_of: progress_8, decimals: 2 } } }
`;

// Meanings of the codes in the Department for Education's own list (2017-2018_ks4_final_meta.csv).
const meanings: ReadonlyMap<string, string> = new Map([
  ["SUPP", "hidden by the source because of few pupils (SUPP)"],
  ["NE", "no entries (NE)"],
  ["NP", "not published by the source (NP)"],
  ["LOWCOV", "coverage of the measure is low (LOWCOV)"],
  ["", "blank (P8PUP)"],
]);

/** What must become of each record, from the file alone: the reason it is left out, or null. */
function fates(path: string): ReadonlyMap<number, string | null> {
  const [header = [], ...records] = plainCsv(readFileSync(path, "utf8"));
  const cell = (record: readonly string[], name: string) => (record[header.indexOf(name)] ?? "").trim();
  const isNumber = (text: string) => /^-?\d+(\.\d+)?$/.test(text);
  return new Map(
    records.map((record, index): readonly [number, string | null] => {
      const groups = ["", "_FSM6CLA1A", "_NFSM6CLA1A"].map((group) => [
        cell(record, `P8PUP${group}`),
        cell(record, `P8MEA${group}`),
      ]);
      const outside = !["1", "2"].includes(cell(record, "RECTYPE"));
      const usable = groups.some((pair) => pair.every(isNumber));
      if (!outside && usable) return [index + 2, null];
      return [
        index + 2,
        outside
          ? "a row that the study leaves out (RECTYPE)"
          : (meanings.get(groups[0]?.find((text) => !isNumber(text)) ?? "") ?? "?"),
      ];
    }),
  );
}

const files = [
  ["ks4/2017-2018_850_ks4final.csv", 2018, 124],
  ["ks4/2017-2018_936_ks4final.csv", 2018, 130],
  ["ks4/2016-2017_850_ks4final.csv", 2017, 126],
] as const;

describe("performance tables of the Department for Education", () => {
  let opener: TableOpener;
  beforeAll(async () => {
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());
  const read = (path: string, year: number): Promise<CheckedSchoolTable> =>
    checkedTable(opener, study(year), [{ text: readFileSync(path, "utf8"), name: "x.csv", year }]);

  describe.each(files)("%s", (name, year, rows) => {
    const { path, absent } = sharedFile(name);

    it.skipIf(absent)("is accounted for record by record, as another reader of the file counts", async () => {
      const expected = fates(path);
      const { ledgers, entries } = await read(path, year);
      const left = new Map(entries.filter(({ used }) => used === "no").map(({ record, reason }) => [record, reason]));
      expect(expected.size).toBe(rows);
      expect(new Map([...expected].filter(([, reason]) => reason !== null))).toEqual(
        new Map([...left].sort(([a], [b]) => a - b)),
      );
      expect(ledgers[0]).toMatchObject({
        rowsRead: rows,
        rowsUsed: [...expected.values()].filter((reason) => reason === null).length,
      });
    });
  });

  const ragged = sharedFile("ks4/2016-2017_850_ks4final.csv");
  it.skipIf(ragged.absent)(
    "has the short records 21, 54 and 126 of Hampshire 2017 in the ledger under those numbers",
    async () => {
      const records = plainCsv(readFileSync(ragged.path, "utf8"));
      const short = records.flatMap((record, index) => (record.length < (records[0]?.length ?? 0) ? [index + 1] : []));
      expect(short).toEqual([21, 54, 126]);
      const { entries } = await read(ragged.path, 2017);
      expect(
        entries
          .filter(({ record }) => short.includes(record))
          .map(({ record, reason, used }) => [record, reason, used])
          .sort(),
      ).toEqual([
        [126, "a row that the study leaves out (RECTYPE)", "no"],
        [21, "blank (P8PUP)", "no"],
        [54, "blank (P8PUP)", "no"],
      ]);
    },
  );
});
