import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keptFiles } from "../support/kept-files.ts";
import { type NpdExtracts, writeNpdExtracts } from "../support/npd/write-npd-extracts.ts";
import { TableOpener } from "../support/open-bytes.ts";

/** The reader of the project must find the same records as the generator wrote, whatever the form of the file. */
describe("extracts with every kind of dirt, opened as tables", () => {
  const { effects, files } = keptFiles();
  let made: NpdExtracts;
  let opener: TableOpener;
  beforeAll(async () => {
    made = await writeNpdExtracts(effects, "out", { pupils: 2_000, seed: 7, dirt: "every kind", years: [2014, 2015] });
    opener = await TableOpener.start();
  });
  afterAll(() => opener.stop());

  it("refuse the lines with too few and too many cells, and no others", async () => {
    // One file of each form: seven forms by turns, and both key stages.
    for (const { name, clean, dirt, dress } of made.extracts.slice(0, 11)) {
      const table = await opener.table(files.get(name) ?? "", name);
      const few = dirt.get("too few cells") ?? 0;
      const many = dirt.get("too many cells") ?? 0;
      const all = [...dirt.values()].reduce((sum, count) => sum + count, clean);
      expect([name, table.refused.length, table.rows]).toEqual([name, few + many, all - few - many]);
      expect(table.refused.filter(({ reason }) => reason.includes("few"))).toHaveLength(few);
      expect(table.header.at(-1) === "").toBe(dress.trailing);
    }
  });
});
