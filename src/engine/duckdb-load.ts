import type { FileSource, LoadReport } from "./engine.ts";
import { quoteName, quoteText } from "./sql/quote.ts";

/** The part of a connection that reading files needs. */
export interface Connection {
  readonly run: (sql: string) => Promise<unknown>;
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getRows: () => readonly (readonly unknown[])[] }>;
}

/** Name of a column by its position. */
export const positional = (index: number) => `c${index}`;

/** A path as the engine's file patterns write it, so that `schools [2019].csv` means that file and no other. */
export function exactPath(path: string): string {
  return path.replace(/[[*?]/g, "[$&]");
}

/** Rows of a query that needs no bound values. */
export async function rowsOf(connection: Connection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

/**
 * A text file as a table. A record that does not fit the columns is an error: in the mode in which the engine notes
 * such records and goes on, it loses other records.
 */
export function csvScan(source: FileSource): string {
  const columns = Array.from({ length: source.columns }, (_, index) => `${quoteText(positional(index))}: 'VARCHAR'`);
  const lineEnd = source.lineEnd === "\r\n" ? "'\\r\\n'" : "'\\n'";
  return `read_csv(${quoteText(exactPath(source.path))}, auto_detect = false, header = true, delim = ${quoteText(source.delimiter)},
    quote = '"', escape = '"', new_line = ${lineEnd}, columns = {${columns.join(", ")}}, parallel = ${!source.quotesToFollow},
    max_line_size = 16777216, buffer_size = 33554432, compression = ${source.gzip ? "'gzip'" : "'none'"})`;
}

export async function loadCsv(connection: Connection, table: string, source: FileSource): Promise<LoadReport> {
  await connection.run(`create table ${quoteName(table)} as select * from ${csvScan(source)}`);
  return { names: [], rows: await countRows(connection, table) };
}

export async function describeParquet(
  connection: Connection,
  scan: string,
): Promise<readonly (readonly [name: string, type: string])[]> {
  const described = await rowsOf(connection, `describe select * from ${scan}`);
  return described.map(([name, type]) => [String(name), String(type)]);
}

export async function loadParquet(connection: Connection, table: string, source: FileSource): Promise<LoadReport> {
  const scan = `read_parquet(${quoteText(exactPath(source.path))})`;
  const names = (await describeParquet(connection, scan)).map(([name]) => name);
  const columns = names.map((name, index) => `cast(${quoteName(name)} as varchar) as ${quoteName(positional(index))}`);
  await connection.run(`create table ${quoteName(table)} as select ${columns.join(", ")} from ${scan}`);
  return { names, rows: await countRows(connection, table) };
}

export async function countRows(connection: Connection, table: string): Promise<number> {
  const [row] = await rowsOf(connection, `select count(*)::int from ${quoteName(table)}`);
  return Number(row?.[0]);
}
