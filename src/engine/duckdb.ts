import type { DuckDBConnection } from "@duckdb/node-api";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Engine, EngineSettings, EngineWords, FileSource, LoadReport, RefusedRecord } from "./engine.ts";
import { quoteName, quoteText } from "./sql/quote.ts";
import { name, printed, type Sql, sql } from "./sql/statement.ts";

const positional = (index: number) => `c${index}`;

/** A path as the engine's file patterns write it, so that `schools [2019].csv` means that very file and no other. */
function exactPath(path: string): string {
  return path.replace(/[[*?]/g, "[$&]");
}

const reasons: Readonly<Record<string, RefusedRecord["reason"]>> = {
  "MISSING COLUMNS": "too few columns",
  "TOO MANY COLUMNS": "too many columns",
  "UNQUOTED VALUE": "open quote",
};

async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.runAndReadAll(sql)).getRows();
}

function csvScan(source: FileSource): string {
  const columns = Array.from({ length: source.columns }, (_, index) => `${quoteText(positional(index))}: 'VARCHAR'`);
  const lineEnd = source.lineEnd === "\r\n" ? "'\\r\\n'" : "'\\n'";
  return `read_csv(${quoteText(exactPath(source.path))}, auto_detect = false, header = true, delim = ${quoteText(source.delimiter)},
    quote = '"', escape = '"', new_line = ${lineEnd}, columns = {${columns.join(", ")}}, store_rejects = true,
    rejects_limit = 0, max_line_size = 16777216, compression = ${source.gzip ? "'gzip'" : "'none'"})`;
}

async function loadCsv(connection: DuckDBConnection, table: string, source: FileSource): Promise<LoadReport> {
  await connection.run("drop table if exists reject_errors");
  await connection.run("drop table if exists reject_scans");
  await connection.run(`create table ${quoteName(table)} as select * from ${csvScan(source)}`);
  const rejects = await rowsOf(
    connection,
    "select line, min(error_type::varchar), min(csv_line) from reject_errors group by line order by line",
  );
  const refused = rejects.map(([line, type, text]) => ({
    record: Number(line),
    reason: reasons[String(type)] ?? ("unreadable" as const),
    text: String(text),
  }));
  return { names: [], rows: await countRows(connection, table), refused };
}

async function loadParquet(connection: DuckDBConnection, table: string, source: FileSource): Promise<LoadReport> {
  const scan = `read_parquet(${quoteText(exactPath(source.path))})`;
  const described = await rowsOf(connection, `describe select * from ${scan}`);
  const names = described.map(([name]) => String(name));
  const columns = names.map((name, index) => `cast(${quoteName(name)} as varchar) as ${quoteName(positional(index))}`);
  await connection.run(`create table ${quoteName(table)} as select ${columns.join(", ")} from ${scan}`);
  return { names, rows: await countRows(connection, table), refused: [] };
}

/** What the engine says against a Parquet file is said of the data, unless the file was not to be touched at all. */
function parquetRefused(path: string, error: unknown): unknown {
  if (error instanceof Error && error.message.startsWith("Permission Error")) return error;
  return new ColdspotError(`not a whole Parquet file: ${path.replace(/^.*[/\\]/, "")}`, {
    exitCode: 3,
    advice: "fetch or write the file again, without encryption",
  });
}

async function countRows(connection: DuckDBConnection, table: string): Promise<number> {
  const [row] = await rowsOf(connection, `select count(*)::int from ${quoteName(table)}`);
  return Number(row?.[0]);
}

const words: EngineWords = {
  isDecimal: (text) => sql`regexp_full_match(${text}, '[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)')`,
  decimalsOf: (text) => sql`length(regexp_extract(${text}, '[.]([0-9]*?)0*$', 1))`,
  scaled: (text, decimals) =>
    sql`cast(round(greatest(least(cast(${text} as double) * ${10 ** decimals}, 9e15), -9e15)) as bigint)`,
  wholeOrNull: (text) =>
    sql`case when regexp_full_match(${text}, '[+-]?[0-9]+([.]0*)?') then try_cast(${text} as int) end`,
  distinctSmall: (value) => sql`count(distinct ${value})`,
  rowNumber: sql`rowid`,
};

async function bindAndRead(connection: DuckDBConnection, statement: Sql) {
  const { text, values } = printed(statement);
  return connection.run(text, [...values]);
}

/** Reads whole-number columns chunk by chunk into typed arrays: no row objects, no text. */
async function readIntegers(connection: DuckDBConnection, query: Sql): Promise<ReadonlyMap<string, Int32Array>> {
  const result = await bindAndRead(connection, query);
  const names = result.columnNames();
  const parts: Int32Array[][] = names.map(() => []);
  let size = 0;
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    size += chunk.rowCount;
    for (const [at, part] of parts.entries()) {
      const vector = chunk.getColumnVector(at);
      const items: unknown = "items" in vector ? vector.items : null;
      if (items instanceof Int32Array) part.push(items.slice(0, chunk.rowCount));
      else throw new Error(`not a column of 32-bit whole numbers: ${names[at]}`);
    }
  }
  return new Map(
    names.map((column, at) => {
      const all = new Int32Array(size);
      let from = 0;
      for (const part of parts[at] ?? []) {
        all.set(part, from);
        from += part.length;
      }
      return [column, all];
    }),
  );
}

/** A connection that can be trusted with any statement, and what ends it. */
export interface LockedConnection {
  readonly connection: DuckDBConnection;
  readonly version: string;
  readonly close: () => void;
}

/**
 * Connects to DuckDB in memory, locked down: no extension is ever fetched, no file is touched but the ones named,
 * and no later statement can loosen it. The library is loaded here and not before (it costs 0.2 s and 90 MB).
 */
export async function connectLocked(settings: EngineSettings): Promise<LockedConnection> {
  const { DuckDBInstance, version } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    threads: String(settings.threads),
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
    temp_directory: settings.workFolder,
    preserve_insertion_order: "true",
  });
  const connection = await instance.connect();
  // Every path twice: as the file's own name, and as the pattern that means it and no other.
  const both = (paths: readonly string[]) =>
    paths.flatMap((path) => [quoteText(path), quoteText(exactPath(path))]).join(", ");
  await connection.run(`set allowed_paths = [${both(settings.mayRead)}]`);
  await connection.run(`set allowed_directories = [${both([settings.workFolder])}]`);
  await connection.run("set enable_external_access = false");
  await connection.run("set lock_configuration = true");
  return {
    connection,
    version: version(),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Opens DuckDB, locked down, as an engine. */
export async function openDuckdb(settings: EngineSettings): Promise<Engine> {
  const { connection, version, close } = await connectLocked(settings);
  return {
    name: `DuckDB ${version}`,
    load: (table, source) => {
      if (source.format === "csv") return loadCsv(connection, table, source);
      return loadParquet(connection, table, source).catch((error: unknown) => {
        throw parquetRefused(source.path, error);
      });
    },
    texts: async (table, columns) => {
      const picked = columns.map((index) => quoteName(positional(index))).join(", ");
      const rows = await rowsOf(connection, `select ${picked} from ${quoteName(table)}`);
      return columns.map((_, at) => rows.map((row) => (row[at] === null ? null : String(row[at]))));
    },
    words,
    column: (index) => name(positional(index)),
    run: async (statement) => {
      await bindAndRead(connection, statement);
    },
    rows: async (query) => {
      const { text, values } = printed(query);
      const rows = (await connection.runAndReadAll(text, [...values])).getRows();
      return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    },
    integers: (query) => readIntegers(connection, query),
    close: async () => close(),
  };
}
