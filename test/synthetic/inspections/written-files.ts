import { readFileSync } from "node:fs";
import { inventInspectedSchools } from "../../../src/synthetic/inspections/invent-inspected-schools.ts";
import { parseLeadershipTargets } from "../../../src/synthetic/inspections/leadership-targets.ts";
import { writeInspections } from "../../../src/synthetic/inspections/write-inspections.ts";
import { inventNation } from "../../../src/synthetic/invent-nation.ts";
import { writeNation } from "../../../src/synthetic/write-nation.ts";
import { targets } from "../targets-file.ts";

export const leadershipTargets = parseLeadershipTargets(
  JSON.parse(readFileSync(new URL("../../../data/synthetic/targets-leadership.json", import.meta.url), "utf8")),
);

export type Row = Readonly<Record<string, string>>;

/** The files on places and schools of a nation, as text by name. */
export async function writtenFiles(seed: number, pupilsPerCohort: number): Promise<ReadonlyMap<string, string>> {
  const nation = inventNation({ pupilsPerCohort, seed, years: [2013], targets });
  const files = new Map<string, string>();
  const sink = {
    async text(name: string, chunks: Iterable<string> | AsyncIterable<string>) {
      let text = "";
      for await (const chunk of chunks) text += chunk;
      files.set(name, text);
    },
  };
  await writeNation(nation, sink);
  await writeInspections(nation, inventInspectedSchools(nation, leadershipTargets), sink);
  return files;
}

/** Rows of a file without quotes, by column name. */
export function rowsOf(files: ReadonlyMap<string, string>, name: string): readonly Row[] {
  const [header = "", ...lines] = (files.get(name) ?? "").trimEnd().split("\n");
  const columns = header.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    if (cells.length !== columns.length) throw new Error(`${name}: cells of another number: ${line}`);
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ""]));
  });
}

/** A date of day, month and year as eight digits that sort. */
export function sortable(date: string): string {
  const [day = "", month = "", year = ""] = date.split(/[-/]/);
  return `${year}${month}${day}`;
}
