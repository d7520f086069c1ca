import { joined, type Sql, sql } from "../engine/sql/statement.ts";
import type { Loss } from "./loss.ts";

/** One thing that can be wrong with a row. The first check that fails gives the row's reason. */
export interface RowCheck {
  readonly reason: string;
  /** Column as the file names it; empty when the whole row is meant. */
  readonly column: string;
  readonly fails: Sql;
  /** What the ledger gives as the offending value. */
  readonly value: Sql;
  /** What it means that the row is not used; absent: lost. */
  readonly loss?: Loss;
}

/** The number of the first check that fails, 0 when none does. */
export function firstFailure(checks: readonly RowCheck[]): Sql {
  if (checks.length === 0) return sql`0`;
  const cases = checks.map(({ fails }, index) => sql`when ${fails} then ${index + 1}`);
  return sql`case ${joined(cases, sql` `)} else 0 end`;
}

/** The offending value of a failed check, chosen by its number. */
export function failedValue(checks: readonly RowCheck[], problem: Sql): Sql {
  if (checks.length === 0) return sql`null`;
  const cases = checks.map(({ value }, index) => sql`when ${index + 1} then ${value}`);
  return sql`case ${problem} ${joined(cases, sql` `)} else null end`;
}
