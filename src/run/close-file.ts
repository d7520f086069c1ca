import type { Engine } from "../engine/engine.ts";
import { name, sql } from "../engine/sql/statement.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "../intake/ledger.ts";
import type { RecordsOfRows } from "../intake/open-table.ts";
import { ledgerOf, type Problem } from "../intake/table-ledger.ts";

/** A file of which every row is accounted for. */
export interface Closed {
  readonly ledger: FileLedger;
  readonly entries: readonly LedgerEntry[];
}

/**
 * Closes the ledger of a file and drops the table of its judged rows.
 *
 * @param judged null where a pass over the file found no row that is not used
 */
export async function closeFile(
  engine: Engine,
  records: RecordsOfRows,
  judged: { readonly table: string; readonly problems: readonly Problem[] } | null,
): Promise<Closed> {
  const left = judged === null ? [] : await ledgerOf(engine, judged.table, records, judged.problems);
  if (judged !== null) await engine.run(sql`drop table ${name(judged.table)}`);
  const entries = [...records.refused, ...left];
  const rowsRead = records.rows + records.refused.length;
  const checked = [...new Set(judged?.problems.map(({ reason }) => reason) ?? [])];
  return { ledger: closeLedger(records.source, rowsRead, records.rows - left.length, entries, checked), entries };
}
