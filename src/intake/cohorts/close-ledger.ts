import type { Engine } from "../../engine/engine.ts";
import { name, sql } from "../../engine/sql/statement.ts";
import { closeLedger, type FileLedger, type LedgerEntry, rowsOfEntry } from "../ledger.ts";
import type { RecordsOfRows } from "../open-table.ts";
import { type JudgedRows, ledgerOf } from "../table-ledger.ts";

/** A file whose rows are all accounted for. */
export interface Closed {
  readonly ledger: FileLedger;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Closes the ledger of a file and drops the table of its judged rows.
 *
 * @param judged the table of judged rows; null where a pass over the file found that every row is used
 * @param used the number of rows used, where they were counted; otherwise all that are not left out
 */
export async function closeFile(
  engine: Engine,
  records: RecordsOfRows,
  judged: JudgedRows | null,
  used: number | null = null,
): Promise<Closed> {
  const left = judged === null ? [] : await ledgerOf(engine, judged, records);
  if (judged !== null) await engine.run(sql`drop table ${name(judged.table)}`);
  const entries = [...records.refused, ...left];
  const rowsRead = records.rows + records.refused.length;
  const checked = [...new Set(judged?.problems.map(({ reason }) => reason) ?? [])];
  const rest = records.rows - left.reduce((sum, entry) => sum + rowsOfEntry(entry), 0);
  return { ledger: closeLedger(records.source, rowsRead, used ?? rest, entries, checked), entries };
}
