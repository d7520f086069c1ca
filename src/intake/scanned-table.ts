import type { ColumnKind, Engine } from "../engine/engine.ts";
import type { SourceOfRows } from "./ledger.ts";
import {
  fileSource,
  type OpenFile,
  type RecordsOfRows,
  recordsOfRows,
  rowsOfFile,
  sourceOfRows,
} from "./open-table.ts";
import { withEntryHeadings } from "./own-headings.ts";

/** A file that the engine reads in place, each time a query names it. */
export interface ScannedTable {
  /** Name of the scan in the engine. */
  readonly table: string;
  readonly source: SourceOfRows;
  readonly header: readonly string[];
  readonly kinds: readonly ColumnKind[];
  /** The number of rows counted in the file. */
  readonly rows: number;
  /**
   * Finds which record each row is, once a query has read all rows and their number is known.
   *
   * @throws ColdspotError (3) when that number differs from the one counted
   */
  readonly records: (rows: number) => RecordsOfRows;
  readonly end: () => Promise<void>;
}

/** Lets the engine read a file under a name of the program's own, without loading it. */
export async function scanTable(engine: Engine, file: OpenFile, table: string): Promise<ScannedTable> {
  const report = await engine.scan(table, fileSource(file));
  const stored = file.survey.format === "parquet" ? report.names : file.survey.header;
  const names = withEntryHeadings(file.survey.name, stored, file.headings ?? new Map());
  return {
    table,
    source: sourceOfRows(file),
    header: names.map((own, index) => file.renamed?.get(index) ?? own),
    kinds: report.kinds,
    rows: rowsOfFile(file),
    records: (rows) => recordsOfRows(file, rows),
    end: () => engine.endScan(table),
  };
}
