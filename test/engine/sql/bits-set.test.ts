import { describe, expect, it } from "vitest";
import { openDuckdb } from "../../../src/engine/duckdb.ts";
import { bitsSet } from "../../../src/engine/sql/bits-set.ts";
import { name, sql } from "../../../src/engine/sql/statement.ts";
import { inFolder } from "../../support/temp-folder.ts";

describe("the number of bits set", () => {
  // The engine's own bit_count is the other count; every number below 2^18 is asked.
  it.each([1, 8, 14, 15, 18, 27])("is the engine's own count of the lowest %i bits", (width) =>
    inFolder({}, async (folder) => {
      const engine = await openDuckdb({ threads: 2, mayRead: [], workFolder: folder });
      try {
        const [row] = await engine.rows(
          sql`select count(*), sum(case when ${bitsSet(name("x"), width)} <> bit_count(x & ${2 ** width - 1}) then 1 else 0 end)
            from (select range as x from range(262144) union all select 134217727 - range from range(1000))`,
        );
        expect(row).toEqual(["263144", "0"]);
      } finally {
        await engine.close();
      }
    }),
  );
});
