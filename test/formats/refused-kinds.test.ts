import { describe, expect, test } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { quietEffects } from "../support/measure-study.ts";
import { memoryFile } from "../support/memory-file.ts";

const text = "urn,n\n1,10\n";
const utf16le = Buffer.from(`\uFEFF${text}`, "utf16le");
const asCsv = "save it as CSV in UTF-8 and run again";

describe("a file that is no table of text", () => {
  // First bytes from the formats' own specifications: ZIP 4.3.7, RFC 1952 2.3.1, Unicode 23.8.
  test.each([
    ["xlsx", Buffer.from("504b030414000600", "hex"), "a spreadsheet or zip file, not a table of text: a.csv"],
    ["gzip by another name", Buffer.from("1f8b0800", "hex"), "gzip, not a table of text: a.csv"],
    ["UTF-16, small end first", utf16le, "UTF-16 text, not a table of text: a.csv"],
    ["UTF-16, big end first", Buffer.from(utf16le).swap16(), "UTF-16 text, not a table of text: a.csv"],
  ])("%s is refused, in chunks of any size", async (_, bytes, message) => {
    for (const size of [1, 3, 1000]) {
      await expect(surveyFile(memoryFile(bytes, size), "folder/a.csv"), `chunks of ${size}`).rejects.toThrow(
        new ColdspotError(message, { exitCode: 3, advice: asCsv }),
      );
    }
  });

  test.each([
    ["UTF-16 without its mark", utf16le.subarray(2)],
    ["any other binary file", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
  ])("%s is refused by its zero bytes", async (_, bytes) => {
    await expect(surveyFile(memoryFile(bytes), "a.csv")).rejects.toThrow(
      new ColdspotError("binary bytes in a text file: a.csv", { exitCode: 3, advice: asCsv }),
    );
  });

  test("an empty file is refused", async () => {
    await expect(surveyFile(memoryFile(Buffer.alloc(0)), "folder/a.csv")).rejects.toThrow(
      new ColdspotError("empty file: a.csv", { exitCode: 3, advice: "look whether it was saved or copied whole" }),
    );
  });

  test("Parquet is known by its first four bytes, in chunks of any size", async () => {
    for (const size of [1, 3, 1000]) {
      expect(await surveyFile(memoryFile(Buffer.from("PAR1\0\0"), size), "a.csv")).toMatchObject({
        format: "parquet",
        header: [],
      });
    }
  });

  test.each(["nothing", "folder"] as const)(
    "a path that is %s is no file, and the error says which path",
    async (kind) => {
      await expect(surveyFile({ ...quietEffects, kind: async () => kind }, "data/a.csv")).rejects.toThrow(
        new ColdspotError("no such file: data/a.csv", {
          exitCode: 2,
          advice: "correct the path in the study file or give --data NAME=PATH",
        }),
      );
    },
  );
});

describe("the first record", () => {
  test.each([
    ["plain", "urn,n\n1,10\n", ",", ["urn", "n"]],
    ["tabs", "urn\tname, and town\tn\n", "\t", ["urn", "name, and town", "n"]],
    [
      "quotes with commas, quotes and line breaks",
      '"urn","P8 ""score"", 2019","two\r\nlines"\n',
      ",",
      // A line break inside a name is one kind of break, whatever the file has: studies are written with \n.
      ["urn", 'P8 "score", 2019', "two\nlines"],
    ],
    ["space around names", " urn , n \n", ",", ["urn", "n"]],
    ["a blank last name", "urn,n,\n", ",", ["urn", "n", ""]],
    ["no line end", "urn,n", ",", ["urn", "n"]],
    ["a return alone", "urn,n\r1,2\r", ",", ["urn", "n"]],
  ])("%s", async (_, content, delimiter, header) => {
    expect(await surveyFile(memoryFile(Buffer.from(content)), "a.csv")).toMatchObject({
      format: "csv",
      delimiter,
      header,
    });
  });
});
