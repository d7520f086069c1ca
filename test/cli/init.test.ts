import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { schools, schoolsText } from "../support/invented-schools.ts";
import { sheetRows } from "../support/invented-sheet.ts";
import { inventedWorkbook } from "../support/invented-workbook.ts";
import { shapedTable } from "../support/shaped-table.ts";
import { inFolder } from "../support/temp-folder.ts";
import { tryMain } from "../support/try-main.ts";
import { writeParquet } from "../support/write-parquet.ts";

describe("coldspot init", () => {
  it("writes a study of a school table that runs as it is, under the strict rules where nothing says it is published", () =>
    inFolder(
      {
        "tables/schools 2019.csv": schoolsText(schools, {
          header: ["URN", "name", "region", "pupils", "mean", "pp pupils", "pp mean"],
        }),
      },
      async (folder) => {
        const study = join(folder, "studies/first/study.yaml");
        const init = await tryMain(["init", join(folder, "tables/schools 2019.csv"), "--out", study]);
        expect([init.code, init.said]).toEqual([0, []]);
        const text = readFileSync(study, "utf8");
        const marks = text.split("# please check").length - 1;
        expect(init.out).toContain(`look at the ${marks} line`);
        expect(init.out).toContain("schools 2019.csv: a table of schools with means of groups (likely)");
        expect(text).toContain("others: { all_less: disadvantaged }");
        expect(text).toContain("rules: srs-10");
        const run = await tryMain(["run", study]);
        expect([run.code, run.said]).toEqual([0, []]);
        const open = text.replace("rules: srs-10", "rules: public-data");
        writeFileSync(join(folder, "studies/first/open.yaml"), open);
        const shown = await tryMain(["run", join(folder, "studies/first/open.yaml"), "--out", join(folder, "open")]);
        expect(shown.out).toContain("6 read, 6 used, 0 refused");
      },
    ));

  it("reads a workbook, and semicolons under a title, as the plain file", async () => {
    const header = ["URN", "name", "region", "pupils", "mean", "pp pupils", "pp mean"];
    const rows = schools.map(({ urn, name, region, n, m, dn, dm }) => [urn, name, region, n, m, dn, dm]);
    const files = {
      "plain.csv": shapedTable([header, ...rows], {}),
      "other.csv": shapedTable([header, ...rows], { delimiter: ";", titles: ["Schools, 2019", ""] }),
      "sheet.xlsx": inventedWorkbook({ Cover: sheetRows([["Schools"]]), Data: sheetRows([header, ...rows]) }),
    };
    await inFolder(files, async (folder) => {
      const written = async (file: string) => {
        const study = join(folder, `${file}.yaml`);
        expect((await tryMain(["init", join(folder, file), "--out", study])).code).toBe(0);
        return readFileSync(study, "utf8")
          .split("\n")
          .filter((line) => /columns:|pupils:|mean:/.test(line));
      };
      const plain = await written("plain.csv");
      expect(plain.length).toBeGreaterThan(2);
      expect(await written("other.csv")).toEqual(plain);
      expect(await written("sheet.xlsx")).toEqual(plain);
    });
  });

  it("overwrites nothing", () =>
    inFolder({ "study.yaml": "mine", "a.csv": "a,b\n1,2\n" }, async (folder) => {
      const out = join(folder, "study.yaml");
      const { code, said } = await tryMain(["init", join(folder, "a.csv"), "--out", out]);
      expect([code, said[0]]).toEqual([2, `coldspot: already there: ${out}`]);
      expect(readFileSync(out, "utf8")).toBe("mine");
    }));

  it("writes nothing for a file it cannot read", () =>
    inFolder({ "a.csv": "", "d.parquet": "PAR1" }, async (folder) => {
      await writeParquet(join(folder, "b.parquet"), "select 1 as urn");
      const out = join(folder, "study.yaml");
      const said = async (...files: readonly string[]) => {
        const tried = await tryMain(["init", ...files.map((file) => join(folder, file)), "--out", out]);
        return [tried.code, tried.said[0]?.replaceAll(folder, "FOLDER")];
      };
      expect(await said("a.csv")).toEqual([3, "coldspot: empty file: a.csv"]);
      expect(await said("d.parquet")).toEqual([3, "coldspot: not a whole Parquet file: d.parquet"]);
      expect(await said("b.parquet")).toEqual([
        2,
        "coldspot: init reads texts and workbooks, not a Parquet file: b.parquet",
      ]);
      expect(await said("c.csv")).toEqual([2, "coldspot: no such file: FOLDER/c.csv"]);
    }));
});

describe("coldspot check", () => {
  it("refuses a study whose file is not there yet, as a run would, and names the file", () =>
    inFolder(
      {
        "study.yaml":
          "title: T\nyears: 2019\nfiles:\n  s: { layout: school-table, path: s.csv, columns: { urn: U }, groups: { all: { pupils: n, mean: m } } }\nmeasures: { p: { outcome: { mean_of: x } } }\n",
      },
      async (folder) => {
        const { code, said } = await tryMain(["check", join(folder, "study.yaml")]);
        expect([code, said[0]]).toEqual([2, `coldspot: no such file: ${folder}/s.csv`]);
      },
    ));

  it("tells every column that is not there, with one that differs in its capitals alone", () =>
    inFolder(
      {
        "s.csv": "Urn,N\n1,2\n",
        "study.yaml":
          "title: T\nyears: 2019\nfiles:\n  s: { layout: school-table, path: s.csv, columns: { urn: URN }, groups: { all: { pupils: n, mean: m } } }\nmeasures: { p: { outcome: { mean_of: x } } }\n",
      },
      async (folder) => {
        const { code, said } = await tryMain(["check", join(folder, "study.yaml")]);
        expect([code, ...said]).toEqual([
          3,
          "coldspot: study.yaml:4:59 no such column in s.csv: URN; did you mean Urn?; n; did you mean N?; m",
          "  none of the study's columns is in it: check whether its first record holds the names of columns",
        ]);
      },
    ));
});
