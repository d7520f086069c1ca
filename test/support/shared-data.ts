import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

/** The folder of real public files beside the project; tests that read them are skipped where it is absent. */
export const sharedData = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

/** Path of a real file, and whether it is there. */
export function sharedFile(path: string): { readonly path: string; readonly absent: boolean } {
  const full = `${sharedData}${path}`;
  return { path: full, absent: !existsSync(full) };
}

/** Rows of a real CSV file, plain or gzip, by column name. Small and strict: for files that tests compare with. */
export function csvRows(path: string): readonly Readonly<Record<string, string>>[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\uFEFF/, "");
  const [header = [], ...rows] = recordsOf(text);
  return rows.map((cells) => Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""])));
}

function recordsOf(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain = "", end = ""] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  }
  return records;
}
