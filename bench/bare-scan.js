// The floor: DuckDB scans the same columns of the same files and adds them up. node bench/bare-scan.js FOLDER KIND
import { readdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { columnsOf } from "./columns-of.js";

const [folder = "", kind = ""] = process.argv.slice(2);
const instance = await DuckDBInstance.create(":memory:", { threads: String(availableParallelism()) });
const connection = await instance.connect();
let rows = 0;
for (const file of (await readdir(join(folder, kind))).sort()) {
  const { from, wanted } = columnsOf(join(folder, kind, file), kind);
  const sums = wanted.map(([column, type]) => (type === "VARCHAR" ? `count("${column}")` : `sum("${column}")`));
  const answer = await connection.runAndReadAll(`select count(*), ${sums.join(", ")} from ${from}`);
  rows += Number(answer.getRows()[0][0]);
}
console.log(JSON.stringify({ rows }));
connection.closeSync();
instance.closeSync();
