import type { Engine } from "../engine/engine.ts";
import { joined, name, sql } from "../engine/sql/statement.ts";
import type { RowCheck } from "./checks.ts";
import type { ColumnReader } from "./column-reader.ts";
import { formsOfFlags, formsOfNumbers, formsOfSchools, formsOfValues, formsOfYears } from "./forms-of-values.ts";
import { type JudgedValues, judgeValues, type Kept, type ValuesQuestion } from "./judged-values.ts";
import type { PupilQuestion } from "./pupil-question.ts";

/** The column of the file that has a role in the study. */
export function columnOf({ spec }: PupilQuestion, role: string): string {
  const column = spec.columns.get(role);
  if (column === undefined) throw new Error(`a role without a column: ${role}`);
  return column;
}

/** Engine table of the known schools, to check that a pupil's school is one of them; null where there is no list. */
export interface KnownSchools {
  readonly table: string;
  readonly file: string;
}

/** The judged values of the columns, each value judged once. */
export interface Judgements {
  readonly school: JudgedValues;
  readonly outcome: JudgedValues;
  readonly prior: JudgedValues | null;
  readonly flags: readonly JudgedValues[];
  readonly memberships: readonly JudgedValues[];
  /** Null where all rows are of the file's own year. */
  readonly year: JudgedValues | null;
}

/** All of them, in one order. */
export const allJudged = ({
  school,
  outcome,
  prior,
  flags,
  memberships,
  year,
}: Judgements): readonly JudgedValues[] => [
  school,
  outcome,
  ...(prior === null ? [] : [prior]),
  ...flags,
  ...memberships,
  ...(year === null ? [] : [year]),
];

/** Judges the values of every column of a file of pupils that a question uses. */
export async function judgements(
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
export function keptRows(reader: ColumnReader, { spec }: PupilQuestion): Kept {
  const rules = [...spec.keep].map(([column, values]) => reader.isOneOf(column, values, reader.asText(column)));
  return rules.length === 0 ? null : joined(rules, sql` and `);
}

function schoolChecks(reader: ColumnReader, school: string, known: KnownSchools | null): readonly RowCheck[] {
  const text = reader.text(school);
  const blank = { reason: `no school (${school})`, column: school, fails: sql`${text} = ''`, value: sql`''` };
  if (known === null) return [blank];
  const fails = sql`${text} not in (select ${name("urn")} from ${name(known.table)})`;
  return [blank, { reason: `a school that is not in ${known.file}`, column: school, fails, value: text }];
}
