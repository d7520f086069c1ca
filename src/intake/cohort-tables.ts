import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { PupilQuestion } from "./pupil-question.ts";
import type { CheckedFile } from "./read-pupils.ts";

/** Engine tables of one cohort, ready for the statement that counts. */
export interface CohortTables {
  readonly year: number;
  /** pupil, school and place as whole-number codes, prior, outcome, s0.. */
  readonly pupils: string;
  /** pupil, seen, eligible: bit k is term k of the six years before the exams; null without a census. */
  readonly census: string | null;
  /** Text of each school code and each place code, by code. */
  readonly schools: readonly string[];
  readonly places: readonly (readonly string[])[];
}

function together(checked: readonly CheckedFile[], year: number, columns: Sql): Sql {
  return joined(
    checked.map(
      ({ table }, file) =>
        sql`select ${file} as ${name("file")}, ${columns} from ${name(table)} where ${name("problem")} = 0 and ${name("year")} = ${year}`,
    ),
    sql` union all `,
  );
}

function stateColumns(question: PupilQuestion): readonly Sql[] {
  return Array.from({ length: question.flags.length + question.memberships.length }, (_, index) => name(`s${index}`));
}

function placeColumns(question: PupilQuestion): readonly Sql[] {
  return question.places.map((_, index) => name(`p${index}`));
}

/**
 * Takes pupils that stand more than once out of the checked tables: an exact repeat is used once, rows that differ not
 * at all. Both stand in the ledger.
 */
async function leaveOutRepeats(
  engine: Engine,
  question: PupilQuestion,
  checked: readonly CheckedFile[],
  year: number,
): Promise<void> {
  if (!question.spec.columns.has("pupil")) return;
  const values = joined(
    [name("school"), name("prior"), name("outcome"), ...stateColumns(question), ...placeColumns(question)],
    sql`, `,
  );
  const all = together(checked, year, sql`${name("row")}, ${name("pupil")}, ${values}`);
  const found = name(`repeats ${year}`);
  await engine.run(sql`create table ${found} as
    select ${name("pupil")}, min(${name("file")} * 1000000000000 + ${name("row")}) as ${name("first")}, count(distinct (${values})) as ${name("kinds")}
    from (${all}) p group by ${name("pupil")} having count(*) > 1`);
  for (const [file, { table, problems }] of checked.entries()) {
    const [same, differs] = [problems.length - 1, problems.length];
    await engine.run(sql`update ${name(table)} set ${name("problem")} = case when d.${name("kinds")} > 1 then ${differs} else ${same} end, ${name("offender")} = ${name(table)}.${name("pupil")}
      from ${found} d where d.${name("pupil")} = ${name(table)}.${name("pupil")} and ${name("problem")} = 0 and ${name("year")} = ${year}
      and (d.${name("kinds")} > 1 or d.${name("first")} <> ${file} * 1000000000000 + ${name("row")})`);
  }
  await engine.run(sql`drop table ${found}`);
}

/**
 * Makes the pupil table of one cohort: schools and places become codes, in the order of their text.
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
  const texts = placeColumns(question);
  const columns = joined(
    [name("pupil"), name("school"), name("prior"), name("outcome"), ...stateColumns(question), ...texts],
    sql`, `,
  );
  const all = `all ${year}`;
  await engine.run(sql`create table ${name(all)} as ${together(checked, year, columns)}`);
  const [limits] = await engine.rows(
    sql`select max(greatest(abs(${name("prior")}), abs(${name("outcome")}))) from ${name(all)}`,
  );
  if (Number(limits?.[0] ?? 0) >= 2 ** 31) {
    throw new ColdspotError(`scores of ${year} have too many digits to be counted exactly`, {
      exitCode: 3,
      advice: "round prior attainment and outcome to fewer decimals",
    });
  }
  const schools = await engine.rows(
    sql`select distinct ${name("school")} from ${name(all)} order by ${name("school")}`,
  );
  const placeList =
    texts.length === 0
      ? [[]]
      : await engine.rows(
          sql`select distinct ${joined(texts, sql`, `)} from ${name(all)} order by ${joined(texts, sql`, `)}`,
        );
  const ranked = (columnsOf: readonly Sql[]) =>
    columnsOf.length === 0 ? sql`0` : sql`cast(dense_rank() over (order by ${joined(columnsOf, sql`, `)}) - 1 as int)`;
  const pupils = `pupils ${year}`;
  await engine.run(sql`create table ${name(pupils)} as select ${name("pupil")}, ${ranked([name("school")])} as ${name("school")}, ${ranked(texts)} as ${name("place")},
    cast(${name("prior")} as int) as ${name("prior")}, cast(${name("outcome")} as int) as ${name("outcome")}
    ${joined(
      stateColumns(question).map((state) => sql`, cast(${state} as int) as ${state}`),
      sql``,
    )} from ${name(all)}`);
  await engine.run(sql`drop table ${name(all)}`);
  return {
    year,
    pupils,
    schools: schools.map(([school]) => school ?? ""),
    places: placeList.map((row) => row.map((text) => text ?? "")),
  };
}
