import type { Sql } from "../engine/sql/statement.ts";
import type { ColumnReader } from "./column-reader.ts";
import type { ScannedTable } from "./scanned-table.ts";

/** What identifies pupils in the engine: whole numbers where every file stores them as such, otherwise texts. */
export type KeyKind = "whole" | "text";

/** The kind of key that fits all files of pupils and of their census. */
export function keyKindOf(files: readonly { readonly scan: ScannedTable; readonly column: string }[]): KeyKind {
  const whole = files.every(({ scan, column }) => scan.kinds[scan.header.indexOf(column)] === "whole");
  return whole && files.length > 0 ? "whole" : "text";
}

/** A pupil's key. A text has no blanks at its ends; a missing key is null or ''. */
export function keyOf(reader: ColumnReader, column: string, kind: KeyKind): Sql {
  return kind === "whole" ? reader.stored(column) : reader.asText(column);
}
