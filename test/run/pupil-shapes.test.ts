import { expect, it } from "vitest";
import {
  censusHeader,
  cohorts,
  districtHeader,
  inventedPupils,
  pupilFiles,
  pupilHeader,
  pupilStudy,
  schoolHeader,
} from "../support/invented-pupils.ts";
import { sheetRows } from "../support/invented-sheet.ts";
import { inventedWorkbook } from "../support/invented-workbook.ts";
import { measureStudy } from "../support/measure-study.ts";
import { shapedTable } from "../support/shaped-table.ts";

// The plain files of the same pupils are what the other shapes are compared with.
it("pupils and censuses in a workbook, or with titles, notes, semicolons and UTF-16, are the pupils of the plain files", async () => {
  const pupils = inventedPupils(120);
  const plain = await measureStudy(pupilStudy(), pupilFiles(pupils));
  const all = cohorts.flatMap((year) => [
    [`pupils_${year}`, [pupilHeader, ...(pupils.pupils[year] ?? [])]] as const,
    [`census_${year}`, [censusHeader, ...(pupils.census[year] ?? [])]] as const,
  ]);
  const tables = [
    ...all,
    ["schools", [schoolHeader, ...pupils.schools]] as const,
    ["districts", [districtHeader, ...pupils.districts]] as const,
  ];
  const sheets = Object.fromEntries(
    tables.map(([name, rows]) => [`${name}.xlsx`, inventedWorkbook({ Data: sheetRows(rows) })]),
  );
  const shape = {
    delimiter: ";",
    titles: ["Extract, all pupils", ""],
    notes: ["Source: school census"],
    encoding: "utf-16le",
  } as const;
  const texts = Object.fromEntries(tables.map(([name, rows]) => [`${name}.csv`, shapedTable(rows, shape)]));
  const inSheets = await measureStudy(pupilStudy().replaceAll(".csv", ".xlsx"), sheets);
  const inTexts = await measureStudy(pupilStudy(), texts);
  for (const other of [inSheets, inTexts]) {
    expect(other.estimates).toEqual(plain.estimates);
    const counts = ({ ledgers }: typeof plain) =>
      ledgers.map(({ rowsRead, rowsUsed, refused, inPart }) => ({ rowsRead, rowsUsed, refused, inPart }));
    expect(counts(other)).toEqual(counts(plain));
    expect(other.entries.map(({ value }) => value)).toEqual(plain.entries.map(({ value }) => value));
  }
  expect(plain.estimates.length).toBeGreaterThan(5);
}, 60_000);
