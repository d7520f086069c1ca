import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { CommonTrait } from "./loss.ts";
import { type ColumnOfRows, traitsOf } from "./lost-rows.ts";
import type { Problem } from "./table-ledger.ts";

/** A column of an engine table of judged rows, as lost rows are compared with those used by it. */
export interface ComparedColumn {
  /** "an outcome", "a school", "disadvantaged". */
  readonly what: string;
  readonly kind: ColumnOfRows["kind"];
  /** Its text in the table of judged rows. */
  readonly text: Sql;
  /** Its text in the table of lost rows, as it is written there; null where that of the judged rows serves. */
  readonly asWritten: string | null;
}

/** Rows of a file that were judged, and what is needed to compare the lost ones with those used. */
export interface ComparedRows {
  readonly columns: readonly ComparedColumn[];
  /** Engine table of rows that were lost at once, with their cells as they are written: row, and a column for each. */
  readonly written: string | null;
}

/** Numbers of the problems by which rows are lost; null where there are none. */
export function lostIn(problems: readonly Problem[]): Sql | null {
  const numbers = problems.flatMap(({ loss = "lost" }, index) => (loss === "lost" ? [index + 1] : []));
  if (numbers.length === 0) return null;
  return sql`${name("problem")} in (${joined(
    numbers.map((number) => sql`${number}`),
    sql`, `,
  )})`;
}

async function valuesOf(
  engine: Engine,
  table: string,
  lost: Sql,
  { text, asWritten }: ComparedColumn,
  written: string | null,
): Promise<ColumnOfRows["values"]> {
  const [cell, row] = [name("text"), name("row")];
  const isLost = sql`case when ${lost} then 1 else 0 end`;
  const own =
    written === null || asWritten === null
      ? sql`select ${text} as ${cell}, ${isLost} as ${name("lost")} from ${name(table)} where ${name("problem")} = 0 or ${lost}`
      : sql`select case when w.${row} is null then ${text} else w.${name(asWritten)} end as ${cell}, ${isLost} as ${name("lost")}
          from ${name(table)} left join ${name(written)} w on w.${row} = ${name(table)}.${row} where ${name("problem")} = 0 or ${lost}`;
  const rows = await engine.rows(
    sql`select ${cell}, sum(${name("lost")}), count(*) - sum(${name("lost")}) from (${own}) v group by ${cell} order by 1`,
  );
  return rows.map(([said, gone, used]) => ({ text: said ?? "", lost: Number(gone), kept: Number(used) }));
}

/**
 * What the lost rows of a file of pupils have in common that few of those used have: the sign and size of the outcome and
 * of prior attainment, a group, a school, a year. Cells that cannot be read as numbers are read loosely for this.
 */
export async function traitsOfPupils(
  engine: Engine,
  table: string,
  problems: readonly Problem[],
  { columns, written }: ComparedRows,
): Promise<readonly CommonTrait[]> {
  const lost = lostIn(problems);
  if (lost === null) return [];
  const [count] = await engine.rows(sql`select count(*) from ${name(table)} where ${lost}`);
  const rows = Number(count?.[0]);
  if (rows === 0) return [];
  const found: ColumnOfRows[] = [];
  for (const column of columns)
    found.push({
      what: column.what,
      kind: column.kind,
      values: await valuesOf(engine, table, lost, column, written),
    });
  return traitsOf(found, rows);
}
