import { readFileSync } from "node:fs";
import { readDate } from "../../src/schools/calendar-date.ts";
import { readLink, type SchoolLink } from "../../src/schools/link.ts";
import type { SchoolRegister } from "../../src/schools/registered-school.ts";
import { plainCsv } from "./plain-csv.ts";
import { registeredSchool } from "./school-links.ts";
import { sharedFile } from "./shared-data.ts";

export const links2023 = sharedFile("gias/links_edubasealldata20230421.csv");
export const links2025 = sharedFile("gias/links_edubasealldata20250422.csv");
export const register2022 = sharedFile("gias/gias_hampshire_surrey_20220420.csv");

/** Rows of a real file by column name. */
export function rowsOf(path: string): readonly ReadonlyMap<string, string>[] {
  const [header = [], ...records] = plainCsv(new TextDecoder("windows-1252").decode(readFileSync(path)));
  return records.map((record) => new Map(header.map((name, at) => [name, (record[at] ?? "").trim()])));
}

/** Links of a real file, every row of it. */
export function linksIn(path: string): readonly SchoolLink[] {
  return rowsOf(path).map((row) => {
    const cell = (name: string) => row.get(name) ?? "";
    const read = readLink(cell("URN"), cell("LinkURN"), cell("LinkType"), cell("LinkEstablishedDate"));
    if ("wrong" in read) throw new Error(`${read.reason}: ${read.value}`);
    return read.link;
  });
}

/** The schools of the real register. */
export function registerIn(path: string, on: string): SchoolRegister {
  const schools = rowsOf(path).map((row) =>
    registeredSchool({
      urn: row.get("URN") ?? "",
      type: row.get("TypeOfEstablishment (name)") ?? null,
      status: row.get("EstablishmentStatus (name)") ?? null,
      opened: readDate(row.get("OpenDate") ?? ""),
      closed: readDate(row.get("CloseDate") ?? ""),
    }),
  );
  return { on, schools };
}
