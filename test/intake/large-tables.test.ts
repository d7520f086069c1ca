import { join } from "node:path";
import { expect, it } from "vitest";
import { readLargeTable, type Specials, writeLargeTable } from "../support/large-table.ts";
import { specialRecords } from "../support/special-records.ts";
import { inFolder } from "../support/temp-folder.ts";

const all = Object.values(specialRecords);
const few = Object.entries(specialRecords).flatMap(([name, special]) =>
  /short|long records|text after/.test(name) ? [special] : [],
);
const oneOf =
  (specials: readonly Specials[]): Specials =>
  (id, random, end) => {
    const special = specials[random.integer(specials.length)];
    if (special === undefined) throw new Error("no special records");
    return special(id, random, end);
  };

// Across an edge of the engine's buffer, beyond which one record that does not fall into the columns used to take all
// rows with it: with these seeds 7,620 and 7,373 of them. test/deep has each kind of record by itself, larger files, gzip,
// and 1, 2 and 4 threads.
it.each([
  ["short records", "\n", 2, specialRecords["short records"]],
  ["records that do not fall into the columns", "\r\n", 1, oneOf(few)],
  ["every kind of record", "\n", 1, oneOf(all)],
] as const)("a table of 17 MB with %s is read to the character", (_, lineEnd, seed, specials) =>
  inFolder({}, async (folder) => {
    if (specials === undefined) throw new Error("no special records");
    const path = join(folder, "t.csv");
    const expected = await writeLargeTable(path, { bytes: 17e6, lineEnd, gzip: false, seed, specials });
    expect(expected.odd).toBeGreaterThan(10);
    expect(await readLargeTable(path, folder, 2)).toEqual(expected);
  }),
);
