import { type Connection, csvScan, describeParquet, exactPath, positional } from "./duckdb-load.ts";
import type { ColumnKind, FileSource, ScanReport } from "./engine.ts";
import { csvRefused, parquetRefused } from "./engine-fault.ts";
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
export const withPositions = (table: string) => `${table} with positions`;

/** Files that queries read in place, each behind a view. */
export class Scans {
  readonly #connection: Connection;
  readonly #open = new Map<string, FileSource>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async open(table: string, source: FileSource): Promise<ScanReport> {
    const position = "row_number() over () - 1";
    if (source.format === "csv") {
      const columns = Array.from({ length: source.columns }, (_, index) => quoteName(positional(index))).join(", ");
      const scan = csvScan(source);
      await this.#views(
        table,
        `select ${columns} from ${scan}`,
        `select ${position} as "row", ${columns} from ${scan}`,
      );
      this.#open.set(table, source);
      return { names: [], kinds: Array.from({ length: source.columns }, () => "text" as const) };
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
    this.#open.set(table, source);
    return { names, kinds: described.map(([, type]) => kinds[type] ?? "other") };
  }

  async #views(table: string, plain: string, numbered: string): Promise<void> {
    await this.#connection.run(`create view ${quoteName(table)} as ${plain}`);
    await this.#connection.run(`create view ${quoteName(withPositions(table))} as ${numbered}`);
  }

  async close(table: string): Promise<void> {
    if (!this.#open.delete(table)) return;
    for (const view of [table, withPositions(table)]) await this.#connection.run(`drop view ${quoteName(view)}`);
  }

  /** The error for a failed query: one about the data where a file that it may have read cannot be read to its end. */
  async blame(error: unknown): Promise<unknown> {
    for (const [table, source] of this.#open) {
      try {
        await this.#connection.run(`select count(columns(*)) from ${quoteName(table)}`);
      } catch (found) {
        return source.format === "csv" ? csvRefused(source.path, found) : parquetRefused(source.path, found);
      }
    }
    return error;
  }
}
