import { describe, expect, test } from "vitest";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { Utf8Check } from "../../src/formats/utf8-check.ts";
import { chunksOf, memoryFile, windows1252 } from "../support/memory-file.ts";

const survey = (bytes: Uint8Array, size?: number) => surveyFile(memoryFile(bytes, size), "folder/schools.csv");

describe("the encoding of a text file", () => {
  const text = "urn,‘name’ – “£”\n1,St Mary’s • £5 — é\n";

  test("Windows-1252 is known by bytes that are not UTF-8, and its column names are read as such", async () => {
    expect(await survey(windows1252(text))).toMatchObject({
      encoding: "windows-1252",
      byteOrderMark: false,
      header: ["urn", "‘name’ – “£”"],
    });
  });

  test("UTF-8 with and without byte order mark has the same column names", async () => {
    expect(await survey(Buffer.from(text))).toMatchObject({
      encoding: "utf-8",
      byteOrderMark: false,
      header: ["urn", "‘name’ – “£”"],
    });
    expect(await survey(Buffer.from(`\uFEFF${text}`))).toMatchObject({
      encoding: "utf-8",
      byteOrderMark: true,
      header: ["urn", "‘name’ – “£”"],
    });
  });

  test.each([1, 2, 3, 5, 7])("is the same however the file is cut into chunks: %i bytes", async (size) => {
    expect((await survey(Buffer.from(text), size)).encoding).toBe("utf-8");
    expect((await survey(Buffer.from(`\uFEFF${text}`), size)).byteOrderMark).toBe(true);
    expect((await survey(windows1252(text), size)).encoding).toBe("windows-1252");
  });

  // Letters of one to four bytes by the UTF-8 rules (RFC 3629): A, é, ’, 𝒜.
  test("a letter of several bytes may lie on a seam, but not stay unfinished at the end", () => {
    const whole = Buffer.from("Aé’𝒜A");
    for (let size = 1; size <= whole.length; size++) {
      const check = new Utf8Check();
      for (const chunk of chunksOf(whole, size)) check.add(chunk);
      expect(check.valid(), `chunks of ${size}`).toBe(true);
    }
    for (const cut of [2, 4, 5, 7, 8, 9]) {
      const check = new Utf8Check();
      check.add(whole.subarray(0, cut));
      expect(check.valid(), `cut after ${cut} bytes`).toBe(false);
    }
  });
});
