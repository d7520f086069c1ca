import type { DuckDBConnection } from "@duckdb/node-api";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type {
  ColumnKind,
  Engine,
  EngineSettings,
  EngineWords,
  FileSource,
  LoadReport,
  RefusedRecord,
  ScanReport,
} from "./engine.ts";
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

/** Where the engine notes the records it refuses. */
interface Rejects {
  readonly errors: string;
  readonly scans: string;
}

const rejectsOfLoad: Rejects = { errors: "reject_errors", scans: "reject_scans" };

function csvScan(source: FileSource, rejects: Rejects): string {
  const columns = Array.from({ length: source.columns }, (_, index) => `${quoteText(positional(index))}: 'VARCHAR'`);
  const lineEnd = source.lineEnd === "\r\n" ? "'\\r\\n'" : "'\\n'";
  return `read_csv(${quoteText(exactPath(source.path))}, auto_detect = false, header = true, delim = ${quoteText(source.delimiter)},
    quote = '"', escape = '"', new_line = ${lineEnd}, columns = {${columns.join(", ")}}, store_rejects = true,
    rejects_table = ${quoteText(rejects.errors)}, rejects_scan = ${quoteText(rejects.scans)}, rejects_limit = 0, max_line_size = 16777216, compression = ${source.gzip ? "'gzip'" : "'none'"})`;
}

async function dropRejects(connection: DuckDBConnection, rejects: Rejects): Promise<void> {
  for (const table of [rejects.errors, rejects.scans]) await connection.run(`drop table if exists ${quoteName(table)}`);
}

async function refusedRecords(connection: DuckDBConnection, { errors }: Rejects): Promise<readonly RefusedRecord[]> {
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

async function loadCsv(connection: DuckDBConnection, table: string, source: FileSource): Promise<LoadReport> {
  await dropRejects(connection, rejectsOfLoad);
  await connection.run(`create table ${quoteName(table)} as select * from ${csvScan(source, rejectsOfLoad)}`);
  const refused = await refusedRecords(connection, rejectsOfLoad);
  return { names: [], rows: await countRows(connection, table), refused };
}

async function describeParquet(
  connection: DuckDBConnection,
  scan: string,
): Promise<readonly (readonly [name: string, type: string])[]> {
  const described = await rowsOf(connection, `describe select * from ${scan}`);
  return described.map(([name, type]) => [String(name), String(type)]);
}

async function loadParquet(connection: DuckDBConnection, table: string, source: FileSource): Promise<LoadReport> {
  const scan = `read_parquet(${quoteText(exactPath(source.path))})`;
  const names = (await describeParquet(connection, scan)).map(([name]) => name);
  const columns = names.map((name, index) => `cast(${quoteName(name)} as varchar) as ${quoteName(positional(index))}`);
  await connection.run(`create table ${quoteName(table)} as select ${columns.join(", ")} from ${scan}`);
  return { names, rows: await countRows(connection, table), refused: [] };
}

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

const inTurn = (table: string) => `${table} in turn`;

/** Files that queries read where they lie, each behind a view. */
class Scans {
  readonly #connection: DuckDBConnection;
  readonly #open = new Map<string, { readonly source: FileSource; readonly rejects: Rejects }>();
  #made = 0;

  constructor(connection: DuckDBConnection) {
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
  const scans = new Scans(connection);
  const blamed = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
    answer.catch(async (error: unknown) => {
      throw await scans.blame(error);
    });
  return {
    name: `DuckDB ${version}`,
    load: (table, source) => {
      if (source.format === "csv") return loadCsv(connection, table, source);
      return loadParquet(connection, table, source).catch((error: unknown) => {
        throw parquetRefused(source.path, error);
      });
    },
    scan: (table, source) =>
      scans.open(table, source).catch((error: unknown) => {
        throw source.format === "csv" ? error : parquetRefused(source.path, error);
      }),
    inTurn: (table) => name(inTurn(table)),
    refusedOf: (table) => scans.refused(table),
    endScan: (table) => scans.close(table),
    texts: async (table, columns) => {
      const picked = columns.map((index) => quoteName(positional(index))).join(", ");
      const rows = await rowsOf(connection, `select ${picked} from ${quoteName(table)}`);
      return columns.map((_, at) => rows.map((row) => (row[at] === null ? null : String(row[at]))));
    },
    words,
    column: (index) => name(positional(index)),
    run: async (statement) => {
      await blamed(bindAndRead(connection, statement));
    },
    rows: async (query) => {
      const { text, values } = printed(query);
      const rows = (await blamed(connection.runAndReadAll(text, [...values]))).getRows();
      return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
    },
    integers: (query) => blamed(readIntegers(connection, query)),
    close: async () => close(),
  };
}
