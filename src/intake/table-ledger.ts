import type { Engine } from "../engine/engine.ts";
import { name, sql } from "../engine/sql/statement.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { RecordsOfRows } from "./open-table.ts";

/** What a refused row is listed with, by the number of its problem. */
export interface Problem {
  readonly reason: string;
  readonly column: string;
}

/**
 * Ledger entries of the rows of one file that have a problem.
 *
 * @param table an engine table with the columns `row` (position in the file), `problem` (0: none) and `offender`
 */
export async function ledgerOf(
  engine: Engine,
  table: string,
  open: RecordsOfRows,
  problems: readonly Problem[],
): Promise<readonly LedgerEntry[]> {
  const rows = await engine.rows(
    sql`select ${name("row")}, ${name("problem")}, ${name("offender")} from ${name(table)} where ${name("problem")} > 0 order by ${name("row")}`,
  );
  return rows.map(([row, problem, offender]) => {
    const found = problems[Number(problem) - 1];
    if (found === undefined) throw new Error(`a problem without a name: ${problem}`);
    return {
      file: open.source.file,
      record: open.recordOf(Number(row)),
      column: found.column,
      reason: found.reason,
      value: offender ?? "",
      used: "no",
    };
  });
}
