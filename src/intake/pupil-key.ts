import { type Sql, sql } from "../engine/sql/statement.ts";
import type { ColumnReader } from "./column-reader.ts";
import type { ScannedTable } from "./scanned-table.ts";

/** What identifies pupils in the engine: whole numbers where every file stores them as such, otherwise texts. */
export type KeyKind = "whole" | "text";

/** The kind of key that fits all files of pupils and of their census. */
export function keyKindOf(files: readonly { readonly scan: ScannedTable; readonly column: string }[]): KeyKind {
  const whole = files.every(({ scan, column }) => scan.kinds[scan.header.indexOf(column)] === "whole");
  return whole && files.length > 0 ? "whole" : "text";
}

/** The letters of a unique pupil number: a check letter, eleven digits, and a digit or letter. */
const lettersOfUpn = 13;

/**
 * A pupil's reference in its normal form: a unique pupil number in capitals, and a number without the `.0` that programs
 * add. Other references may differ in capitals alone, so they stay as they are.
 *
 * @param text the reference without blanks at its ends
 */
export function plainReference(text: Sql): Sql {
  return sql`case when length(${text}) = ${lettersOfUpn} then upper(${text}) when ${text} like '%.0' then substr(${text}, 1, length(${text}) - 2) else ${text} end`;
}

/** A pupil's key. A text is in its normal form; a missing key is null or ''. */
export function keyOf(reader: ColumnReader, column: string, kind: KeyKind): Sql {
  return kind === "whole" ? reader.stored(column) : plainReference(reader.asText(column));
}
