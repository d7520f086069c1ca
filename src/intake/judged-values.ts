import type { Engine } from "../engine/engine.ts";
import { name, type Sql, sql } from "../engine/sql/statement.ts";
import { firstFailure, type RowCheck } from "./checks.ts";
import type { ColumnReader } from "./column-reader.ts";
import { type FormsOf, keepForms } from "./forms-of-values.ts";

/**
 * The different values of a column, each judged once no matter how many rows have it.
 *
 * Rows are joined to these judgements under the alias `as`.
 */
export interface JudgedValues {
  /**
   * Engine table: value, text (in its normal form), said (as it is written), rows (how many of those that the study keeps
   * have it), problem (number of the failed check), and decimals and state where they are wanted.
   */
  readonly table: string;
  readonly column: string;
  readonly as: string;
  readonly checks: readonly RowCheck[];
}

/** What is to be found out about the values of a column. */
export interface ValuesQuestion {
  readonly column: string;
  /** The checks of a value in its normal form. */
  readonly checks: readonly RowCheck[];
  readonly decimals: boolean;
  readonly state: Sql | null;
  readonly forms: FormsOf;
}

/** Whether a row is one that the study keeps; null where it keeps all. */
export type Kept = Sql | null;

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
  kept: Kept = null,
): Promise<JudgedValues> {
  const { column, checks } = asked;
  const table = `values ${index} of ${raw}`;
  const [different, forms] = [`different ${table}`, `forms of ${table}`];
  const [value, said, text, problem] = [name("value"), name("said"), reader.text(column), name("problem")];
  const rows = name("rows");
  const [stored, asText] = [reader.stored(column), reader.asText(column)];
  const counted = kept === null ? sql`count(*)` : sql`count(case when ${kept} then 1 end)`;
  await engine.run(
    sql`create table ${name(different)} as select ${stored} as ${value}, ${asText} as ${said}, ${counted} as ${rows} from ${name(raw)} group by ${stored}, ${asText}`,
  );
  const where = async (condition: (text: Sql) => Sql) => {
    const found = await engine.rows(
      sql`select distinct ${said} from ${name(different)} where ${condition(said)} order by 1`,
    );
    return found.map(([cell]) => cell ?? "");
  };
  await keepForms(engine, forms, await asked.forms({ engine, codes: reader.codes, where }));
  const formed = sql`select d.${value}, d.${said}, d.${rows}, coalesce(f.${name("form")}, d.${said}) as ${text}, coalesce(f.${name("why")}, 0) as ${name("why")}
    from ${name(different)} d left join ${name(forms)} f on f.${name("text")} = d.${said}`;
  const judged = sql`select ${value}, ${said}, ${rows}, ${text}, ${firstFailure(checks)} as ${problem} from (${formed}) v`;
  const decimals = asked.decimals
    ? sql`case when ${problem} = 0 then ${engine.words.decimalsOf(text)} else 0 end`
    : sql`0`;
  await engine.run(sql`create table ${name(table)} as select ${value}, ${said}, ${rows}, ${text} as ${name("text")}, ${problem},
    ${decimals} as ${name("decimals")}, ${asked.state ?? sql`0`} as ${name("state")} from (${judged}) j`);
  for (const each of [different, forms]) await engine.run(sql`drop table ${name(each)}`);
  return { table, column, as: `values ${index}`, checks };
}

/** The most decimals in any value that passes the checks. */
export async function mostDecimalsOf(engine: Engine, { table }: JudgedValues): Promise<number> {
  const [row] = await engine.rows(sql`select coalesce(max(${name("decimals")}), 0) from ${name(table)}`);
  return Number(row?.[0]);
}

/** The checks of a column, applied to rows by means of their judged values. */
export function throughValues({ as, checks }: JudgedValues): readonly RowCheck[] {
  const value = sql`${name(as)}.${name("said")}`;
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
