import type { Sql } from "./sql/statement.ts";

/** A file as the engine reads it, all of whose records fall into its columns: every column as text, by position, so that header names never meet SQL. */
export interface FileSource {
  readonly path: string;
  readonly format: "csv" | "parquet";
  readonly gzip: boolean;
  readonly lineEnd: "\n" | "\r\n";
  readonly delimiter: "," | "\t";
  /** Number of columns of a text file; ignored for Parquet. */
  readonly columns: number;
  /** Whether quotes decide where records end, so that the text cannot be read from the middle. */
  readonly quotesToFollow: boolean;
}

export interface LoadReport {
  /** Column names as stored in a Parquet file; empty for text, whose names the survey has. */
  readonly names: readonly string[];
  readonly rows: number;
}

/** What a stored column holds, as far as it matters for how it is read. */
export type ColumnKind = "text" | "whole" | "truth" | "other";

/** A file that queries read where it lies, as a table of the columns `c0`, `c1`, .. in the types they are stored in. */
export interface ScanReport {
  /** Column names as stored in a Parquet file; empty for text, whose names the survey has. */
  readonly names: readonly string[];
  /** One for each column; a text file has texts. */
  readonly kinds: readonly ColumnKind[];
}

/**
 * Words that engines say differently. Everything else in a statement is SQL that DuckDB and PostgreSQL both run.
 */
export interface EngineWords {
  /** Whether a text is a plain decimal number. */
  readonly isDecimal: (text: Sql) => Sql;
  /** How many digits that mean something stand after its point. */
  readonly decimalsOf: (text: Sql) => Sql;
  /** A plain decimal times a power of ten, as a whole number; its decimals must not be more. Beyond 9e15: that. */
  readonly scaled: (text: Sql, decimals: number) => Sql;
  /** A text as a whole number (2015 or 2015.0), null when it is none. */
  readonly wholeOrNull: (text: Sql) => Sql;
  /** How many different values a column of terms has in a group: exact for values that span fewer than 120. */
  readonly distinctSmall: (value: Sql) => Sql;
  /** Position of a row in the file it was loaded from, from 0. */
  readonly rowNumber: Sql;
}

/** What reads files and runs statements. DuckDB is one; anything that returns the same columns may stand in. */
export interface Engine {
  readonly name: string;
  readonly load: (table: string, source: FileSource) => Promise<LoadReport>;
  /** Lets queries read a file under a name, without loading it. Each query that names it reads the file again. */
  readonly scan: (table: string, source: FileSource) => Promise<ScanReport>;
  /** The rows of a scanned file with their position from 0 as `row`: slower, because they are read in turn. */
  readonly inTurn: (table: string) => Sql;
  /** Ends a scan. */
  readonly endScan: (table: string) => Promise<void>;
  /** Columns of a loaded table by position, in the order of the file. */
  readonly texts: (table: string, columns: readonly number[]) => Promise<readonly (readonly (string | null)[])[]>;
  readonly words: EngineWords;
  /** Runs a statement that makes or drops a table of ours. */
  readonly run: (statement: Sql) => Promise<void>;
  /** Rows of a query as text. */
  readonly rows: (query: Sql) => Promise<readonly (readonly (string | null)[])[]>;
  /** Columns of a query whose every value is a whole number that fits 32 bits, by name. */
  readonly integers: (query: Sql) => Promise<ReadonlyMap<string, Int32Array>>;
  /** Name of a column of a loaded table, by its position in the file. */
  readonly column: (index: number) => Sql;
  readonly close: () => Promise<void>;
}

/** What an engine is opened with: it may touch these files and this folder, nothing else. */
export interface EngineSettings {
  readonly threads: number;
  readonly mayRead: readonly string[];
  readonly workFolder: string;
}
