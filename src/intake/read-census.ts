import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { lastTerm, termsOfSixYears } from "../schools/census-term.ts";
import { failedValue, firstFailure, type RowCheck } from "./checks.ts";
import { ColumnReader } from "./column-reader.ts";
import type { OpenTable } from "./open-table.ts";
import type { CensusQuestion } from "./pupil-question.ts";
import { suppressionCodes } from "./suppression-codes.ts";
import type { Problem } from "./table-ledger.ts";

/** An open census file and the cohort whose pupils it holds (null: of every cohort). */
export interface CensusFile {
  readonly table: OpenTable;
  readonly raw: string;
  readonly cohort: number | null;
}

export interface CheckedCensus {
  readonly file: CensusFile;
  /** Engine table: row, problem, offender (of a good row its term, as written), pupil, term, fsm. */
  readonly table: string;
  readonly problems: readonly Problem[];
}

const terms: readonly (readonly [string, number])[] = [
  ["autumn", 0],
  ["aut", 0],
  ["spring", 1],
  ["spr", 1],
  ["summer", 2],
  ["sum", 2],
];

function termOf(text: Sql): Sql {
  const lower = sql`lower(${text})`;
  return sql`case ${joined(
    terms.map(([word, part]) => sql`when ${lower} = ${bound(word)} then ${part}`),
    sql` `,
  )} else null end`;
}

/** Reads one census file into a checked engine table. Terms outside the six years of every cohort it may serve are left out. */
export async function checkCensusFile(
  engine: Engine,
  { spec, at }: CensusQuestion,
  file: CensusFile,
  cohorts: readonly number[],
): Promise<CheckedCensus> {
  const roles = ["pupil", "year", "term", "fsm"].map((role) => spec.columns.get(role) ?? "");
  const [pupil = "", year = "", term = "", fsm = ""] = roles;
  const reader = new ColumnReader(engine, file.table, roles, at, suppressionCodes(spec.codes));
  const text = (column: string) => reader.text(column);
  const serves = file.cohort === null ? cohorts : [file.cohort];
  const term3 = name("term of year");
  const state = name("state");
  const number = name("number");
  const windows = serves.map(
    (cohort) => sql`${number} between ${lastTerm(cohort) - termsOfSixYears + 1} and ${lastTerm(cohort)}`,
  );
  const checks: readonly RowCheck[] = [
    { reason: `no pupil reference (${pupil})`, column: pupil, fails: sql`${text(pupil)} = ''`, value: sql`''` },
    { reason: `not a year (${year})`, column: year, fails: sql`${name("year end")} is null`, value: text(year) },
    { reason: `not autumn, spring or summer (${term})`, column: term, fails: sql`${term3} is null`, value: text(term) },
    { ...reader.flagCheck(fsm), fails: sql`${state} = 2 and not ${reader.isBlank(fsm)}` },
    { reason: `no free school meal status (${fsm})`, column: fsm, fails: sql`${state} = 2`, value: text(fsm) },
    {
      reason: "a census outside the six years before the exams",
      column: year,
      fails: sql`not (${joined(windows, sql` or `)})`,
      value: text(year),
    },
  ];
  const table = `checked ${file.raw}`;
  const looked = sql`select *, ${engine.words.wholeOrNull(text(year))} as ${name("year end")}, ${termOf(text(term))} as ${term3}, ${reader.flag(fsm)} as ${state} from ${reader.rows(file.raw)}`;
  const numbered = sql`select *, 3 * ${name("year end")} + ${term3} as ${number} from (${looked}) looked`;
  const judged = sql`select *, ${firstFailure(checks)} as ${name("problem")} from (${numbered}) numbered`;
  await engine.run(sql`create table ${name(table)} as select cast(${name("row")} as bigint) as ${name("row")}, ${name("problem")}, coalesce(${failedValue(checks, name("problem"))}, ${text(term)}) as ${name("offender")},
    ${text(pupil)} as ${name("pupil")}, cast(${number} as int) as ${name("term")}, cast(${state} as int) as ${name("fsm")} from (${judged}) judged`);
  await engine.run(sql`drop table ${name(file.raw)}`);
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
  const strangers = sql`select c.${name("row")} from ${name(table)} c left join (select distinct ${name("pupil")} from (${known}) k) k on k.${name("pupil")} = c.${name("pupil")}
    where c.${name("problem")} = 0 and k.${name("pupil")} is null`;
  await engine.run(sql`create table ${name(`strangers ${table}`)} as ${strangers}`);
  await engine.run(sql`update ${name(table)} set ${name("problem")} = ${other}, ${name("offender")} = ${name("pupil")}
    from ${name(`strangers ${table}`)} s where s.${name("row")} = ${name(table)}.${name("row")}`);
  await engine.run(sql`drop table ${name(`strangers ${table}`)}`);
}

/** Leaves out repeated terms, in one file or in several: an exact repeat is used once, two answers not at all. */
export async function leaveOutCensusRepeats(engine: Engine, files: readonly CheckedCensus[]): Promise<void> {
  const repeats = "repeats of the census";
  const each = files.map(
    ({ table }, file) =>
      sql`select ${name("pupil")}, ${name("term")}, ${name("fsm")}, ${file} * 1000000000000 + ${name("row")} as ${name("place")} from ${name(table)} where ${name("problem")} = 0`,
  );
  if (each.length === 0) return;
  const all = sql`(${joined(each, sql` union all `)})`;
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

/** Makes the census table of one cohort from the files that serve it; a cohort without a file has an empty one. */
export async function makeCensus(engine: Engine, checked: readonly CheckedCensus[], cohort: number): Promise<string> {
  const table = `census ${cohort}`;
  const serving = checked.filter(({ file }) => file.cohort === null || file.cohort === cohort);
  const all = serving.map(
    ({ table: from }) =>
      sql`select ${name("pupil")}, ${name("term")}, ${name("fsm")} from ${name(from)} where ${name("problem")} = 0`,
  );
  const none = sql`select '' as ${name("pupil")}, 0 as ${name("term")}, 0 as ${name("fsm")} where 1 = 0`;
  await engine.run(sql`create table ${name(table)} as ${joined(all.length === 0 ? [none] : all, sql` union all `)}`);
  return table;
}
