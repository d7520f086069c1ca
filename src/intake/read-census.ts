import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { firstTerm, lastTerm } from "../schools/census-term.ts";
import { type CensusColumns, termOf } from "./census-marks.ts";
import { failedValue, firstFailure, type RowCheck } from "./checks.ts";
import { ColumnReader } from "./column-reader.ts";
import { type KeyKind, keyOf } from "./pupil-key.ts";
import type { CensusQuestion } from "./pupil-question.ts";
import type { ScannedTable } from "./scanned-table.ts";
import { suppressionCodes } from "./suppression-codes.ts";
import type { Problem } from "./table-ledger.ts";

/** A census file and the cohort whose pupils it holds (null: of every cohort). */
export interface CensusFile {
  readonly scan: ScannedTable;
  readonly cohort: number | null;
}

/** What is read of a census file, and how. */
export interface CensusReading {
  readonly file: CensusFile;
  readonly reader: ColumnReader;
  readonly columns: CensusColumns;
  readonly key: KeyKind;
}

export function readingOf(engine: Engine, { spec, at }: CensusQuestion, file: CensusFile, key: KeyKind): CensusReading {
  const column = (role: string) => spec.columns.get(role) ?? "";
  const columns = { pupil: column("pupil"), year: column("year"), term: column("term"), fsm: column("fsm") };
  const reader = new ColumnReader(engine, file.scan, Object.values(columns), at, suppressionCodes(spec.codes));
  return { file, reader, columns, key };
}

export interface CheckedCensus {
  readonly file: CensusFile;
  /** Engine table: row, problem, offender (of a good row its term, as written), pupil, term, fsm. */
  readonly table: string;
  readonly problems: readonly Problem[];
}

function checksOf({ reader, columns }: CensusReading, serves: readonly number[]): readonly RowCheck[] {
  const { pupil, year, term, fsm } = columns;
  const text = (column: string) => reader.text(column);
  const [state, number] = [name("state"), name("number")];
  const windows = serves.map((cohort) => sql`${number} between ${firstTerm(cohort)} and ${lastTerm(cohort)}`);
  return [
    { reason: `no pupil reference (${pupil})`, column: pupil, fails: sql`${text(pupil)} = ''`, value: sql`''` },
    { reason: `not a year (${year})`, column: year, fails: sql`${name("year end")} is null`, value: text(year) },
    {
      reason: `not autumn, spring or summer (${term})`,
      column: term,
      fails: sql`${name("term of year")} is null`,
      value: text(term),
    },
    { ...reader.flagCheck(fsm), fails: sql`${state} = 2 and not ${reader.isBlank(fsm)}` },
    { reason: `no free school meal status (${fsm})`, column: fsm, fails: sql`${state} = 2`, value: text(fsm) },
    {
      reason: "a census outside the six years before the exams",
      column: year,
      fails: sql`not (${joined(windows, sql` or `)})`,
      value: text(year),
    },
  ];
}

/**
 * Judges rows of a census file one by one, into an engine table. Terms outside the six years of every cohort it may
 * serve are left out.
 *
 * @param suspects engine table of pupils: only their rows are kept, and those that have a problem; null keeps all rows
 */
export async function judgeCensusRows(
  engine: Engine,
  reading: CensusReading,
  cohorts: readonly number[],
  suspects: string | null,
): Promise<CheckedCensus> {
  const { file, reader, columns, key } = reading;
  const { pupil, year, term, fsm } = columns;
  const text = (column: string) => reader.text(column);
  const checks = checksOf(reading, file.cohort === null ? cohorts : [file.cohort]);
  const number = sql`3 * cast(${name("year end")} as bigint) + ${name("term of year")}`;
  const looked = sql`select *, ${engine.words.wholeOrNull(text(year))} as ${name("year end")}, ${termOf(text(term))} as ${name("term of year")},
    ${reader.flag(fsm)} as ${name("state")}, ${keyOf(reader, pupil, key)} as ${name("pupil")} from ${reader.scannedRows(file.scan.table)}`;
  const numbered = sql`select *, ${number} as ${name("number")} from (${looked}) looked`;
  const judged = sql`select *, ${firstFailure(checks)} as ${name("problem")} from (${numbered}) numbered`;
  const wanted =
    suspects === null
      ? sql``
      : sql` where ${name("problem")} > 0 or ${name("pupil")} in (select ${name("pupil")} from ${name(suspects)})`;
  const table = `checked ${file.scan.table}`;
  await engine.run(sql`create table ${name(table)} as select cast(${name("row")} as bigint) as ${name("row")}, ${name("problem")}, coalesce(${failedValue(checks, name("problem"))}, ${text(term)}) as ${name("offender")},
    ${name("pupil")}, cast(case when ${name("problem")} = 0 then ${name("number")} end as int) as ${name("term")}, cast(${name("state")} as int) as ${name("fsm")} from (${judged}) judged${wanted}`);
  const more: readonly Problem[] = [
    { reason: "a pupil who is not among those used", column: pupil },
    { reason: "the same term again, with the same answer", column: term },
    { reason: "one term with two answers", column: term },
  ];
  return { file, table, problems: [...checks, ...more] };
}

/**
 * Leaves out census rows of other pupils.
 *
 * @param pupils engine tables of the cohorts that the file serves
 */
export async function leaveOutStrangers(
  engine: Engine,
  { table, problems }: CheckedCensus,
  pupils: readonly string[],
): Promise<void> {
  const other = problems.length - 2;
  const known = joined(
    pupils.map((each) => sql`select ${name("pupil")} from ${name(each)}`),
    sql` union all `,
  );
  await engine.run(sql`update ${name(table)} set ${name("problem")} = ${other}, ${name("offender")} = cast(${name("pupil")} as varchar)
    where ${name("problem")} = 0 and not exists (select 1 from (${known}) k where k.${name("pupil")} = ${name(table)}.${name("pupil")})`);
}

/** Rows of checked census files that are used. */
export function goodRows(files: readonly CheckedCensus[]): Sql {
  const each = files.map(
    ({ table }, file) =>
      sql`select ${name("pupil")}, ${name("term")}, ${name("fsm")}, ${file} * 1000000000000 + ${name("row")} as ${name("place")} from ${name(table)} where ${name("problem")} = 0`,
  );
  return sql`(${joined(each, sql` union all `)})`;
}

/** Leaves out repeated terms, in one file or in several: an exact repeat is used once, two answers not at all. */
export async function leaveOutCensusRepeats(engine: Engine, files: readonly CheckedCensus[]): Promise<void> {
  if (files.length === 0) return;
  const repeats = "repeats of the census";
  const all = goodRows(files);
  await engine.run(sql`create table ${name(repeats)} as select ${name("pupil")}, ${name("term")}, min(${name("place")}) as ${name("first")}, min(${name("fsm")}) as ${name("low")}, max(${name("fsm")}) as ${name("high")}
    from ${all} a where ${name("pupil")} in (
      select ${name("pupil")} from ${all} b group by ${name("pupil")} having count(*) <> ${engine.words.distinctSmall(name("term"))}
    ) group by ${name("pupil")}, ${name("term")} having count(*) > 1`);
  const [found] = await engine.rows(sql`select count(*) from ${name(repeats)}`);
  for (const [file, { table, problems }] of Number(found?.[0]) > 0 ? files.entries() : []) {
    const [same, two] = [problems.length - 1, problems.length];
    await engine.run(sql`update ${name(table)} set ${name("problem")} = case when d.${name("low")} < d.${name("high")} then ${two} else ${same} end
      from ${name(repeats)} d where d.${name("pupil")} = ${name(table)}.${name("pupil")} and d.${name("term")} = ${name(table)}.${name("term")} and ${name("problem")} = 0
      and (d.${name("low")} < d.${name("high")} or d.${name("first")} <> ${file} * 1000000000000 + ${name("row")})`);
  }
  await engine.run(sql`drop table ${name(repeats)}`);
}
