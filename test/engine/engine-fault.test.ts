import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDuckdb } from "../../src/engine/duckdb.ts";
import type { Engine, FileSource } from "../../src/engine/engine.ts";
import { bound, name, sql } from "../../src/engine/sql/statement.ts";
import { inFolder } from "../support/temp-folder.ts";

const source = (path: string): FileSource => ({
  path,
  format: "csv",
  gzip: false,
  lineEnd: "\n",
  delimiter: ",",
  columns: 2,
  quotesToFollow: false,
});

describe("what an engine says of a value", () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb({ threads: 1, mayRead: [], workFolder: "/nowhere" });
  });
  afterAll(() => engine.close());

  it("comes without the value", async () => {
    const failed = engine.rows(sql`select cast(${bound("ZQPUPIL 7131")} as int)`);
    await expect(failed).rejects.toThrow(/^Conversion Error: /);
    await expect(failed).rejects.not.toThrow(/ZQ|7131/);
  });
});

// The engine is never given such records: this is what it would say of them.
describe("a record that does not fall into the columns", () => {
  it.each(["load", "scan"] as const)("is refused by the engine and not passed over, without its text: %s", (way) =>
    inFolder({ "t.csv": "a,b\n1,2\nZQ7131\n", "work/x": "" }, async (folder) => {
      const path = join(folder, "t.csv");
      const engine = await openDuckdb({ threads: 1, mayRead: [path], workFolder: join(folder, "work") });
      try {
        const read = async () => {
          await engine[way]("t", source(path));
          return engine.rows(sql`select * from ${name("t")}`);
        };
        await expect(read()).rejects.toMatchObject({
          exitCode: 3,
          message: "the engine cannot read the file to its end: t.csv",
        });
      } finally {
        await engine.close();
      }
    }),
  );
});
