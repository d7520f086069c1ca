import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import { bound, sql } from "../../src/engine/sql/statement.ts";
import { yearEnd } from "../../src/intake/year-end.ts";
import { summerOf } from "../../src/schools/academic-year.ts";

describe("the end of an academic year in SQL", () => {
  let folder: string;
  let engine: Awaited<ReturnType<typeof openDuckdb>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "coldspot-test-"));
    engine = await openDuckdb({ threads: 1, mayRead: [], workFolder: folder });
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });

  it("is that of the texts with digits alone, and none for texts that are not years", async () => {
    const texts = [
      ...["2015", "2015.0", "201415", "20142015", "2014/15", "2014-15", "2014\u201315", "2014/2015", "2014-2015"],
      ...["201503", "2014/16", "2014/2016", "20142016", "199900", "1999/00", "spring", "", "31/08/2015"],
    ];
    const read: (number | null)[] = [];
    for (const text of texts) {
      const [row] = await engine.rows(sql`select ${yearEnd(engine.words, bound(text))}`);
      read.push(row?.[0] == null ? null : Number(row[0]));
    }
    expect(read).toEqual(texts.map(summerOf));
    expect(read.slice(0, 9)).toEqual(Array.from({ length: 9 }, () => 2015));
  });
});
