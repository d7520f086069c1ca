import { DuckDBInstance } from "@duckdb/node-api";

/** Writes the rows of a SELECT as a Parquet file, through DuckDB's own COPY. */
export async function writeParquet(path: string, select: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (${select}) to '${path.replaceAll("'", "''")}' (format parquet)`);
  connection.closeSync();
  instance.closeSync();
}
