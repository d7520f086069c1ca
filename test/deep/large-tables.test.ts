import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLargeTable, writeLargeTable } from "../support/large-table.ts";
import { specialRecords } from "../support/special-records.ts";
import { inFolder } from "../support/temp-folder.ts";

/** Sizes in MB: below two of the engine's buffers, and across several. */
const sizes = [20, 36, 70];

/** Files of every kind of record at every edge of the engine's buffers: what was written is what is read, to the character. */
describe.each(Object.entries(specialRecords))("a large table with %s", (_, specials) => {
  const forms = sizes.flatMap((megabytes, seed) =>
    (["\n", "\r\n"] as const).map((lineEnd) => ({ megabytes, seed, lineEnd, gzip: seed === 1 })),
  );
  it.each(forms)("of $megabytes MB, gzip $gzip, is read whole with 1, 2 and 4 threads", ({ megabytes, ...form }) =>
    inFolder({}, async (folder) => {
      const path = join(folder, form.gzip ? "t.csv.gz" : "t.csv");
      const expected = await writeLargeTable(path, { bytes: megabytes * 1e6, specials, ...form });
      if (!form.gzip) expect((await stat(path)).size).toBeGreaterThan(megabytes * 0.99e6);
      for (const threads of [1, 2, 4]) expect(await readLargeTable(path, folder, threads)).toEqual(expected);
    }),
  );
});
