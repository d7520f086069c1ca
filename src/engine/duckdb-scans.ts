import {
  type Connection,
  countRows,
  csvScan,
  describeParquet,
  dropRejects,
  exactPath,
  parquetRefused,
  positional,
  type Rejects,
  refusedRecords,
} from "./duckdb-load.ts";
import type { ColumnKind, FileSource, RefusedRecord, ScanReport } from "./engine.ts";
import { quoteName, quoteText } from "./sql/quote.ts";

const kinds: Readonly<Record<string, ColumnKind>> = {
  VARCHAR: "text",
  BOOLEAN: "truth",
  TINYINT: "whole",
  SMALLINT: "whole",
  INTEGER: "whole",
  BIGINT: "whole",
  UTINYINT: "whole",
  USMALLINT: "whole",
  UINTEGER: "whole",
};

/** The name under which the rows of a scan are read with their positions. */
export const inTurn = (table: string) => `${table} in turn`;

/** Files that queries read where they lie, each behind a view. */
export class Scans {
  readonly #connection: Connection;
  readonly #open = new Map<string, { readonly source: FileSource; readonly rejects: Rejects }>();
  #made = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async open(table: string, source: FileSource): Promise<ScanReport> {
    this.#made += 1;
    const rejects = { errors: `refused_${this.#made}`, scans: `refused_scans_${this.#made}` };
    const position = "row_number() over () - 1";
    if (source.format === "csv") {
      const columns = Array.from({ length: source.columns }, (_, index) => quoteName(positional(index))).join(", ");
      const scan = csvScan(source, rejects);
      await this.#views(
        table,
        `select ${columns} from ${scan}`,
        `select ${position} as "row", ${columns} from ${scan}`,
      );
      this.#open.set(table, { source, rejects });
      return { names: [], kinds: Array.from({ length: source.columns }, () => "text" as const), rows: null };
    }
    const path = quoteText(exactPath(source.path));
    const described = await describeParquet(this.#connection, `read_parquet(${path})`);
    const names = described.map(([name]) => name);
    const columns = described
      .map(([name, type], index) => {
        const stored = quoteName(name);
        const value = kinds[type] === undefined ? `cast(${stored} as varchar)` : stored;
        return `${value} as ${quoteName(positional(index))}`;
      })
      .join(", ");
    const numbered = names.some((name) => name.toLowerCase() === "file_row_number")
      ? `select ${position} as "row", ${columns} from read_parquet(${path})`
      : `select file_row_number as "row", ${columns} from read_parquet(${path}, file_row_number = true)`;
    await this.#views(table, `select ${columns} from read_parquet(${path})`, numbered);
    this.#open.set(table, { source, rejects });
    return {
      names,
      kinds: described.map(([, type]) => kinds[type] ?? "other"),
      rows: await countRows(this.#connection, table),
    };
  }

  async #views(table: string, plain: string, numbered: string): Promise<void> {
    await this.#connection.run(`create view ${quoteName(table)} as ${plain}`);
    await this.#connection.run(`create view ${quoteName(inTurn(table))} as ${numbered}`);
  }

  async refused(table: string): Promise<readonly RefusedRecord[]> {
    const found = this.#open.get(table);
    if (found === undefined || found.source.format !== "csv") return [];
    return refusedRecords(this.#connection, found.rejects);
  }

  async close(table: string): Promise<void> {
    const found = this.#open.get(table);
    if (found === undefined) return;
    this.#open.delete(table);
    for (const view of [table, inTurn(table)]) await this.#connection.run(`drop view ${quoteName(view)}`);
    await dropRejects(this.#connection, found.rejects);
  }

  /** What a failed query says: of the data, where a Parquet file it may have read cannot be read to its end. */
  async blame(error: unknown): Promise<unknown> {
    for (const [table, { source }] of this.#open) {
      if (source.format === "csv") continue;
      try {
        await this.#connection.run(`select count(columns(*)) from ${quoteName(table)}`);
      } catch (found) {
        return parquetRefused(source.path, found);
      }
    }
    return error;
  }
}
