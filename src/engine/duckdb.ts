import type { DuckDBConnection } from "@duckdb/node-api";
import { anyDiskFault, diskFault } from "./disk-fault.ts";
import { exactPath, loadCsv, loadParquet, positional, rowsOf } from "./duckdb-load.ts";
import { Scans, withPositions } from "./duckdb-scans.ts";
import type { Engine, EngineSettings, EngineWords, FileSource } from "./engine.ts";
import { csvRefused, parquetRefused, withoutValues } from "./engine-fault.ts";
import { quoteName, quoteText } from "./sql/quote.ts";
import { name, printed, type Sql, sql } from "./sql/statement.ts";

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

/** A connection that can be trusted with any statement, and the call that ends it. */
export interface LockedConnection {
  readonly connection: DuckDBConnection;
  readonly version: string;
  readonly close: () => void;
}

/**
 * Connects to DuckDB in memory, locked down: no extension is ever fetched, only the named files are touched, and no
 * later statement can loosen this. The library is loaded here and not before (it costs 0.2 s and 90 MB).
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
  // Every path is given twice: as the file's own name, and as the pattern that matches only that file.
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
  /** An error about the disk becomes one for the user; `other` decides what becomes of any other error. */
  const tried = <Answer>(answer: Promise<Answer>, other: (error: unknown) => unknown): Promise<Answer> =>
    answer.catch(async (error: unknown) => {
      const fault = diskFault(error, settings.workFolder);
      throw anyDiskFault(fault === error ? await other(error) : fault, settings.workFolder);
    });
  const blamed = <Answer>(answer: Promise<Answer>) =>
    tried(answer, async (error) => withoutValues(await scans.blame(error)));
  const ofSource = ({ path, format }: FileSource) => {
    return (error: unknown) => (format === "csv" ? csvRefused(path, error) : parquetRefused(path, error));
  };
  return {
    name: `DuckDB ${version}`,
    load: (table, source) => {
      const load = source.format === "csv" ? loadCsv : loadParquet;
      return tried(load(connection, table, source), ofSource(source));
    },
    scan: (table, source) => tried(scans.open(table, source), ofSource(source)),
    withPositions: (table) => name(withPositions(table)),
    endScan: (table) => scans.close(table),
    texts: async (table, columns) => {
      const picked = columns.map((index) => quoteName(positional(index))).join(", ");
      const rows = await blamed(rowsOf(connection, `select ${picked} from ${quoteName(table)}`));
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
