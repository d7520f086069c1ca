/** A file as the engine reads it: every column as text, by position, so that header names never meet SQL. */
export interface FileSource {
  readonly path: string;
  readonly format: "csv" | "parquet";
  readonly gzip: boolean;
  readonly lineEnd: "\n" | "\r\n";
  readonly delimiter: "," | "\t";
  /** Number of columns of a text file; ignored for Parquet. */
  readonly columns: number;
}

/** A record the engine could not split into columns. Record 1 is the header. */
export interface RefusedRecord {
  readonly record: number;
  readonly reason: "too few columns" | "too many columns" | "open quote" | "unreadable";
  readonly text: string;
}

export interface LoadReport {
  /** Column names as stored in a Parquet file; empty for text, whose names the survey has. */
  readonly names: readonly string[];
  readonly rows: number;
  readonly refused: readonly RefusedRecord[];
}

/** What reads files and runs statements. DuckDB is one; anything that returns the same columns may stand in. */
export interface Engine {
  readonly name: string;
  readonly load: (table: string, source: FileSource) => Promise<LoadReport>;
  /** Columns of a loaded table by position, in the order of the file. */
  readonly texts: (table: string, columns: readonly number[]) => Promise<readonly (readonly (string | null)[])[]>;
  readonly close: () => Promise<void>;
}

/** What an engine is opened with: it may touch these files and this folder, nothing else. */
export interface EngineSettings {
  readonly threads: number;
  readonly mayRead: readonly string[];
  readonly workFolder: string;
}
