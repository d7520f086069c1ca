import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import type { Effects } from "../../src/effects/effects.ts";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { plainText } from "../../src/formats/plain-copy.ts";
import { chunksOf, memoryFile, windows1252 } from "../support/memory-file.ts";

const text = `urn,name\n${Array.from({ length: 5000 }, (_, row) => `${row},St Mary’s – £${row}`).join("\n")}\n`;
const packed = gzipSync(windows1252(text));

/** A file whose disk fails after some bytes of each reading from the `from`-th on. */
function failing(bytes: Uint8Array, from: number): Effects {
  let readings = 0;
  return {
    ...memoryFile(bytes),
    read: async function* () {
      readings += 1;
      const fails = readings >= from;
      yield* chunksOf(fails ? bytes.subarray(0, bytes.length >> 1) : bytes, 1000);
      if (fails) throw new Error("EIO: the disk is broken");
    },
  };
}

async function plain(effects: Effects): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of plainText(effects, await surveyFile(effects, "a.csv.gz"))) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("a gzip file", () => {
  test("is unpacked, its bytes and hash being those of the file on disk", async () => {
    expect(await surveyFile(memoryFile(packed, 100), "a.csv.gz")).toMatchObject({
      gzip: true,
      bytes: packed.length,
      encoding: "windows-1252",
      header: ["urn", "name"],
    });
    expect(await plain(memoryFile(packed, 100))).toBe(text);
  });

  test("may be several packed one after another, as parallel packers write it", async () => {
    const half = text.length >> 1;
    const parts = Buffer.concat([gzipSync(windows1252(text.slice(0, half))), gzipSync(windows1252(text.slice(half)))]);
    expect(await plain(memoryFile(parts, 100))).toBe(text);
  });

  test.each([
    ["cut off", packed.subarray(0, packed.length - 10)],
    ["no gzip at all", Buffer.from(text)],
    ["nothing", Buffer.alloc(0)],
  ])("%s is refused", async (_, bytes) => {
    await expect(surveyFile(memoryFile(bytes, 100), "folder/a.csv.gz")).rejects.toThrow(
      new ColdspotError("not a whole gzip file: a.csv.gz", { exitCode: 3, advice: "fetch or pack the file again" }),
    );
  });

  test("a disk that fails is not taken for a broken gzip file, in either reading", async () => {
    await expect(plain(failing(packed, 1))).rejects.toThrow("EIO: the disk is broken");
    await expect(plain(failing(packed, 2))).rejects.toThrow("EIO: the disk is broken");
  });
});
