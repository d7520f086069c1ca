import type { Engine } from "../../engine/engine.ts";
import { name, type Sql, sql } from "../../engine/sql/statement.ts";
import type { JudgedValues } from "../judged-values.ts";
import { type Codes, meaningOfCode } from "../published-codes.ts";
import {
  type ColumnProfile,
  commonestTexts,
  formsOf,
  keptAtEnd,
  type NumberCount,
  type TextCount,
} from "./column-profile.ts";

const sumOf = (counts: readonly TextCount[]) => counts.reduce((sum, { rows }) => sum + rows, 0);

/** A text and its rows, of the first two columns of a query. */
const counted = (rows: readonly (readonly (string | null)[])[]) =>
  rows.map(([text, count]) => [text ?? "", Number(count)] as const);

/** The profile of a column of scores, from its different values; only codes and the ends leave the engine. */
export async function profileOfNumbers(engine: Engine, { table, column }: JudgedValues): Promise<ColumnProfile> {
  const [said, text, rows, value, kind] = [name("said"), name("text"), name("rows"), name("value"), name("kind")];
  const [digits, up, down, all] = [name("digits"), name("up"), name("down"), name("all")];
  const isNumber = engine.words.isDecimal(text);
  const each = sql`select case when ${said} = '' then 'blank' when ${text} = '' then 'code' when ${isNumber} then 'number' else 'other' end as ${kind},
    case when ${said} <> '' and ${text} = '' then ${said} end as ${said}, case when ${isNumber} then cast(${text} as double precision) end as ${value},
    case when ${isNumber} then ${engine.words.decimalsOf(text)} end as ${digits}, ${rows} from ${name(table)} where ${rows} > 0`;
  const grouped = sql`select ${kind}, ${said}, ${value}, sum(${rows}) as ${rows} from (${each}) e group by ${kind}, ${said}, ${value}`;
  const ranked = sql`select *, row_number() over (partition by ${kind} order by ${value}) as ${up},
    row_number() over (partition by ${kind} order by ${value} desc) as ${down}, count(*) over (partition by ${kind}) as ${all} from (${grouped}) g`;
  const found = await engine.rows(
    sql`select ${kind}, ${rows}, ${value}, ${said}, ${all} from (${ranked}) o where ${kind} <> 'number' or ${up} <= ${keptAtEnd} or ${down} <= ${keptAtEnd} order by ${kind}, ${value}, ${said}`,
  );
  const decimals = await engine.rows(
    sql`select ${digits}, sum(${rows}) from (${each}) e where ${kind} = 'number' group by ${digits} order by ${digits}`,
  );
  const [total] = await engine.rows(sql`select coalesce(sum(${rows}), 0) from ${name(table)}`);
  const of = (wanted: string) => found.filter(([own]) => own === wanted);
  const rowsOf = (wanted: string) => of(wanted).reduce((sum, [, own]) => sum + Number(own), 0);
  const numbers = of("number").map(([, own, number]): NumberCount => ({ value: Number(number), rows: Number(own) }));
  return {
    column,
    rows: Number(total?.[0]),
    blank: rowsOf("blank"),
    codes: commonestTexts(of("code").map(([, own, , code]) => [code ?? "", Number(own)])),
    others: rowsOf("other"),
    different: Number(of("number")[0]?.[4] ?? 0),
    content: {
      kind: "numbers",
      lowest: numbers.slice(0, keptAtEnd),
      highest: numbers.slice(-keptAtEnd).reverse(),
      decimals: decimals.map(([digit, own]) => ({ value: Number(digit), rows: Number(own) })),
    },
  };
}

/**
 * The profile of a column of words of pupils. Only words that the program or the study knows are kept; others could say
 * something about one pupil, and are counted.
 *
 * @param texts the different cells without blanks at their ends, with their rows
 */
export function profileOfWords(
  column: string,
  texts: readonly (readonly [string, number])[],
  known: (text: string) => boolean,
  codes: Codes,
): ColumnProfile {
  const present = texts.filter(([, rows]) => rows > 0);
  const own = commonestTexts(present.filter(([text]) => text !== ""));
  const words = own.filter(({ text }) => known(text));
  const coded = own.filter(({ text }) => !known(text) && meaningOfCode(text, codes) !== null);
  const rows = present.reduce((sum, [, count]) => sum + count, 0);
  const blank = rows - sumOf(own);
  return {
    column,
    rows,
    blank,
    codes: coded,
    others: rows - blank - sumOf(words) - sumOf(coded),
    different: own.length - coded.length,
    content: { kind: "words", words },
  };
}

/** The profile of a column that names pupils, schools or places: how many there are, and the forms of their names. */
export function profileOfIdentifiers(column: string, texts: readonly (readonly [string, number])[]): ColumnProfile {
  const rows = texts.reduce((sum, [, count]) => sum + count, 0);
  const named = texts.filter(([text, count]) => text !== "" && count > 0);
  const blank = rows - named.reduce((sum, [, count]) => sum + count, 0);
  return {
    column,
    rows,
    blank,
    codes: [],
    others: 0,
    different: named.length,
    content: { kind: "identifiers", forms: formsOf(named) },
  };
}

/** The different cells of a judged column and their rows. */
export async function textsOfJudged(
  engine: Engine,
  { table }: JudgedValues,
): Promise<readonly (readonly [string, number])[]> {
  return counted(
    await engine.rows(
      sql`select ${name("said")}, sum(${name("rows")}) from ${name(table)} group by ${name("said")} order by 1`,
    ),
  );
}

/** The different cells of a column of loaded rows and their number. */
export async function textsOfColumn(
  engine: Engine,
  raw: string,
  text: Sql,
  kept: Sql,
): Promise<readonly (readonly [string, number])[]> {
  return counted(
    await engine.rows(
      sql`select ${name("text")}, count(*) from (select ${text} as ${name("text")} from ${name(raw)} where ${kept}) t group by ${name("text")} order by 1`,
    ),
  );
}

/**
 * The profile of a column of pupil references, which stay in the engine. Their form is their length: to look at each sign
 * of so many would take a tenth of the time of a whole run.
 */
export async function profileOfReferences(
  engine: Engine,
  column: string,
  raw: string,
  text: Sql,
  kept: Sql,
): Promise<ColumnProfile> {
  const lengths = await textsOfColumn(engine, raw, sql`length(${text})`, kept);
  const [different] = await engine.rows(
    sql`select count(distinct nullif(${text}, '')) from ${name(raw)} where ${kept}`,
  );
  const rows = lengths.reduce((sum, [, count]) => sum + count, 0);
  const blank = lengths.find(([length]) => length === "0")?.[1] ?? 0;
  const forms = commonestTexts(
    lengths.flatMap(([length, count]) => (length === "0" ? [] : [[`${length} signs`, count] as const])),
  );
  return {
    column,
    rows,
    blank,
    codes: [],
    others: 0,
    different: Number(different?.[0]),
    content: { kind: "identifiers", forms },
  };
}
