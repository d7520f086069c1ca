import { isUtf8 } from "node:buffer";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { isPlain, plainText } from "../../src/formats/plain-copy.ts";
import { memoryFile, windows1252 } from "../support/memory-file.ts";

async function plain(bytes: Uint8Array, size: number, name = "a.csv"): Promise<string> {
  const effects = memoryFile(bytes, size);
  const parts: Uint8Array[] = [];
  for await (const part of plainText(effects, await surveyFile(effects, name))) parts.push(part);
  return Buffer.concat(parts).toString();
}

describe("plainText", () => {
  // By definition: CRLF is one line end, a return alone is one, and every letter stays what it was.
  test("is the text in UTF-8 with a line feed at every line end, whatever the chunks", async () => {
    const letter = fc.constantFrom("a", "\r", "\n", "\r\n", ",", '"x"', "é", "’", "£");
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 1 }), fc.integer({ min: 1, max: 4 }), async (letters, size) => {
        const text = `h,i\n${letters.join("")}`;
        const expected = text.replace(/\r\n|\r/g, "\n");
        expect(await plain(Buffer.from(text), size)).toBe(expected);
        expect(await plain(Buffer.from(`\uFEFF${text}`), size)).toBe(expected);
        expect(await plain(gzipSync(text), size, "a.csv.gz")).toBe(expected);
        // Some runs of such letters are UTF-8 by chance (é££ is a Chinese sign): nobody could tell.
        if (!isUtf8(windows1252(text))) expect(await plain(windows1252(text), size)).toBe(expected);
      }),
      { numRuns: 150 },
    );
  });

  test.each([
    ["a,b\n", true],
    ["a,b\r\n", true],
    ['"a",b\n', true],
    ["\uFEFFa,b\n", true],
    ['\uFEFF"a",b\n', false],
    ["a,b\r", false],
    ["a,b\r\nc\n", false],
    ["a,b\n1,2\n\n3,4\n", true],
    ["a,b\n1,2\n3\n", false],
    ["a,b\n1,2,3\n", false],
    ['a,b\n1,"2"x\n', false],
    ['a,b\n1, "2"\n', false],
    ['a,b\n1,2"\n', true],
  ])("is not needed for %j: %s", async (text, needless) => {
    expect(isPlain(await surveyFile(memoryFile(Buffer.from(text)), "a.csv"))).toBe(needless);
  });
});
