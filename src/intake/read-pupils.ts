import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { failedValue, firstFailure, type RowCheck } from "./checks.ts";
import { ColumnReader } from "./column-reader.ts";
import { refuseFarScores } from "./far-values/refuse-far-values.ts";
import { formsOfFlags, formsOfNumbers, formsOfSchools, formsOfValues, formsOfYears } from "./forms-of-values.ts";
import type { WrittenIds } from "./ids-told.ts";
import {
  type JudgedValues,
  joinedValues,
  judgeValues,
  type Kept,
  mostDecimalsOf,
  throughValues,
  type ValuesQuestion,
} from "./judged-values.ts";
import { type ComparedColumn, type ComparedRows, lostIn } from "./lost-pupils.ts";
import type { RecordsOfRows } from "./open-table.ts";
import type { ColumnProfile } from "./profile/column-profile.ts";
import { profilesOfFile } from "./profile/profiles-of-file.ts";
import { suppressionCodes } from "./published-codes.ts";
import { type KeyKind, keyOf, plainReference } from "./pupil-key.ts";
import type { PupilQuestion } from "./pupil-question.ts";
import type { ScannedTable } from "./scanned-table.ts";
import { scopeChecks } from "./scope-checks.ts";
import type { Problem } from "./table-ledger.ts";

/** A pupil file and the cohort it holds (null where a column gives the year). */
export interface PupilFile {
  readonly scan: ScannedTable;
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
    ...spec.scope.map(({ role }) => role),
  ];
  return new Set([...roles.map((role) => columnOf(question, role)), ...spec.keep.keys()]);
}

/** Refuses scores with more decimals than ranks with exact ties can have. */
function refuseDecimals(file: string, column: string, decimals: number): void {
  if (decimals <= mostDecimals) return;
  throw new ColdspotError(`${file}, column ${column}: more than ${mostDecimals} decimals: ${decimals}`, {
    exitCode: 3,
    advice: "round the scores to what they were measured with; ranks need exact ties",
  });
}

/** Engine table of the known schools, to check that a pupil's school is one of them; null where there is no list. */
export interface KnownSchools {
  readonly table: string;
  readonly file: string;
}

/** The judged values of the columns, each value judged once. */
interface Judgements {
  readonly school: JudgedValues;
  readonly outcome: JudgedValues;
  readonly prior: JudgedValues | null;
  readonly flags: readonly JudgedValues[];
  readonly memberships: readonly JudgedValues[];
  /** Null where all rows are of the file's own year. */
  readonly year: JudgedValues | null;
}

const all = ({ school, outcome, prior, flags, memberships, year }: Judgements): readonly JudgedValues[] => [
  school,
  outcome,
  ...(prior === null ? [] : [prior]),
  ...flags,
  ...memberships,
  ...(year === null ? [] : [year]),
];

async function judgements(
  engine: Engine,
  reader: ColumnReader,
  question: PupilQuestion,
  raw: string,
  known: KnownSchools | null,
  yearColumn: string | null,
  kept: Kept,
): Promise<Judgements> {
  let asked = 0;
  const judge = (values: ValuesQuestion) => judgeValues(engine, reader, raw, asked++, values, kept);
  const number = (role: string, blank: string) => {
    const column = columnOf(question, role);
    const checks = reader.numberChecks(column, blank, question.spec.between.get(role));
    return judge({ column, checks, decimals: true, state: null, forms: formsOfNumbers });
  };
  const school = columnOf(question, "school");
  const checks = schoolChecks(reader, school, known);
  const flags: JudgedValues[] = [];
  for (const role of question.flags) {
    const column = columnOf(question, role);
    const [flag, blank] = [[reader.flagCheck(column)], question.spec.blank.get(role) ?? 2];
    const state = sql`case when ${name("said")} = '' then ${blank} else ${reader.flag(column)} end`;
    flags.push(await judge({ column, checks: flag, decimals: false, state, forms: formsOfFlags }));
  }
  const memberships: JudgedValues[] = [];
  for (const { role, values } of question.memberships) {
    const column = columnOf(question, role);
    const blank = question.spec.blank.get(role) ?? 2;
    const state = sql`case when ${name("said")} = '' then ${blank} else ${reader.membership(column, values)} end`;
    const forms = formsOfValues(values);
    memberships.push(await judge({ column, checks: [], decimals: false, state, forms }));
  }
  return {
    school: await judge({ column: school, checks, decimals: false, state: null, forms: formsOfSchools }),
    outcome: await number(question.outcome, "no outcome"),
    prior: question.prior === null ? null : await number(question.prior, "no prior attainment"),
    flags,
    memberships,
    year:
      yearColumn === null
        ? null
        : await judge({ column: yearColumn, checks: [], decimals: false, state: null, forms: formsOfYears }),
  };
}

/** Which rows the study keeps by the columns that it names under `keep`; null where it keeps all. */
function keptRows(reader: ColumnReader, { spec }: PupilQuestion): Kept {
  const rules = [...spec.keep].map(([column, values]) => reader.isOneOf(column, values, reader.asText(column)));
  return rules.length === 0 ? null : joined(rules, sql` and `);
}

/** What is in the columns that a question uses; prior attainment from other files is left out. */
function profiles(
  engine: Engine,
  reader: ColumnReader,
  question: PupilQuestion,
  raw: string,
  judged: Judgements,
  kept: Kept,
): Promise<readonly ColumnProfile[]> {
  const { spec, places, memberships, priorElsewhere = null } = question;
  const { school, outcome, prior, flags, year } = judged;
  const columns = {
    pupil: spec.columns.get("pupil") ?? null,
    school,
    numbers: [outcome, ...(prior === null || priorElsewhere !== null ? [] : [prior])],
    flags,
    memberships: judged.memberships.map((one, index) => ({ judged: one, values: memberships[index]?.values ?? [] })),
    year,
    chosen: [
      ...[...spec.keep].map(([column, values]) => ({ column, values })),
      ...spec.scope.map(({ role, values }) => ({ column: columnOf(question, role), values })),
    ],
    places: places.map((role) => columnOf(question, role)),
  };
  return profilesOfFile(engine, reader, raw, columns, kept);
}

function schoolChecks(reader: ColumnReader, school: string, known: KnownSchools | null): readonly RowCheck[] {
  const text = reader.text(school);
  const blank = { reason: `no school (${school})`, column: school, fails: sql`${text} = ''`, value: sql`''` };
  if (known === null) return [blank];
  const fails = sql`${text} not in (select ${name("urn")} from ${name(known.table)})`;
  return [blank, { reason: `a school that is not in ${known.file}`, column: school, fails, value: text }];
}

function rowChecks(
  reader: ColumnReader,
  question: PupilQuestion,
  judged: Judgements,
  years: readonly number[],
  year: Sql,
): readonly RowCheck[] {
  const { spec } = question;
  const text = (column: string) => reader.text(column);
  const keep = [...spec.keep].map(
    ([column, values]): RowCheck => ({
      reason: `a row that the study leaves out (${column})`,
      column,
      fails: sql`not ${reader.isOneOf(column, values)}`,
      value: text(column),
      loss: "left out by the study",
    }),
  );
  const pupil = spec.columns.get("pupil");
  const yearColumn = spec.columns.get("year") ?? "";
  const [noSchool, ...unknownSchool] = throughValues(judged.school);
  return [
    ...keep,
    ...(pupil === undefined
      ? []
      : [{ reason: `no pupil reference (${pupil})`, column: pupil, fails: sql`${text(pupil)} = ''`, value: sql`''` }]),
    ...(noSchool === undefined ? [] : [noSchool]),
    {
      reason: "a year that is not in the study",
      column: yearColumn,
      fails: sql`${year} is null or ${year} not in (${joined(
        years.map((each) => sql`${each}`),
        sql`, `,
      )})`,
      value: yearColumn === "" ? sql`''` : text(yearColumn),
      loss: "left out by the study",
    },
    ...scopeChecks(reader, spec),
    ...(judged.prior === null ? [] : throughValues(judged.prior)),
    ...throughValues(judged.outcome),
    ...judged.flags.flatMap(throughValues),
    ...unknownSchool,
  ];
}

/** Problems that only show when rows are compared with each other. */
const beside = (column: string): readonly Problem[] => [
  { reason: "the same pupil again, with the same values", column, loss: "left out by the study" },
  { reason: "one pupil with rows that differ", column },
];

/** The decimals by which the scores of a file were scaled. */
export interface Decimals {
  readonly prior: number;
  readonly outcome: number;
}

export interface CheckedFile {
  readonly file: PupilFile;
  readonly records: RecordsOfRows;
  readonly decimals: Decimals;
  readonly profiles: readonly ColumnProfile[];
  /** School numbers by their normal form. */
  readonly written: WrittenIds;
  /** Engine table: row, problem, offender, pupil, year, school, prior, outcome, s0.. (states), p0.. (place texts). */
  readonly table: string;
  readonly problems: readonly Problem[];
  /** How lost rows are compared with those used; its table of written cells is to be dropped with the other. */
  readonly compared: ComparedRows;
}

/** Copies the wanted columns of a file into an engine table, as they are stored and in the order of the file. */
async function copyWanted(
  engine: Engine,
  { scan }: PupilFile,
  wanted: Iterable<string>,
  { spec, priorElsewhere = null }: PupilQuestion,
) {
  const raw = `raw ${scan.table}`;
  const own = [...wanted].filter((column) => column !== priorElsewhere?.role);
  const columns = joined(
    [...new Set(own.map((column) => scan.header.indexOf(column)))].map((index) => engine.column(index)),
    sql`, `,
  );
  await engine.run(sql`create table ${name(raw)} as select ${columns} from ${name(scan.table)}`);
  if (priorElsewhere !== null) {
    const value = engine.column(scan.header.indexOf(priorElsewhere.role));
    const pupil = plainReference(
      sql`trim(${name(raw)}.${engine.column(scan.header.indexOf(spec.columns.get("pupil") ?? ""))})`,
    );
    const known = name(priorElsewhere.table);
    await engine.run(sql`alter table ${name(raw)} add column ${value} varchar`);
    await engine.run(
      sql`update ${name(raw)} set ${value} = k.${name("value")} from ${known} k where k.${name("pupil")} = ${pupil}`,
    );
  }
  const [count] = await engine.rows(sql`select count(*) from ${name(raw)}`);
  const records = scan.records(Number(count?.[0]));
  await scan.end();
  return { raw, records };
}

/**
 * The column that gives the summer of a row, or null. An extract gives the academic year in every row; other files of one
 * year have it in every row.
 */
function yearColumnOf({ spec }: PupilQuestion, { year }: PupilFile): string | null {
  return spec.extract === null && year !== null ? null : (spec.columns.get("year") ?? null);
}

/** The summer of a row; null where it has none, or one other than that of its file. */
function yearOf({ words }: Engine, { year }: PupilFile, column: JudgedValues | null): Sql {
  if (column === null) return year === null ? sql`null` : sql`${year}`;
  const said = words.wholeOrNull(sql`${name(column.as)}.${name("text")}`);
  return year === null ? said : sql`case when ${said} = ${year} then ${year} end`;
}

async function writtenIds(engine: Engine, { table }: JudgedValues): Promise<WrittenIds> {
  const written = new Map<string, Set<string>>();
  const rows = await engine.rows(sql`select ${name("text")}, ${name("said")} from ${name(table)}`);
  for (const [id, said] of rows) written.set(id ?? "", (written.get(id ?? "") ?? new Set()).add(said ?? ""));
  return written;
}

/** The text of a scaled score, as a number. */
function unscaled(column: string, digits: number): Sql {
  return sql`cast(${name(column)} * 1.0 / ${10 ** digits} as varchar)`;
}

/**
 * The columns by which lost rows are compared with those used. Scores of lost rows are taken as they are written, for most
 * are lost because they cannot be read.
 *
 * @param keep keeps the written cells of lost rows in a table, and gives its name
 */
async function comparedRows(
  engine: Engine,
  { flags, places, spec }: PupilQuestion,
  {
    table,
    problems,
    decimals,
    judged,
  }: Pick<CheckedFile, "table" | "problems" | "decimals"> & { readonly judged: Judgements },
  keep: (cells: readonly Sql[], lost: Sql) => Promise<string>,
): Promise<ComparedRows> {
  const scores = [
    { what: "an outcome", column: "outcome", digits: decimals.outcome, of: judged.outcome },
    { what: "prior attainment", column: "prior", digits: decimals.prior, of: judged.prior },
  ] as const;
  const cells = scores.flatMap(({ column, of }) =>
    of === null ? [] : [sql`${name(of.as)}.${name("said")} as ${name(`written ${column}`)}`],
  );
  const lost = lostIn(problems);
  const [count] = lost === null ? [] : await engine.rows(sql`select count(*) from ${name(table)} where ${lost}`);
  const isAny = Number(count?.[0] ?? 0) > 0;
  const text = (column: string) => sql`cast(${name(column)} as varchar)`;
  const columns: readonly ComparedColumn[] = [
    ...scores.flatMap(({ what, column, digits, of }): readonly ComparedColumn[] =>
      of === null ? [] : [{ what, kind: "number", text: unscaled(column, digits), asWritten: `written ${column}` }],
    ),
    ...flags.map((role, index): ComparedColumn => {
      const state = name(`s${index}`);
      return {
        what: `answer to ${role}`,
        kind: "text",
        text: sql`case ${state} when 1 then 'yes' when 0 then 'no' else '' end`,
        asWritten: null,
      };
    }),
    { what: "school", kind: "text", text: text("school"), asWritten: null },
    ...places.map(
      (role, index): ComparedColumn => ({
        what: role,
        kind: "text",
        text: text(`p${index}`),
        asWritten: null,
      }),
    ),
    ...(spec.columns.has("year") ? [{ what: "year", kind: "text", text: text("year"), asWritten: null } as const] : []),
  ];
  return { columns, written: isAny && lost !== null ? await keep(cells, lost) : null };
}

/** Reads one pupil file into a checked engine table in which every value is a number or a text that was checked. */
export async function checkPupilFile(
  engine: Engine,
  question: PupilQuestion,
  file: PupilFile,
  years: readonly number[],
  key: KeyKind,
  known: KnownSchools | null,
): Promise<CheckedFile> {
  const { spec, prior, places } = question;
  const wanted = wantedColumns(question);
  const reader = new ColumnReader(engine, file.scan, wanted, question.at, suppressionCodes(spec.codes));
  const { raw, records } = await copyWanted(engine, file, wanted, question);
  const kept = keptRows(reader, question);
  const judged = await judgements(engine, reader, question, raw, known, yearColumnOf(question, file), kept);
  const columnsOfFile = await profiles(engine, reader, question, raw, judged, kept);
  const decimals = {
    outcome: await mostDecimalsOf(engine, judged.outcome),
    prior: judged.prior === null ? 0 : await mostDecimalsOf(engine, judged.prior),
  };
  refuseDecimals(file.scan.source.file, judged.outcome.column, decimals.outcome);
  refuseDecimals(file.scan.source.file, judged.prior?.column ?? "", decimals.prior);
  const table = `checked ${file.scan.table}`;
  const year = yearOf(engine, file, judged.year);
  const checks = rowChecks(reader, question, judged, years, year);
  const pupil = spec.columns.get("pupil");
  const scaled = ({ as }: JudgedValues, digits: number) =>
    sql`case when ${name(as)}.${name("problem")} = 0 then ${engine.words.scaled(sql`${name(as)}.${name("text")}`, digits)} else 0 end`;
  const states = [...judged.flags, ...judged.memberships].map(({ as }) => sql`${name(as)}.${name("state")}`);
  const columns = [
    sql`trimmed.${name("row")}`,
    sql`${pupil === undefined ? sql`''` : keyOf(reader, pupil, key)} as ${name("pupil")}`,
    sql`${year} as ${name("year")}`,
    sql`${name(judged.school.as)}.${name("text")} as ${name("school")}`,
    sql`${prior === null || judged.prior === null ? sql`0` : scaled(judged.prior, decimals.prior)} as ${name("prior")}`,
    sql`${scaled(judged.outcome, decimals.outcome)} as ${name("outcome")}`,
    ...states.map((state, index) => sql`${state} as ${name(`s${index}`)}`),
    ...places.map((role, index) => sql`${reader.text(columnOf(question, role))} as ${name(`p${index}`)}`),
  ];
  const values = all(judged);
  const joins = joined(
    values.map((one) => joinedValues(reader, "trimmed", one)),
    sql``,
  );
  const problem = firstFailure(checks);
  const written = await writtenIds(engine, judged.school);
  await engine.run(
    sql`create table ${name(table)} as select ${joined(columns, sql`, `)}, ${problem} as ${name("problem")}, ${failedValue(checks, sql`(${problem})`)} as ${name("offender")} from ${reader.rows(raw)}${joins}`,
  );
  await refuseFarScores(engine, spec, file.scan.source.file, table, [
    { of: "outcome", column: judged.outcome.column, decimals: decimals.outcome },
    ...(judged.prior === null ? [] : [{ of: "prior" as const, column: judged.prior.column, decimals: decimals.prior }]),
  ]);
  const problems = [...checks, ...beside(pupil ?? "")];
  const compared = await comparedRows(engine, question, { table, problems, decimals, judged }, async (cells, lost) => {
    const as = `written ${file.scan.table}`;
    await engine.run(
      sql`create table ${name(as)} as select trimmed.${name("row")}, ${joined(cells, sql`, `)} from ${reader.rows(raw)}${joins} where trimmed.${name("row")} in (select ${name("row")} from ${name(table)} where ${lost})`,
    );
    return as;
  });
  for (const each of [raw, ...values.map((one) => one.table)]) await engine.run(sql`drop table ${name(each)}`);
  return { file, records, decimals, profiles: columnsOfFile, written, table, problems, compared };
}
