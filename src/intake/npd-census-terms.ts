import { ColdspotError } from "../effects/coldspot-error.ts";
import { academicYearEnd } from "../schools/academic-year.ts";
import { termNumber } from "../schools/census-term.ts";
import type { AutumnEnding } from "./npd-layout.ts";

/** A termly census that has columns in a file. */
export interface NpdTerm {
  /** The ending that its columns share, in capitals: `_SPR10`. */
  readonly ending: string;
  readonly season: "autumn" | "spring" | "summer";
  /** The year in which its school year ends. */
  readonly year: number;
  /** Positions of its columns in the header. */
  readonly columns: readonly number[];
}

const seasons = { AUT: "autumn", SPR: "spring", SUM: "summer" } as const;
type Letters = keyof typeof seasons;
const isLetters = (text: string): text is Letters => text in seasons;

/** Endings of columns: a term and two digits, or only a year for the annual censuses, which were taken in January. */
const termly = /_(AUT|SPR|SUM)(\d{2})$/;
const annual = /_(0[2-5])$/;

/**
 * The ending of a census column that gives its term, in capitals, or null.
 *
 * @example termEnding("FSMeligible_spr10") // "_SPR10"
 */
export function termEnding(column: string): string | null {
  const name = column.trim().toUpperCase();
  return (termly.exec(name) ?? annual.exec(name))?.[0] ?? null;
}

function termOf(ending: string, columns: readonly number[], autumn: AutumnEnding): NpdTerm {
  const [, letters = "", digits = ""] = termly.exec(ending) ?? [];
  if (!isLetters(letters)) return { ending, season: "spring", year: 2000 + Number(ending.slice(1)), columns };
  const begins = letters === "AUT" && autumn === "calendar year" ? 1 : 0;
  return { ending, season: seasons[letters], year: 2000 + Number(digits) + begins, columns };
}

/**
 * The termly censuses that have columns in a file, in order of time: most files have one, wide files several.
 *
 * Columns without an ending belong to every term. The pupil reference may be one of these.
 *
 * @param autumn what the digits of an autumn mean; see `autumnEnding` in `data/layouts/npd-census.json`
 * @example
 * const header = ["PupilMatchingRefAnonymous_SPR10", "FSMeligible_SPR10"];
 * censusTerms(header, "school year").map(({ year }) => year) // [2010]
 */
export function censusTerms(header: readonly string[], autumn: AutumnEnding): readonly NpdTerm[] {
  const byEnding = new Map<string, number[]>();
  header.forEach((column, index) => {
    const ending = termEnding(column);
    if (ending !== null) byEnding.set(ending, [...(byEnding.get(ending) ?? []), index]);
  });
  const place = ({ year, season }: NpdTerm) => termNumber(year, season);
  return [...byEnding]
    .map(([ending, columns]) => termOf(ending, columns, autumn))
    .sort((a, b) => place(a) - place(b) || (a.ending < b.ending ? -1 : 1));
}

/**
 * The one term of a file.
 *
 * @throws ColdspotError (3) when no column gives a term, or the file has several terms
 * @example
 * censusTerm("census_aut10.csv", ["FSMeligible_AUT10"], "school year")
 * // { ending: "_AUT10", season: "autumn", year: 2010, columns: [0] }
 */
export function censusTerm(file: string, header: readonly string[], autumn: AutumnEnding): NpdTerm {
  const terms = censusTerms(header, autumn);
  const [term, second] = terms;
  if (term === undefined) {
    throw new ColdspotError(`no column gives the term of the file: ${file}`, {
      exitCode: 3,
      advice:
        "columns of a census end in a term and year, such as FSMeligible_SPR10; otherwise name columns of year and term",
    });
  }
  if (second !== undefined) {
    throw new ColdspotError(`more than one term in ${file}: ${terms.map(({ ending }) => ending.slice(1)).join(", ")}`, {
      exitCode: 3,
      advice: "read each term with its own columns, or split the file",
    });
  }
  return term;
}

/**
 * What the two digits of an autumn mean in a file, as its column of the academic year shows.
 *
 * @param cell a cell of that column, such as 2009/2010
 * @returns null where the term is not an autumn, or the cell fits neither meaning
 * @example autumnShown("_AUT10", "2009/2010") // "school year"
 */
export function autumnShown(ending: string, cell: string): AutumnEnding | null {
  const [, letters, digits = ""] = termly.exec(ending.toUpperCase()) ?? [];
  const end = academicYearEnd(cell);
  if (letters !== "AUT" || end === null) return null;
  if (end === 2000 + Number(digits)) return "school year";
  return end === 2001 + Number(digits) ? "calendar year" : null;
}
