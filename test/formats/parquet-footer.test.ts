import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { memoryFile } from "../support/memory-file.ts";
import { inFolder } from "../support/temp-folder.ts";
import { writeParquet } from "../support/write-parquet.ts";

function parquet(select: string): Promise<Buffer> {
  return inFolder({}, async (folder) => {
    await writeParquet(join(folder, "p"), select);
    return readFileSync(join(folder, "p"));
  });
}

const survey = (bytes: Uint8Array, size?: number) => surveyFile(memoryFile(bytes, size), "folder/p.parquet");

// The files are DuckDB's own; how many rows and which columns they have stands in the statements that wrote them.
describe("the footer of a Parquet file", () => {
  it.each([
    ["select 1 as a, 'x' as b", ["a", "b"], 1],
    ["select 1 as a where 1 = 0", ["a"], 0],
    ["select range as n, range % 2 = 0 as even from range(300000)", ["n", "even"], 300_000],
    ["select {'x': 1, 'y': [1, 2]} as s, [{'z': 2}] as l, map {'k': 1} as m, 3 as t", ["s", "l", "m", "t"], 1],
    [
      `select 1 as "constructor", 2 as "__proto__", 3 as "学校", 4 as "a ""b"""`,
      ["constructor", "__proto__", "学校", 'a "b"'],
      1,
    ],
  ])("of %s says its columns and rows, in chunks of any size", async (select, names, rows) => {
    const bytes = await parquet(select);
    for (const size of [1000, 1 << 20]) {
      const { format, header, records } = await survey(bytes, size);
      expect([format, header, records.records]).toEqual(["parquet", names, rows]);
    }
  });

  it("is read again where it is longer than what is usually kept of the end", async () => {
    const columns = Array.from(
      { length: 12_000 },
      (_, index) => `${index} as "a column with a rather long name ${index}"`,
    );
    const { header, records } = await survey(await parquet(`select ${columns.join(", ")}`), 4096);
    expect([header.length, header[11_999], records.records]).toEqual([
      12_000,
      "a column with a rather long name 11999",
      1,
    ]);
  });

  describe("that is not whole", () => {
    let whole: Buffer;
    beforeAll(async () => {
      whole = await parquet("select 1 as aa, 2 as ab");
    });
    const refused = new ColdspotError("not a whole Parquet file: p.parquet", {
      exitCode: 3,
      advice: "fetch or write the file again, without encryption",
    });

    it("is refused wherever it was cut, and with any byte of it gone wrong never read as another number of rows", async () => {
      for (let size = 4; size < whole.length; size += 7)
        await expect(survey(whole.subarray(0, size))).rejects.toThrow(refused);
      const from = whole.length - 8 - whole.readUInt32LE(whole.length - 8);
      for (let at = from; at < whole.length - 8; at++) {
        const damaged = Buffer.from(whole);
        damaged[at] = (damaged[at] ?? 0) ^ 0xff;
        const rows = await survey(damaged).then(
          ({ records }) => records.records,
          (error: unknown) => (error instanceof ColdspotError ? "refused" : error),
        );
        expect([1, "refused"], `byte ${at}`).toContain(rows);
      }
    });

    it("or encrypted is refused", async () => {
      await expect(survey(Buffer.concat([whole.subarray(0, -4), Buffer.from("PARE")]))).rejects.toThrow(refused);
    });
  });

  // DuckDB writes no such file: a name of the same length is put in place of the other.
  it.each([
    ["aa", "aa"],
    ["aa", "aA"],
    ["éa", "ÉA"],
  ])("with two columns %s and %s is refused, for the engine would take them for one", async (one, other) => {
    const bytes = await parquet(`select 1 as "${one}", 2 as "${other.replace(/.$/, "#")}"`);
    const twins = Buffer.from(
      bytes.toString("latin1").replaceAll(latin1(other.replace(/.$/, "#")), latin1(other)),
      "latin1",
    );
    await expect(survey(twins)).rejects.toThrow(
      new ColdspotError(`two columns of one name in p.parquet, 1 and 2: ${other}`, {
        exitCode: 3,
        advice: "rename one of them; upper and lower case make no difference",
      }),
    );
  });
});

const latin1 = (text: string) => Buffer.from(text).toString("latin1");
