import { type Sql, sql } from "../engine/sql/statement.ts";
import type { FileSpec, ScopeRule } from "../study/study.ts";
import type { RowCheck } from "./checks.ts";
import type { ColumnReader } from "./column-reader.ts";

/** Whether a rule puts a row outside the scope. A blank cell fails a rule and passes a `not`. */
export function isOutside(reader: ColumnReader, column: string, { values, not }: ScopeRule, text: Sql): Sql {
  const among = reader.isOneOf(column, values, text);
  return not ? among : sql`not ${among}`;
}

/** The checks for rows outside the scope, one per rule, in the order of the rules. */
export function scopeChecks(reader: ColumnReader, { scope, columns }: FileSpec): readonly RowCheck[] {
  return scope.map((rule) => {
    const column = columns.get(rule.role) ?? "";
    const value = reader.text(column);
    return {
      reason: `outside the scope: ${rule.name}`,
      column,
      fails: isOutside(reader, column, rule, value),
      value,
      loss: "left out by the study",
    };
  });
}
