import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { failedValue, firstFailure, type RowCheck } from "./checks.ts";
import { ColumnReader } from "./column-reader.ts";
import type { OpenTable } from "./open-table.ts";
import type { PupilQuestion } from "./pupil-question.ts";
import { suppressionCodes } from "./suppression-codes.ts";
import type { Problem } from "./table-ledger.ts";

/** An open pupil file and the cohort it holds (null when a column says). */
export interface PupilFile {
  readonly table: OpenTable;
  /** Name of the loaded table in the engine. */
  readonly raw: string;
  readonly year: number | null;
}

const mostDecimals = 9;

function columnOf({ spec }: PupilQuestion, role: string): string {
  const column = spec.columns.get(role);
  if (column === undefined) throw new Error(`a role without a column: ${role}`);
  return column;
}

function wantedColumns(question: PupilQuestion): ReadonlySet<string> {
  const { spec, outcome, prior, flags, places, memberships } = question;
  const optional = ["pupil", "year"].filter((role) => spec.columns.has(role));
  const roles = [
    "school",
    ...optional,
    outcome,
    ...(prior === null ? [] : [prior]),
    ...flags,
    ...places,
    ...memberships.map(({ role }) => role),
  ];
  return new Set([...roles.map((role) => columnOf(question, role)), ...spec.keep.keys()]);
}

function readerOf(engine: Engine, question: PupilQuestion, table: OpenTable): ColumnReader {
  return new ColumnReader(engine, table, wantedColumns(question), question.at, suppressionCodes(question.spec.codes));
}

/**
 * How many decimals the possible scores of all files have: they become whole numbers by that power of ten.
 *
 * @throws ColdspotError (3) when there are more than 9
 */
export async function decimalsOf(
  engine: Engine,
  question: PupilQuestion,
  files: readonly PupilFile[],
  role: string,
): Promise<number> {
  let most = 0;
  for (const { table, raw } of files) {
    const reader = readerOf(engine, question, table);
    const column = columnOf(question, role);
    const problem = firstFailure(reader.numberChecks(column, "blank", question.spec.between.get(role)));
    const [row] = await engine.rows(
      sql`select max(${engine.words.decimalsOf(reader.text(column))}) from ${reader.rows(raw)} where ${problem} = 0`,
    );
    most = Math.max(most, Number(row?.[0] ?? 0));
    if (most > mostDecimals) {
      throw new ColdspotError(
        `${table.source.file}, column ${columnOf(question, role)}: more than ${mostDecimals} decimals: ${most}`,
        {
          exitCode: 3,
          advice: "round the scores to what they were measured with; ranks need exact ties",
        },
      );
    }
  }
  return most;
}

/** Engine table with the known schools, for the check that a pupil's school is one of them; null where no list says which exist. */
export interface KnownSchools {
  readonly table: string;
  readonly file: string;
}

function rowChecks(
  reader: ColumnReader,
  question: PupilQuestion,
  years: readonly number[],
  year: Sql,
  known: KnownSchools | null,
): readonly RowCheck[] {
  const { spec, outcome, prior, flags } = question;
  const school = columnOf(question, "school");
  const text = (column: string) => reader.text(column);
  const keep = [...spec.keep].map(
    ([column, values]): RowCheck => ({
      reason: `not a row to keep (${column})`,
      column,
      fails: sql`${reader.membership(column, values)} <> 1`,
      value: text(column),
    }),
  );
  const pupil = spec.columns.get("pupil");
  const yearColumn = spec.columns.get("year") ?? "";
  return [
    ...keep,
    ...(pupil === undefined
      ? []
      : [{ reason: `no pupil reference (${pupil})`, column: pupil, fails: sql`${text(pupil)} = ''`, value: sql`''` }]),
    { reason: `no school (${school})`, column: school, fails: sql`${text(school)} = ''`, value: sql`''` },
    {
      reason: "a year that is not in the study",
      column: yearColumn,
      fails: sql`${year} is null or ${year} not in (${joined(
        years.map((each) => sql`${each}`),
        sql`, `,
      )})`,
      value: yearColumn === "" ? sql`''` : text(yearColumn),
    },
    ...reader.numberChecks(columnOf(question, outcome), "no outcome", spec.between.get(outcome)),
    ...(prior === null
      ? []
      : reader.numberChecks(columnOf(question, prior), "no prior attainment", spec.between.get(prior))),
    ...flags.map((role) => reader.flagCheck(columnOf(question, role))),
    ...(known === null
      ? []
      : [
          {
            reason: `a school that is not in ${known.file}`,
            column: school,
            fails: sql`${text(school)} not in (select ${name("urn")} from ${name(known.table)})`,
            value: text(school),
          },
        ]),
  ];
}

/** Problems that only show when rows are set beside each other. */
const beside = (column: string): readonly Problem[] => [
  { reason: "the same pupil again, with the same values", column },
  { reason: "one pupil with rows that differ", column },
];

export interface CheckedFile {
  readonly file: PupilFile;
  /** Engine table: row, problem, offender, pupil, year, school, prior, outcome, s0.. (states), p0.. (texts of places). */
  readonly table: string;
  readonly problems: readonly Problem[];
}

/** Reads one pupil file into a checked engine table: every value a number or a text that was looked at. */
export async function checkPupilFile(
  engine: Engine,
  question: PupilQuestion,
  file: PupilFile,
  years: readonly number[],
  decimals: { readonly prior: number; readonly outcome: number },
  known: KnownSchools | null,
): Promise<CheckedFile> {
  const { spec, outcome, prior, flags, places, memberships } = question;
  const reader = readerOf(engine, question, file.table);
  const table = `checked ${file.raw}`;
  const yearColumn = spec.columns.get("year");
  const year =
    file.year !== null
      ? sql`${file.year}`
      : yearColumn === undefined
        ? sql`null`
        : engine.words.wholeOrNull(reader.text(yearColumn));
  const checks = rowChecks(reader, question, years, year, known);
  const pupil = spec.columns.get("pupil");
  const states = [
    ...flags.map((role) => reader.flag(columnOf(question, role))),
    ...memberships.map(({ role, values }) => reader.membership(columnOf(question, role), values)),
  ];
  const columns = [
    sql`${name("row")}`,
    sql`${name("problem")}`,
    sql`${failedValue(checks, name("problem"))} as ${name("offender")}`,
    sql`${pupil === undefined ? sql`''` : reader.text(pupil)} as ${name("pupil")}`,
    sql`${year} as ${name("year")}`,
    sql`${reader.text(columnOf(question, "school"))} as ${name("school")}`,
    sql`${prior === null ? sql`0` : reader.scaled(columnOf(question, prior), decimals.prior)} as ${name("prior")}`,
    sql`${reader.scaled(columnOf(question, outcome), decimals.outcome)} as ${name("outcome")}`,
    ...states.map((state, index) => sql`${state} as ${name(`s${index}`)}`),
    ...places.map((role, index) => sql`${reader.text(columnOf(question, role))} as ${name(`p${index}`)}`),
  ];
  const looked = sql`select *, ${firstFailure(checks)} as ${name("problem")} from ${reader.rows(file.raw)}`;
  await engine.run(sql`create table ${name(table)} as select ${joined(columns, sql`, `)} from (${looked}) looked`);
  await engine.run(sql`drop table ${name(file.raw)}`);
  return { file, table, problems: [...checks, ...beside(pupil ?? "")] };
}
