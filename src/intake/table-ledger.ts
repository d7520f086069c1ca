import type { Engine } from "../engine/engine.ts";
import { name, sql } from "../engine/sql/statement.ts";
import type { LedgerEntry } from "./ledger.ts";
import type { Loss } from "./loss.ts";
import type { RecordsOfRows } from "./open-table.ts";

/** How the rows refused for one problem are listed. */
export interface Problem {
  readonly reason: string;
  readonly column: string;
  /** The most rows of a file that are listed one by one; absent where all are. */
  readonly most?: number;
  /** What it means that the rows are not used; absent: lost. */
  readonly loss?: Loss;
}

/** The most rows of a file that are listed one by one for a very common reason. */
export const listedOfMany = 1000;

/** What the ledger of a file is made from. */
export interface JudgedRows {
  /** Engine table with the columns `row` (position in the file), `problem` (0: none) and `offender`. */
  readonly table: string;
  readonly problems: readonly Problem[];
  /** Number of rows in the file by the number of their problem, where the table does not hold all of them. */
  readonly counts?: ReadonlyMap<number, number>;
}

/** Ledger entries of the rows of one file that have a problem, in the order of the file. */
export async function ledgerOf(
  engine: Engine,
  { table, problems, counts }: JudgedRows,
  open: RecordsOfRows,
): Promise<readonly LedgerEntry[]> {
  const [row, problem] = [name("row"), name("problem")];
  const found: { readonly row: number; readonly entry: LedgerEntry }[] = [];
  const all = await engine.rows(
    sql`select ${problem}, count(*) from ${name(table)} where ${problem} > 0 group by ${problem}`,
  );
  for (const [number, held] of all) {
    const own = problems[Number(number) - 1];
    if (own === undefined) throw new Error(`a problem without a name: ${number}`);
    const limit = own.most === undefined ? sql`` : sql` limit ${own.most}`;
    const rows = await engine.rows(
      sql`select ${row}, ${name("offender")} from ${name(table)} where ${problem} = ${Number(number)} order by ${row}${limit}`,
    );
    const entryOf = (at: number, value: string): LedgerEntry => ({
      file: open.source.file,
      record: open.recordOf(at),
      column: own.column,
      reason: own.reason,
      value,
      used: "no",
      ...(own.loss === undefined ? {} : { loss: own.loss }),
    });
    for (const [at, offender] of rows) found.push({ row: Number(at), entry: entryOf(Number(at), offender ?? "") });
    const more = (counts?.get(Number(number)) ?? Number(held)) - rows.length;
    const last = Number(rows.at(-1)?.[0]);
    if (more > 0)
      found.push({ row: last, entry: { ...entryOf(last, `${more} more rows after this one are not listed`), more } });
  }
  return found.sort((a, b) => a.row - b.row).map(({ entry }) => entry);
}
