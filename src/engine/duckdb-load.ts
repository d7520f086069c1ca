import { ColdspotError } from "../effects/coldspot-error.ts";
import type { FileSource, LoadReport, RefusedRecord } from "./engine.ts";
import { quoteName, quoteText } from "./sql/quote.ts";

/** What reading files needs of a connection. */
export interface Connection {
  readonly run: (sql: string) => Promise<unknown>;
  readonly runAndReadAll: (sql: string) => Promise<{ readonly getRows: () => readonly (readonly unknown[])[] }>;
}

/** Name of a column by its position. */
export const positional = (index: number) => `c${index}`;

/** A path as the engine's file patterns write it, so that `schools [2019].csv` means that very file and no other. */
export function exactPath(path: string): string {
  return path.replace(/[[*?]/g, "[$&]");
}

const reasons: Readonly<Record<string, RefusedRecord["reason"]>> = {
  "MISSING COLUMNS": "too few columns",
  "TOO MANY COLUMNS": "too many columns",
  "UNQUOTED VALUE": "open quote",
};

/** Rows of a query that needs no bound values. */
export async function rowsOf(connection: Connection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

/** Where the engine notes the records it refuses. */
export interface Rejects {
  readonly errors: string;
  readonly scans: string;
}

const rejectsOfLoad: Rejects = { errors: "reject_errors", scans: "reject_scans" };

export function csvScan(source: FileSource, rejects: Rejects): string {
  const columns = Array.from({ length: source.columns }, (_, index) => `${quoteText(positional(index))}: 'VARCHAR'`);
  const lineEnd = source.lineEnd === "\r\n" ? "'\\r\\n'" : "'\\n'";
  return `read_csv(${quoteText(exactPath(source.path))}, auto_detect = false, header = true, delim = ${quoteText(source.delimiter)},
    quote = '"', escape = '"', new_line = ${lineEnd}, columns = {${columns.join(", ")}}, store_rejects = true,
    rejects_table = ${quoteText(rejects.errors)}, rejects_scan = ${quoteText(rejects.scans)}, rejects_limit = 0, max_line_size = 16777216, buffer_size = 33554432, compression = ${source.gzip ? "'gzip'" : "'none'"})`;
}

export async function dropRejects(connection: Connection, rejects: Rejects): Promise<void> {
  for (const table of [rejects.errors, rejects.scans]) await connection.run(`drop table if exists ${quoteName(table)}`);
}

export async function refusedRecords(connection: Connection, { errors }: Rejects): Promise<readonly RefusedRecord[]> {
  const rows = await rowsOf(
    connection,
    `select line, min(error_type::varchar), min(csv_line) from ${quoteName(errors)} group by line order by line`,
  );
  return rows.map(([line, type, text]) => ({
    record: Number(line),
    reason: reasons[String(type)] ?? ("unreadable" as const),
    text: String(text),
  }));
}

export async function loadCsv(connection: Connection, table: string, source: FileSource): Promise<LoadReport> {
  await dropRejects(connection, rejectsOfLoad);
  await connection.run(`create table ${quoteName(table)} as select * from ${csvScan(source, rejectsOfLoad)}`);
  const refused = await refusedRecords(connection, rejectsOfLoad);
  return { names: [], rows: await countRows(connection, table), refused };
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
  return { names, rows: await countRows(connection, table), refused: [] };
}

/** What the engine says against a Parquet file is said of the data, unless the file was not to be touched at all. */
export function parquetRefused(path: string, error: unknown): unknown {
  if (error instanceof Error && error.message.startsWith("Permission Error")) return error;
  return new ColdspotError(`not a whole Parquet file: ${path.replace(/^.*[/\\]/, "")}`, {
    exitCode: 3,
    advice: "fetch or write the file again, without encryption",
  });
}

export async function countRows(connection: Connection, table: string): Promise<number> {
  const [row] = await rowsOf(connection, `select count(*)::int from ${quoteName(table)}`);
  return Number(row?.[0]);
}
