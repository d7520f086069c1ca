import type { Engine } from "../engine/engine.ts";
import { name, type Sql, sql } from "../engine/sql/statement.ts";
import { firstFailure, type RowCheck } from "./checks.ts";
import type { ColumnReader } from "./column-reader.ts";

/**
 * The different values of a column, each judged once no matter how many rows have it.
 *
 * Rows are joined to these judgements under the alias `as`.
 */
export interface JudgedValues {
  /** Engine table: value, text, problem (number of the failed check), and decimals and state where they are wanted. */
  readonly table: string;
  readonly column: string;
  readonly as: string;
  readonly checks: readonly RowCheck[];
}

/** What is to be found out about the values of a column. */
export interface ValuesQuestion {
  readonly column: string;
  readonly checks: readonly RowCheck[];
  readonly decimals: boolean;
  readonly state: Sql | null;
}

/**
 * Judges the values of a column of a loaded table.
 *
 * @param index a different number for each question about the table
 */
export async function judgeValues(
  engine: Engine,
  reader: ColumnReader,
  raw: string,
  index: number,
  asked: ValuesQuestion,
): Promise<JudgedValues> {
  const { column, checks } = asked;
  const table = `values ${index} of ${raw}`;
  const text = reader.text(column);
  const values = sql`select distinct ${reader.stored(column)} as ${name("value")}, ${reader.asText(column)} as ${text} from ${name(raw)}`;
  const judged = sql`select ${name("value")}, ${text}, ${firstFailure(checks)} as ${name("problem")} from (${values}) v`;
  const decimals = asked.decimals
    ? sql`case when ${name("problem")} = 0 then ${engine.words.decimalsOf(text)} else 0 end`
    : sql`0`;
  await engine.run(sql`create table ${name(table)} as select ${name("value")}, ${text} as ${name("text")}, ${name("problem")},
    ${decimals} as ${name("decimals")}, ${asked.state ?? sql`0`} as ${name("state")} from (${judged}) j`);
  return { table, column, as: `values ${index}`, checks };
}

/** The most decimals in any value that passes the checks. */
export async function mostDecimalsOf(engine: Engine, { table }: JudgedValues): Promise<number> {
  const [row] = await engine.rows(sql`select coalesce(max(${name("decimals")}), 0) from ${name(table)}`);
  return Number(row?.[0]);
}

/** The checks of a column, applied to rows by means of their judged values. */
export function throughValues({ as, checks }: JudgedValues): readonly RowCheck[] {
  const value = sql`${name(as)}.${name("text")}`;
  return checks.map((check, index) => ({
    ...check,
    fails: sql`${name(as)}.${name("problem")} = ${index + 1}`,
    value,
  }));
}

/** Joins judged values to rows. */
export function joinedValues(reader: ColumnReader, rows: string, { table, column, as }: JudgedValues): Sql {
  return sql` join ${name(table)} ${name(as)} on ${name(as)}.${name("value")} is not distinct from ${name(rows)}.${reader.stored(column)}`;
}
