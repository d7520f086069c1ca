import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ColdspotError } from "../../src/effects/coldspot-error.ts";
import { realEffects } from "../../src/effects/real-effects.ts";
import { surveyFile } from "../../src/formats/file-survey.ts";
import { quietEffects } from "../support/measure-study.ts";
import { memoryFile } from "../support/memory-file.ts";
import { sharedFile } from "../support/shared-data.ts";

const text = "urn,n\n1,10\n";
const utf32le = Buffer.from(Uint32Array.from([0xfeff, ...Buffer.from(text)]).buffer);
const asCsv = "save it as CSV in UTF-8 and run again";

describe("a file that is no table of text", () => {
  // First bytes from the formats' own specifications: ZIP 4.3.7, RFC 1952 2.3.1, Unicode 23.8.
  test.each([
    ["zip", Buffer.from("504b030414000600", "hex"), "a zip file, not a table of text: a.csv"],
    ["gzip by another name", Buffer.from("1f8b0800", "hex"), "gzip, not a table of text: a.csv"],
  ])("%s is refused, in chunks of any size", async (_, bytes, message) => {
    for (const size of [1, 3, 1000]) {
      await expect(surveyFile(memoryFile(bytes, size), "folder/a.csv"), `chunks of ${size}`).rejects.toThrow(
        new ColdspotError(message, { exitCode: 3, advice: asCsv }),
      );
    }
  });

  // A first entry of a zip file: 26 bytes of header, lengths of name and extra field, the name, the content.
  const zip = (name: string, content = "") => {
    const header = Buffer.alloc(30);
    header.write("PK\x03\x04", "latin1");
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, Buffer.from(name + content)]);
  };
  const openDocument = (kind: string) => zip("mimetype", `application/vnd.oasis.opendocument.${kind}PK`);

  // First bytes by the formats' own accounts, named in src/formats/magic.ts.
  test.each([
    ["SPSS", "p.sav", Buffer.from("$FL2@(#) SPSS DATA FILE"), "an SPSS file (.sav)", "/TYPE=CSV", "haven::read_sav"],
    ["SPSS, zipped inside", "p.zsav", Buffer.from("$FL3@(#) SPSS"), "an SPSS file (.sav)", "p.csv", "haven::read_sav"],
    [
      "Stata 13 and later",
      "p.dta",
      Buffer.from("<stata_dta><header><release>118</release>"),
      "a Stata file (.dta)",
      'export delimited using "p.csv"',
      'haven::read_dta("p.dta")',
    ],
    ["Stata 10", "p.dta", Buffer.from("72020100", "hex"), "a Stata file (.dta)", "export delimited", "haven::read_dta"],
    ["Stata 8, big end first", "p.dta", Buffer.from("71010100", "hex"), "a Stata file (.dta)", "export", "read_dta"],
    [
      "SAS",
      "p.sas7bdat",
      Buffer.from(`${"00".repeat(12)}c2ea8160b31411cfbd92080009c7318c181f1011223222`, "hex"),
      "a SAS file (.sas7bdat)",
      'proc export data=NAME outfile="p.csv"',
      "haven::read_sas",
    ],
    [
      "SAS transport",
      "p.xpt",
      Buffer.from("HEADER RECORD*******LIBRARY HEADER RECORD!!!!!!!"),
      "a SAS transport file (.xpt)",
      "proc export",
      "haven::read_xpt",
    ],
    [
      "Excel 97",
      "p.xls",
      Buffer.from("d0cf11e0a1b11ae10000", "hex"),
      "an Excel workbook (.xls), or one with a password",
      "CSV UTF-8",
      'readxl::read_excel("p.xls"), "p.csv"',
    ],
    [
      "Excel, as Excel writes it",
      "p.xlsx",
      zip("[Content_Types].xml"),
      "an Excel workbook (.xlsx)",
      "CSV UTF-8",
      "readxl::read_excel",
    ],
    [
      "Excel, as openpyxl writes it",
      "p.xlsx",
      zip("docProps/app.xml"),
      "an Excel workbook (.xlsx)",
      "CSV UTF-8",
      "readxl::read_excel",
    ],
    [
      "OpenDocument",
      "p.ods",
      openDocument("spreadsheet"),
      "an OpenDocument workbook (.ods)",
      "LibreOffice",
      "readODS::read_ods",
    ],
  ])("%s says how to make CSV of it, in chunks of any size", async (_, name, bytes, title, own, inR) => {
    for (const size of [1, 7, 1000]) {
      const error = await surveyFile(memoryFile(bytes, size), `folder/${name}`).catch((thrown: unknown) => thrown);
      if (!(error instanceof ColdspotError)) throw new Error(`not refused in chunks of ${size}`);
      expect(error.message).toBe(`${title}, not a table of text: ${name}`);
      expect(error.exitCode).toBe(3);
      const [first, ...ways] = error.advice.split("\n");
      expect(first).toBe("save it as CSV and run again:");
      expect(ways.slice(2)).toEqual(
        title.endsWith("(.xlsx)") ? ["    or name the sheet in the study file: sheet: its name"] : [],
      );
      expect(ways[0]).toContain(own);
      expect(ways[1]).toContain(inR);
      expect(ways[1]).toContain('"p.csv"');
    }
  });

  test("a workbook by another name is known by its content, and the way out does not write over it", async () => {
    const error = await surveyFile(memoryFile(zip("xl/workbook.xml")), "pupils.csv").catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ message: "an Excel workbook (.xlsx), not a table of text: pupils.csv" });
    expect(error).toHaveProperty("advice", expect.stringContaining('read_excel("pupils.csv"), "pupils-text.csv"'));
  });

  const real = ["areas/iod2019_idaci_lsoa.xlsx", "ofsted/ofsted_mi_2022-02_maintained_to_mat.xlsx"].map(sharedFile);
  test.skipIf(real.some(({ absent }) => absent))("published workbooks are known", async () => {
    for (const { path } of real)
      await expect(surveyFile(realEffects, path)).rejects.toThrow(/^an Excel workbook \(\.xlsx\), not a table/);
  });

  test("other zip files and texts of OpenDocument are zip files", async () => {
    for (const bytes of [zip("schools.csv", "urn,n"), openDocument("text")])
      await expect(surveyFile(memoryFile(bytes), "a.zip")).rejects.toThrow("a zip file, not a table of text: a.zip");
  });

  // The name alone decides nothing: some programs write CSV and call it .xls.
  test.each([
    ["a text called .xls", text, "a.xls"],
    ["a first name that looks like a mark", "r,n\n1,2\n", "a.dta"],
    ["a column called HEADER RECORD", "HEADER RECORD,n\n1,2\n", "a.csv"],
    ["a column called $FL", "$FL,n\n1,2\n", "a.sav"],
  ])("%s is read as text", async (_, content, name) => {
    for (const size of [1, 1000])
      expect(await surveyFile(memoryFile(Buffer.from(content), size), name)).toMatchObject({ format: "csv" });
  });

  test("a gzipped file is known by what is inside", async () => {
    await expect(surveyFile(memoryFile(gzipSync("$FL2@(#) SPSS")), "p.sav.gz")).rejects.toThrow("an SPSS file (.sav)");
  });

  test.each([
    ["UTF-32", utf32le],
    ["any other binary file", Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0])],
  ])("%s is refused by its zero bytes", async (_, bytes) => {
    await expect(surveyFile(memoryFile(bytes), "a.csv")).rejects.toThrow(
      new ColdspotError("binary bytes in a text file: a.csv", { exitCode: 3, advice: asCsv }),
    );
  });

  test("an empty file is refused", async () => {
    await expect(surveyFile(memoryFile(Buffer.alloc(0)), "folder/a.csv")).rejects.toThrow(
      new ColdspotError("empty file: a.csv", {
        exitCode: 3,
        advice: "check whether it was saved or copied completely",
      }),
    );
  });

  test.each([
    ["nothing", "no such file: data/a.csv", "correct the path in the study file or give --data NAME=PATH"],
    [
      "folder",
      "a folder, where a file is meant: data/a.csv",
      "name a file in it; a star matches any part of a name: folder/*.csv",
    ],
    [
      "other",
      "a pipe, socket or device, where a file is meant: data/a.csv",
      "write what it gives into a file first: a file is read more than once",
    ],
  ] as const)("a path that is %s is refused with the path", async (kind, message, advice) => {
    await expect(surveyFile({ ...quietEffects, kind: async () => kind }, "data/a.csv")).rejects.toThrow(
      new ColdspotError(message, { exitCode: 2, advice }),
    );
  });
});
