import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { FileSource } from "../../src/engine/engine.ts";
import { inFolder } from "../support/temp-folder.ts";
import { writeParquet } from "../support/write-parquet.ts";

const csv = (path: string): FileSource => ({
  path,
  format: "csv",
  gzip: false,
  lineEnd: "\n",
  delimiter: ",",
  columns: 1,
  quotesToFollow: false,
});

describe("a file whose name is a pattern to the engine", () => {
  // Each is read beside a file that its name would match as a pattern (DuckDB's glob: *, ?, [abc]).
  it.each([
    ["s[1].csv", "s1.csv"],
    ["s?.csv", "sx.csv"],
    ["s*.csv", "sxx.csv"],
    ["a[bc]/s.csv", "ab/s.csv"],
    ["it's.csv", "its.csv"],
    ["year=2019/c0=7.csv", "year=2018/c0=7.csv"],
    ["$HOME (1) %41.csv", "x.csv"],
  ])("%s is read, and no other", (name, other) =>
    inFolder({ [name]: "a\nwanted\n", [other]: "a\nother\n", "work/x": "" }, async (folder) => {
      const path = join(folder, name);
      const engine = await openDuckdb({ threads: 1, mayRead: [path], workFolder: join(folder, "work") });
      try {
        await engine.load("t", csv(path));
        expect(await engine.texts("t", [0])).toEqual([["wanted"]]);
        await expect(engine.load("other", csv(join(folder, other)))).rejects.toThrow(/Permission Error/);
      } finally {
        await engine.close();
      }
    }),
  );

  it("is so for Parquet and for the work folder too", () =>
    inFolder({ "[w]/x": "", "w/x": "" }, async (folder) => {
      const path = join(folder, "[w]/p[1].parquet");
      await writeParquet(path, "select 'wanted' as a");
      const engine = await openDuckdb({ threads: 1, mayRead: [], workFolder: join(folder, "[w]") });
      try {
        expect(await engine.load("t", { ...csv(path), format: "parquet" })).toEqual({
          names: ["a"],
          rows: 1,
        });
        expect(await engine.texts("t", [0])).toEqual([["wanted"]]);
      } finally {
        await engine.close();
      }
    }));
});
