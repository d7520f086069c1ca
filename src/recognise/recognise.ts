import { recogniseDescription } from "./description.ts";
import { recogniseExplore, recogniseLait } from "./explore-education.ts";
import { recogniseInspections, recogniseRatings, recogniseSchoolList } from "./inspections.ts";
import { recogniseExtract } from "./npd-extract.ts";
import { recogniseAreas, recogniseLookup, recogniseNationalGroups } from "./place-files.ts";
import { recogniseCensus, recognisePupils } from "./pupil-export.ts";
import { found, type Recognised } from "./recognised.ts";
import { recogniseRegister } from "./register.ts";
import { recogniseSchoolTable } from "./school-table.ts";
import type { SeenFile } from "./seen-file.ts";

/** In this order: names that only one kind of file has come first. */
const recognisers: readonly ((seen: SeenFile) => Recognised | null)[] = [
  recogniseDescription,
  recogniseExplore,
  recogniseLait,
  recogniseRegister,
  recogniseInspections,
  recogniseExtract,
  recogniseSchoolTable,
  recogniseNationalGroups,
  recogniseCensus,
  recogniseRatings,
  recognisePupils,
  recogniseSchoolList,
  recogniseLookup,
  recogniseAreas,
];

/** The names of columns are within this many records, after a title. */
const mostTitles = 12;

function recogniseHeader(seen: SeenFile): Recognised | null {
  const all = recognisers.flatMap((recognise) => recognise(seen) ?? []);
  return all.find(({ confidence }) => confidence === "certain") ?? all[0] ?? null;
}

/** What a file would be if the names of its columns came after so many records. */
function below({ name, header, rows }: SeenFile, titles: number): SeenFile {
  const all = [header, ...rows];
  return { name, header: (all[titles] ?? []).map((cell) => cell.trim()), rows: all.slice(titles + 1) };
}

/** The file as it is recognised: without the records that come before the names of its columns. */
export const untitledFile = (seen: SeenFile, { titles }: Recognised): SeenFile =>
  titles === 0 ? seen : below(seen, titles);

/**
 * Says what a file is and how it is known, from its name, the names of its columns and its first records.
 *
 * Where the first record is not recognised, one of the next may hold the names of the columns, below a title; this
 * counts only where it leaves no doubt.
 *
 * @example
 * const seen = { name: "a.csv", header: ["RECTYPE", "URN", "P8MEA", "ATT8SCR"], rows: [] };
 * recognise(seen).kind // "ks4 table"
 */
export function recognise(seen: SeenFile): Recognised {
  const own = recogniseHeader(seen);
  if (own !== null && own.confidence === "certain" && own.kind !== "description") return own;
  for (let titles = 1; titles <= Math.min(mostTitles, seen.rows.length); titles++) {
    const under = recogniseHeader(below(seen, titles));
    if (under !== null && under.confidence === "certain" && under.kind !== "description") return { ...under, titles };
  }
  return own ?? found("unknown", "unknown", []);
}
