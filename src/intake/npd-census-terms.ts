import { ColdspotError } from "../effects/coldspot-error.ts";
import { academicYearEnd } from "../schools/academic-year.ts";
import { termNumber } from "../schools/census-term.ts";
import type { AutumnEnding } from "./npd-layout.ts";

/** A termly census whose columns stand in a file. */
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

/** Ends of columns: a term and two digits, or a bare year of the annual censuses, which were of January. */
const termly = /_(AUT|SPR|SUM)(\d{2})$/;
const annual = /_(0[2-5])$/;

/**
 * The ending by which a column of a census says its term, in capitals, or null.
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
 * The termly censuses whose columns a file holds, in the order of time: most files hold one, wide ones several.
 *
 * Columns without an ending belong to every term, as the reference of the pupil may.
 *
 * @param autumn what the digits of an autumn mean; see `autumnEnding` in `data/layouts/npd-census.json`
 * @example censusTerms(["PupilMatchingRefAnonymous_SPR10", "FSMeligible_SPR10"], "school year").map(({ year }) => year) // [2010]
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
 * @throws ColdspotError (3) when no column says a term, or several terms stand in the file
 * @example censusTerm("census_aut10.csv", ["FSMeligible_AUT10"], "school year") // { ending: "_AUT10", season: "autumn", year: 2010, columns: [0] }
 */
export function censusTerm(file: string, header: readonly string[], autumn: AutumnEnding): NpdTerm {
  const terms = censusTerms(header, autumn);
  const [term, second] = terms;
  if (term === undefined) {
    throw new ColdspotError(`no column says the term of its file: ${file}`, {
      exitCode: 3,
      advice: "columns of a census end in a term and year, as FSMeligible_SPR10; else name columns of year and term",
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
 * Which meaning of an autumn's two digits a file shows by its column of the academic year.
 *
 * @param cell a cell of that column, as 2009/2010
 * @returns null where the term is no autumn, or the cell fits neither meaning
 * @example autumnShown("_AUT10", "2009/2010") // "school year"
 */
export function autumnShown(ending: string, cell: string): AutumnEnding | null {
  const [, letters, digits = ""] = termly.exec(ending.toUpperCase()) ?? [];
  const end = academicYearEnd(cell);
  if (letters !== "AUT" || end === null) return null;
  if (end === 2000 + Number(digits)) return "school year";
  return end === 2001 + Number(digits) ? "calendar year" : null;
}
