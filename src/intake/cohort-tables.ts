import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { PupilQuestion } from "./pupil-question.ts";
import type { CheckedFile, Decimals } from "./read-pupils.ts";

/** Engine tables of one cohort, ready for the statement that counts. */
export interface CohortTables {
  readonly year: number;
  /** pupil, school and place as whole-number codes, prior, outcome, s0.. */
  readonly pupils: string;
  /** pupil, seen, eligible: bit k is term k of the six years before the exams; null without a census. */
  readonly census: string | null;
  /** The decimals by which the scores were scaled, which are those that the files of this cohort needed. */
  readonly decimals: Decimals;
  /** Text of each school code and each place code, by code. */
  readonly schools: readonly string[];
  readonly places: readonly (readonly string[])[];
}

/** The most decimals in any of several files. */
function mostDecimals(checked: readonly CheckedFile[]): Decimals {
  return {
    prior: Math.max(0, ...checked.map(({ decimals }) => decimals.prior)),
    outcome: Math.max(0, ...checked.map(({ decimals }) => decimals.outcome)),
  };
}

/** Columns of the good rows of a year, from all files, with scores in steps of the finest of them. */
function together(checked: readonly CheckedFile[], year: number, columns: readonly string[]): Sql {
  const most = mostDecimals(checked);
  const each = checked.map(({ table, decimals }, file) => {
    const wanted = columns.map((column) => {
      const finer = column === "prior" || column === "outcome" ? most[column] - decimals[column] : 0;
      return finer === 0
        ? name(column)
        : sql`cast(${name(column)} as decimal(38, 0)) * ${10 ** finer} as ${name(column)}`;
    });
    return sql`select ${file} as ${name("file")}, ${joined(wanted, sql`, `)} from ${name(table)} where ${name("problem")} = 0 and ${name("year")} = ${year}`;
  });
  return joined(each, sql` union all `);
}

function stateColumns(question: PupilQuestion): readonly string[] {
  return Array.from({ length: question.flags.length + question.memberships.length }, (_, index) => `s${index}`);
}

function placeColumns(question: PupilQuestion): readonly string[] {
  return question.places.map((_, index) => `p${index}`);
}

/**
 * Leaves repeated pupils out of the checked tables: an exact repeat is used once, rows that differ not at all. Both are
 * listed in the ledger.
 */
async function leaveOutRepeats(
  engine: Engine,
  question: PupilQuestion,
  checked: readonly CheckedFile[],
  year: number,
): Promise<void> {
  if (!question.spec.columns.has("pupil")) return;
  const twice = name(`pupils twice ${year}`);
  await engine.run(
    sql`create table ${twice} as select ${name("pupil")} from (${together(checked, year, ["pupil"])}) p group by ${name("pupil")} having count(*) > 1`,
  );
  const [some] = await engine.rows(sql`select count(*) from ${twice}`);
  if (Number(some?.[0]) > 0) await markRepeats(engine, question, checked, year, twice);
  await engine.run(sql`drop table ${twice}`);
}

async function markRepeats(
  engine: Engine,
  question: PupilQuestion,
  checked: readonly CheckedFile[],
  year: number,
  twice: Sql,
): Promise<void> {
  const columns = ["school", "prior", "outcome", ...stateColumns(question), ...placeColumns(question)];
  const values = joined(columns.map(name), sql`, `);
  const all = together(checked, year, ["row", "pupil", ...columns]);
  const found = name(`repeats ${year}`);
  await engine.run(sql`create table ${found} as
    select ${name("pupil")}, min(${name("file")} * 1000000000000 + ${name("row")}) as ${name("first")}, count(distinct (${values})) as ${name("kinds")}
    from (${all}) p where ${name("pupil")} in (select ${name("pupil")} from ${twice}) group by ${name("pupil")}`);
  for (const [file, { table, problems }] of checked.entries()) {
    const [same, differs] = [problems.length - 1, problems.length];
    await engine.run(sql`update ${name(table)} set ${name("problem")} = case when d.${name("kinds")} > 1 then ${differs} else ${same} end, ${name("offender")} = cast(${name(table)}.${name("pupil")} as varchar)
      from ${found} d where d.${name("pupil")} = ${name(table)}.${name("pupil")} and ${name("problem")} = 0 and ${name("year")} = ${year}
      and (d.${name("kinds")} > 1 or d.${name("first")} <> ${file} * 1000000000000 + ${name("row")})`);
  }
  await engine.run(sql`drop table ${found}`);
}

/** Codes for the different texts of a year, in the order of the texts, and those texts by code. */
async function codesOf(
  engine: Engine,
  rows: Sql,
  columns: readonly Sql[],
  table: string,
): Promise<readonly (readonly string[])[]> {
  const list = joined(columns, sql`, `);
  await engine.run(
    sql`create table ${name(table)} as select ${list}, cast(row_number() over (order by ${list}) - 1 as int) as ${name("code")} from (select distinct ${list} from (${rows}) r) d`,
  );
  const texts = await engine.rows(sql`select ${list} from ${name(table)} order by ${name("code")}`);
  return texts.map((row) => row.map((text) => text ?? ""));
}

/**
 * Makes the pupil table of one cohort. Schools and places become codes, in the order of their text.
 *
 * @throws ColdspotError (3) when a score is too large to count exactly
 */
export async function makePupils(
  engine: Engine,
  question: PupilQuestion,
  checked: readonly CheckedFile[],
  year: number,
): Promise<Omit<CohortTables, "census">> {
  await leaveOutRepeats(engine, question, checked, year);
  const texts = placeColumns(question).map(name);
  const scored = ["pupil", "school", "prior", "outcome"];
  const rows = together(checked, year, [...scored, ...stateColumns(question), ...placeColumns(question)]);
  const [limits] = await engine.rows(
    sql`select max(greatest(abs(${name("prior")}), abs(${name("outcome")}))) from (${rows}) r`,
  );
  refuseLarge(year, Number(limits?.[0] ?? 0));
  const [schoolCodes, placeCodes] = [`school codes ${year}`, `place codes ${year}`];
  const schools = await codesOf(engine, rows, [name("school")], schoolCodes);
  const places = texts.length === 0 ? [[]] : await codesOf(engine, rows, texts, placeCodes);
  const same = joined(
    texts.map((text) => sql`l.${text} = r.${text}`),
    sql` and `,
  );
  const place = texts.length === 0 ? sql`0` : sql`l.${name("code")}`;
  const states = joined(
    stateColumns(question).map((state) => sql`, cast(r.${name(state)} as int) as ${name(state)}`),
    sql``,
  );
  const pupils = `pupils ${year}`;
  await engine.run(sql`create table ${name(pupils)} as select r.${name("pupil")}, s.${name("code")} as ${name("school")}, ${place} as ${name("place")},
    cast(r.${name("prior")} as int) as ${name("prior")}, cast(r.${name("outcome")} as int) as ${name("outcome")}${states}
    from (${rows}) r join ${name(schoolCodes)} s on s.${name("school")} = r.${name("school")}
    ${texts.length === 0 ? sql`` : sql`join ${name(placeCodes)} l on ${same}`}`);
  for (const codes of [schoolCodes, ...(texts.length === 0 ? [] : [placeCodes])])
    await engine.run(sql`drop table ${name(codes)}`);
  return { year, pupils, decimals: mostDecimals(checked), schools: schools.map(([school]) => school ?? ""), places };
}

/** Refuses scores that are too large for the integers of cells. */
export function refuseLarge(year: number, largest: number): void {
  if (largest < 2 ** 31) return;
  throw new ColdspotError(`scores of ${year} have too many digits to be counted exactly`, {
    exitCode: 3,
    advice: "round prior attainment and outcome to fewer decimals",
  });
}
