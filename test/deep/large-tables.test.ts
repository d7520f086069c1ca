import { stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readLargeTable, type Specials, writeLargeTable, writeStrayQuote } from "../support/large-table.ts";
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

it("a table of 200 MB with every kind of record is read whole", () =>
  inFolder({}, async (folder) => {
    const path = join(folder, "t.csv");
    const all = Object.values(specialRecords);
    const specials: Specials = (id, random, end) =>
      all[random.integer(all.length)]?.(id, random, end) ?? { text: id, characters: null };
    const expected = await writeLargeTable(path, { bytes: 200e6, lineEnd: "\n", gzip: false, seed: 7, specials });
    for (const threads of [1, 4]) expect(await readLargeTable(path, folder, threads)).toEqual(expected);
  }));

/** One quote in the wrong place at an edge: the run must be refused, with the record and the line where the quote opens. */
describe("a large table with a stray quote", () => {
  const at = [8_000_000, 2 ** 24, 2 ** 25];
  const strays: Readonly<Record<string, (row: string) => string>> = {
    "before a cell": (row) => `"${row}`,
    "in front of the second cell": (row) => row.replace(",", ',"'),
    "before and after a cell, with text after it": (row) => row.replace(/^([^,]*),/, '"$1"x"y,"'),
  };
  it.each(Object.entries(strays))("%s is refused where it opens", (_, stray) =>
    inFolder({}, async (folder) => {
      const forms = [
        ["\n", false],
        ["\r\n", false],
        ["\n", true],
      ] as const;
      for (const [lineEnd, gzip] of forms)
        for (const edge of at) {
          const path = join(folder, gzip ? "t.csv.gz" : "t.csv");
          const { record } = await writeStrayQuote(path, { bytes: 42e6, lineEnd, gzip, edge, stray });
          const found = await readLargeTable(path, folder, 2).catch((error: unknown) => error);
          // A quote that closes within its line takes no other record with it: that record alone is left out.
          if (stray("a,b").includes("x")) expect(found).toMatchObject({ odd: 1 });
          else
            expect(found).toMatchObject({
              exitCode: 3,
              message: expect.stringContaining(`, record ${record}, line ${record}, column `),
            });
        }
    }),
  );

  it("and another one later makes no cell of the records between", () =>
    inFolder({}, async (folder) => {
      for (const [from, to] of [
        [8_000_000, 8_000_500],
        [2 ** 24, 2 ** 24 + 300_000],
        [2 ** 25 - 100, 2 ** 25 + 100],
      ] as const) {
        const path = join(folder, "t.csv");
        const { record } = await writeStrayQuote(path, {
          bytes: 42e6,
          lineEnd: "\n",
          gzip: false,
          edge: from,
          stray: (row) => `"${row}`,
          until: to,
        });
        await expect(readLargeTable(path, folder, 2)).rejects.toMatchObject({
          exitCode: 3,
          message: expect.stringContaining(
            `, record ${record}, line ${record}, column id: a cell in quotes that holds`,
          ),
        });
      }
    }));
});
