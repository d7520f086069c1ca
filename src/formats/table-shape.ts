import type { Delimiter } from "./delimiter.ts";

/** What a study says about the shape of a file, and the names it uses. Null where it says nothing. */
export interface DeclaredShape {
  readonly delimiter: Delimiter | null;
  /** Record numbers of the names of the columns: one record, or two where names stand in two rows. */
  readonly header: readonly number[] | null;
  readonly wanted: WantedNames;
}

/** The names of columns that a study uses, in the form that `plain` gives to a cell. */
export interface WantedNames {
  readonly names: ReadonlySet<string>;
  readonly plain: (cell: string) => string;
}

export const noNames: WantedNames = { names: new Set(), plain: (cell) => cell.trim() };

/** Nothing is declared: everything is found by looking. */
export const undeclared: DeclaredShape = { delimiter: null, header: null, wanted: noNames };

/** Where in a text its table is, as its first part shows. */
export interface ShapeAbove {
  readonly delimiter: Delimiter;
  /** Number of records, blank lines among them, above the names of the columns. */
  readonly above: number;
  /** Whether the first of these is a line `sep=;`. */
  readonly sepLine: boolean;
  /** In how many records the names of the columns are. */
  readonly headings: 1 | 2;
}

/** Where in a text its table is. */
export interface TableShape extends ShapeAbove {
  /** Number of records of notes, or without any text, below the table. */
  readonly below: number;
}

/** A text that is its table: names in the first record, and records to the end. */
export const plainShape: TableShape = { delimiter: ",", above: 0, sepLine: false, headings: 1, below: 0 };
