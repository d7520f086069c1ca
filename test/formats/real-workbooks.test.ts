import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readWorkbookSheet } from "../../src/formats/workbook.ts";
import { plainCsv } from "../support/plain-csv.ts";
import { sharedFile } from "../support/shared-data.ts";

const ofsted = sharedFile("ofsted/ofsted_mi_2022-02_maintained_to_mat.xlsx");
const asCsv = sharedFile("ofsted/ofsted_mi_2022-02_maintained_to_mat.csv");

describe.skipIf(ofsted.absent || asCsv.absent)("inspections of February 2022, workbook and CSV", () => {
  test("say the same in every cell", async () => {
    const { rows } = await readWorkbookSheet(readFileSync(ofsted.path), { name: "ofsted.xlsx", sheet: "Data" });
    const csv = plainCsv(readFileSync(asCsv.path, "utf8"));
    const header = csv[0] ?? [];
    // Two columns of the workbook hold dates as text, with a time of day; whoever made the CSV wrote them as dates.
    const inText = ["Inspection end date", "Previous inspection end date"].map((name) => header.indexOf(name));
    let stamps = 0;
    const plain = rows.map((row, index) =>
      row.map((text, column) => {
        if (index === 0 || !inText.includes(column)) return text;
        stamps += text.endsWith(" 00:00:00") ? 1 : 0;
        return text.replace(/ 00:00:00$/, "");
      }),
    );
    expect(rows.length).toBe(2085);
    expect(stamps).toBe(2 * 2084);
    expect(plain).toEqual(csv);
  });

  test("a sheet that holds a chart alone is refused by name", async () => {
    await expect(
      readWorkbookSheet(readFileSync(ofsted.path), { name: "ofsted.xlsx", sheet: "Primary chart" }),
    ).rejects.toMatchObject({ message: "no cells in this sheet of ofsted.xlsx: Primary chart", exitCode: 3 });
  });
});

const iod = sharedFile("areas/iod2019_idaci_lsoa.xlsx");

describe.skipIf(iod.absent)("English Indices of Deprivation 2019, file 3", () => {
  test("has 32,844 small areas in 317 districts, each decile a tenth of the ranks", async () => {
    const { rows } = await readWorkbookSheet(readFileSync(iod.path), {
      name: "iod.xlsx",
      sheet: "IoD2019 IDACI & IDAOPI",
    });
    const [header = [], ...areas] = rows;
    // Counts as the English Indices of Deprivation 2019 state them.
    expect(areas.length).toBe(32844);
    expect(new Set(areas.map((row) => row[header.indexOf("Local Authority District code (2019)")])).size).toBe(317);
    const at = (start: string) => header.findIndex((name) => name.startsWith(start));
    const rank = at("Index of Multiple Deprivation (IMD) Rank");
    const decile = at("Index of Multiple Deprivation (IMD) Decile");
    expect(areas.filter((row) => Number(row[decile]) !== Math.ceil((Number(row[rank]) * 10) / 32844))).toEqual([]);
    expect(areas[0]?.slice(0, 4)).toEqual(["E01000001", "City of London 001A", "E09000001", "City of London"]);
  });
});
