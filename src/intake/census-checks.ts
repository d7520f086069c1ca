import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { type TermSpan, termsIn, termsOfSixYears } from "../schools/census-term.ts";
import { termOf } from "./census-marks.ts";
import type { CensusReading } from "./census-reading.ts";
import { firstFailure, type RowCheck } from "./checks.ts";
import { keyOf } from "./pupil-key.ts";
import { scopeChecks } from "./scope-checks.ts";
import { yearEnd } from "./year-end.ts";

/** The pupils and terms that a census file is read for. */
export interface CensusServes {
  /** A query for the pupils it may be used for: pupil, and the first and last of the terms that are read for them. */
  readonly known: Sql;
  /** The terms that are read for each cohort it serves. */
  readonly windows: readonly TermSpan[];
}

/** The reason for leaving out a census of a term that no population asks about. */
export function outsideTerms(windows: readonly TermSpan[]): string {
  return windows.every((window) => termsIn(window) === termsOfSixYears)
    ? "a census outside the six years before the exams"
    : "a census outside the terms that the study asks for";
}

export const strangers = "a pupil who is not among those used";

/** Whether a term is in one of the windows. */
export function inSome(windows: readonly TermSpan[], term: Sql): Sql {
  const each = windows.map(({ first, last }) => sql`${term} between ${first} and ${last}`);
  return each.length === 0 ? sql`1 = 0` : sql`(${joined(each, sql` or `)})`;
}

/** A term in words. */
function written(term: number): Sql {
  return bound(`${["autumn", "spring", "summer"][term % 3]} ${Math.floor(term / 3)}`);
}

/** The cell that gives the term of a row, or the term of the whole file. */
export function termText({ file, reader, columns: { census } }: CensusReading): Sql {
  return census === null ? written(file.term ?? 0) : reader.text(census.term);
}

/** What can be wrong with a row of `askedRows`, in the order in which it is checked. */
export function censusChecks(reading: CensusReading, { windows }: CensusServes): readonly RowCheck[] {
  const { file, reader, columns, question } = reading;
  const { pupil, fsm, census } = columns;
  const text = (column: string) => reader.text(column);
  const [state, number, from, to] = [name("state"), name("number"), name("from"), name("to")];
  const unread =
    census === null
      ? []
      : [
          {
            reason: `not a year (${census.year})`,
            column: census.year,
            fails: sql`${name("year end")} is null`,
            value: text(census.year),
          },
          {
            reason: `not autumn, spring or summer (${census.term})`,
            column: census.term,
            fails: sql`${name("term of year")} is null`,
            value: text(census.term),
          },
        ];
  return [
    ...scopeChecks(reader, question.spec),
    { reason: `no pupil reference (${pupil})`, column: pupil, fails: sql`${text(pupil)} = ''`, value: sql`''` },
    ...unread,
    { ...reader.flagCheck(fsm), fails: sql`${state} = 2 and not ${reader.isBlank(fsm)}` },
    {
      reason: `no free school meal status (${fsm})`,
      column: fsm,
      fails: sql`${state} = 2`,
      value: text(fsm),
      loss: "no value at the source",
    },
    {
      reason: outsideTerms(windows),
      column: census === null ? "" : census.year,
      fails: sql`not case when ${from} is null then ${inSome(windows, number)} else ${number} between ${from} and ${to} end`,
      value: census === null ? written(file.term ?? 0) : text(census.year),
      loss: "left out by the study",
    },
    {
      reason: strangers,
      column: pupil,
      fails: sql`${from} is null`,
      value: sql`cast(${name("pupil")} as varchar)`,
      loss: "left out by the study",
    },
  ];
}

/** Rows of a census file with `problem`, the number of the first check that fails. */
export function askedRows(
  engine: Engine,
  reading: CensusReading,
  serves: CensusServes,
  checks: readonly RowCheck[],
  most: number | null,
): Sql {
  const { file, reader, columns, key } = reading;
  const { pupil, fsm, census } = columns;
  const of =
    census === null
      ? sql`0 as ${name("year end")}, 0 as ${name("term of year")}`
      : sql`${yearEnd(engine.words, reader.text(census.year))} as ${name("year end")}, ${termOf(reader.text(census.term))} as ${name("term of year")}`;
  const number =
    census === null
      ? sql`cast(${file.term ?? 0} as bigint)`
      : sql`3 * cast(${name("year end")} as bigint) + ${name("term of year")}`;
  const looked = sql`select *, ${of}, ${reader.flag(fsm)} as ${name("state")}, ${keyOf(reader, pupil, key)} as ${name("pupil")} from ${reader.scannedRows(file.scan.table, most)}`;
  const numbered = sql`select l.*, ${number} as ${name("number")}, k.${name("first")} as ${name("from")}, k.${name("last")} as ${name("to")}
    from (${looked}) l left join (${serves.known}) k on k.${name("pupil")} = l.${name("pupil")}`;
  return sql`(select *, ${firstFailure(checks)} as ${name("problem")} from (${numbered}) numbered)`;
}
