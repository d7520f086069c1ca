import type { Sql } from "./sql/statement.ts";

/**
 * A file as the engine reads it. All its records fit its columns, and every column is read as text and by position, so
 * that names of the header never get into SQL.
 */
export interface FileSource {
  readonly path: string;
  readonly format: "csv" | "parquet";
  readonly gzip: boolean;
  readonly lineEnd: "\n" | "\r\n";
  readonly delimiter: "," | ";" | "\t" | "|";
  /** Number of columns of a text file; ignored for Parquet. */
  readonly columns: number;
  /** Whether quotes decide where records end, so that reading cannot start in the middle of the text. */
  readonly quotesToFollow: boolean;
}

export interface LoadReport {
  /** Column names as stored in a Parquet file; empty for text, whose names the survey has. */
  readonly names: readonly string[];
  readonly rows: number;
}

/** The kind of values in a stored column, as far as it matters for reading it. */
export type ColumnKind = "text" | "whole" | "truth" | "other";

/** A file that queries read in place, as a table of the columns `c0`, `c1`, .. in the types they are stored in. */
export interface ScanReport {
  /** Column names as stored in a Parquet file; empty for text, whose names the survey has. */
  readonly names: readonly string[];
  /** One for each column; those of a text file are texts. */
  readonly kinds: readonly ColumnKind[];
}

/**
 * Expressions that engines write differently. All else in a statement is SQL that both DuckDB and PostgreSQL run.
 */
export interface EngineWords {
  /** Whether a text is a plain decimal number. */
  readonly isDecimal: (text: Sql) => Sql;
  /** The number of digits after its decimal point, without noughts at the end. */
  readonly decimalsOf: (text: Sql) => Sql;
  /** A plain decimal times a power of ten, as a whole number. It may not have more decimals. Values stop at ±9e15. */
  readonly scaled: (text: Sql, decimals: number) => Sql;
  /** A text as a whole number (2015 or 2015.0), null when it is not one. */
  readonly wholeOrNull: (text: Sql) => Sql;
  /** How many different values a column of terms has in a group: exact for values that span fewer than 120. */
  readonly distinctSmall: (value: Sql) => Sql;
  /** Position of a row in the file it was loaded from, from 0. */
  readonly rowNumber: Sql;
}

/** Reads files and runs statements. DuckDB is one engine; another can replace it if it returns the same columns. */
export interface Engine {
  readonly name: string;
  readonly load: (table: string, source: FileSource) => Promise<LoadReport>;
  /** Lets queries read a file under a name, without loading it. Each query that names it reads the file again. */
  readonly scan: (table: string, source: FileSource) => Promise<ScanReport>;
  /** The rows of a scanned file with their position from 0 as `row`. This is slower: the rows are read in order. */
  readonly withPositions: (table: string) => Sql;
  /** Ends a scan. */
  readonly endScan: (table: string) => Promise<void>;
  /** Columns of a loaded table by position, in the order of the file. */
  readonly texts: (table: string, columns: readonly number[]) => Promise<readonly (readonly (string | null)[])[]>;
  readonly words: EngineWords;
  /** Runs a statement that makes, changes or drops a table of the program's own. */
  readonly run: (statement: Sql) => Promise<void>;
  /** Rows of a query as text. */
  readonly rows: (query: Sql) => Promise<readonly (readonly (string | null)[])[]>;
  /** Columns of a query whose every value is a whole number that fits 32 bits, by name. */
  readonly integers: (query: Sql) => Promise<ReadonlyMap<string, Int32Array>>;
  /** Name of a column of a loaded table, by its position in the file. */
  readonly column: (index: number) => Sql;
  readonly close: () => Promise<void>;
}

/** The settings that an engine is opened with. It may touch only these files and this folder. */
export interface EngineSettings {
  readonly threads: number;
  readonly mayRead: readonly string[];
  readonly workFolder: string;
}
