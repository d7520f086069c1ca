import type { Recognised } from "./recognised.ts";
import { lettersOf, type SeenFile } from "./seen-file.ts";
import { measuresIn, yearsInNames } from "./table-layout.ts";

/** The summer that a file is about, and how that is known. */
export interface FoundYear {
  readonly year: number;
  readonly because: string;
}

/** The summer that the name of a file has: of a school year, or of the only year or the last of several in it. */
export interface YearInName extends FoundYear {
  readonly sure: boolean;
  /** Whether the name has both ends of a school year. */
  readonly ofSchoolYear: boolean;
}

/** The summer of a school year or of a single year in a text: 2017-2018, 2017/18, 201718, or the only year in it. */
export function yearInName(name: string): YearInName | null {
  for (const [written, first = "", second = ""] of name.matchAll(/(20\d\d)\D?(?:20)?(\d\d)(?!\d)/g)) {
    if (Number(second) === (Number(first) + 1) % 100)
      return { year: Number(first) + 1, sure: true, ofSchoolYear: true, because: `its name has ${written}` };
  }
  const years = new Set(name.match(/20\d\d/g) ?? []);
  const last = [...years].at(-1);
  return last === undefined
    ? null
    : {
        year: Number(last),
        sure: years.size < 2,
        ofSchoolYear: false,
        because: `its name has ${[...years].join(", ")}`,
      };
}

/**
 * The summer that the columns of a table of schools say: results of its own year or of the year before have that year
 * in their names.
 *
 * @returns null where no column says, or where no table of that year was published
 * @example yearInColumns(seen, ks4)?.year // 2018, for the columns P8MEA_16 and P8MEA_17
 */
export function yearInColumns({ header }: SeenFile, { table }: Recognised): FoundYear | null {
  if (table === null) return null;
  const own = measuresIn(table, header).find(({ year }) => year !== null);
  if (own?.year != null) return { year: own.year, because: `the names of its columns have ${own.year}` };
  for (const { column, is } of table.years) {
    const years = yearsInNames(header, column);
    if (years.length === 0) continue;
    const last = Math.max(...years);
    const year = is === "its own year" ? last : last + 1;
    const name = column.replace("{yy}", String(last % 100).padStart(2, "0"));
    if (!table.notPublished.includes(year)) return { year, because: `column ${name} is of ${is}` };
  }
  return null;
}

/** The summer of a cell such as 2019, 201819, 2018/19 or 2018-2019; null for anything else. */
export function summerOf(cell: string): number | null {
  const match = /^(\d{4})(?:[/ -]?(?:20)?(\d{2}))?$/.exec(cell.trim());
  if (match === null) return null;
  const first = Number(match[1]);
  if (first < 1990 || first > 2100) return null;
  if (match[2] === undefined) return first;
  return Number(match[2]) === (first + 1) % 100 ? first + 1 : null;
}

const namesOfYear = ["timeperiod", "years", "year", "cohort", "academicyear", "schoolyear", "ks4acadyr", "ks2acadyr"];

/** The column that gives each row its year, if nearly all its cells do. */
export function yearColumn({ header, rows }: SeenFile): string | null {
  for (const name of namesOfYear)
    for (const [index, column] of header.entries()) {
      if (lettersOf(column) !== name) continue;
      const cells = rows.map((row) => (row[index] ?? "").trim()).filter((cell) => cell !== "");
      if (cells.length > 0 && cells.every((cell) => summerOf(cell) !== null)) return column;
    }
  return null;
}
