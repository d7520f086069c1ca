import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { firstTerm, lastTerm, termsOfSixYears } from "../schools/census-term.ts";
import type { ColumnReader } from "./column-reader.ts";

/** Columns of a census file, by role. */
export interface CensusColumns {
  readonly pupil: string;
  readonly year: string;
  readonly term: string;
  readonly fsm: string;
}

const words: readonly (readonly [string, 0 | 1 | 2])[] = [
  ["autumn", 0],
  ["spring", 1],
  ["summer", 2],
  ["aut", 0],
  ["spr", 1],
  ["sum", 2],
];

/** The term of a school year by its word: 0 autumn, 1 spring, 2 summer, null for another text. */
export function termOf(text: Sql): Sql {
  const cases = words.map(([word, part]) => sql`when ${bound(word)} then ${part}`);
  return sql`case lower(${text}) ${joined(cases, sql` `)} else null end`;
}

/** The number of a term from its school year and its word; 64 bits, so that no year is too large for it. */
export function termNumberOf(engine: Engine, year: Sql, term: Sql): Sql {
  return sql`3 * cast(${engine.words.wholeOrNull(year)} as bigint) + ${termOf(term)}`;
}

const eligible = 2 ** 27;
const mostExact = 2 ** 52;

/**
 * One census of a pupil as a number that can be added up: 2^k for term k of the six years, and 2^(k + 27) as well where
 * the pupil is eligible. Null outside the six years.
 *
 * Added up over a pupil's records, as many bits are set below 2^27 as there are records if and only if no term stands
 * twice: a power of two that is there already never leaves more bits than before. Up to 27 records the sum stays below
 * 2^49, which a double holds exactly; more records than that are more than there are bits.
 */
export function markOf(number: Sql, fsm: Sql, cohort: number): Sql {
  const [first, last] = [firstTerm(cohort), lastTerm(cohort)];
  return sql`case when ${number} between ${first} and ${last} then
    cast((cast(1 as bigint) << cast(${number} - ${first} as int)) * (1 + ${eligible} * cast(${fsm} as bigint)) as double precision) end`;
}

/** Terms in which a pupil was seen, and those with eligibility, from the sum of the marks: bit k is term k. */
export function seenAndEligible(marks: Sql): { readonly seen: Sql; readonly eligible: Sql } {
  const whole = sql`cast(least(coalesce(${marks}, 0), ${mostExact}) as bigint)`;
  return {
    seen: sql`cast(${whole} & ${eligible - 1} as int)`,
    eligible: sql`cast((${whole} >> 27) & ${2 ** termsOfSixYears - 1} as int)`,
  };
}

/** Words as most files write them, which need not be brought into one form first. */
const written = [
  (word: string) => word,
  (word: string) => word.toUpperCase(),
  (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1),
];

/**
 * Rows of a scanned file: the column of pupils as it is stored, and `mark`; the mark is null where anything is wrong with the row: exactly what the
 * checks of rows say.
 *
 * What files usually hold is compared as it is stored; only other cells are looked at as texts. Two steps, because an
 * engine evaluates the branches of a case only for the rows that need them.
 */
export function markedRows(
  engine: Engine,
  reader: ColumnReader,
  scan: string,
  columns: CensusColumns,
  cohort: number,
): Sql {
  const { pupil, year, term, fsm } = columns;
  const [usual, flag] = [name("usual term"), name("usual flag")];
  const number = termNumberOf(engine, reader.asText(year), reader.asText(term));
  const otherTerm = markOf(sql`(${number})`, sql`0`, cohort);
  const otherFlag = sql`case ${reader.flag(fsm, reader.asText(fsm))} when 1 then cast(${1 + eligible} as double precision) when 0 then cast(1 as double precision) end`;
  const stored = joined(
    [...new Set([pupil, year, term, fsm])].map((column) => reader.stored(column)),
    sql`, `,
  );
  const looked = sql`select ${stored}, ${usualTerms(reader, columns, cohort)} as ${usual}, ${usualFlag(reader, fsm)} as ${flag} from ${name(scan)}`;
  return sql`select ${reader.stored(pupil)}, case when ${usual} is null then ${otherTerm} else ${usual} end * case when ${flag} is null then ${otherFlag} else ${flag} end as ${name("mark")} from (${looked}) looked`;
}

function usualTerms(reader: ColumnReader, { year, term }: CensusColumns, cohort: number): Sql {
  const [yearKind, termKind] = [reader.kind(year), reader.kind(term)];
  if (termKind !== "text" || (yearKind !== "text" && yearKind !== "whole")) return sql`cast(null as double precision)`;
  const first = firstTerm(cohort);
  const years = Array.from({ length: termsOfSixYears / 3 + 1 }, (_, index) => cohort - index);
  const ofTerm = (part: number): Sql => {
    const cases = years
      .map((end) => ({ end, bit: 3 * end + part - first }))
      .filter(({ bit }) => bit >= 0 && bit < termsOfSixYears)
      .map(({ end, bit }) => {
        const value = yearKind === "whole" ? sql`${end}` : sql`cast(${end} as varchar)`;
        return sql`when ${value} then cast(${2 ** bit} as double precision)`;
      });
    return sql`case ${reader.stored(year)} ${joined(cases, sql` `)} end`;
  };
  const cases = written.flatMap((form) =>
    words.map(([word, part]) => sql`when ${bound(form(word))} then ${ofTerm(part)}`),
  );
  return sql`case ${reader.stored(term)} ${joined(cases, sql` `)} end`;
}

function usualFlag(reader: ColumnReader, fsm: string): Sql {
  const stored = reader.stored(fsm);
  const yes = sql`cast(${1 + eligible} as double precision)`;
  const no = sql`cast(1 as double precision)`;
  switch (reader.kind(fsm)) {
    case "whole":
      return sql`case ${stored} when 1 then ${yes} when 0 then ${no} end`;
    case "truth":
      return sql`case when ${stored} then ${yes} when not ${stored} then ${no} end`;
    default:
      return sql`case ${stored} when '1' then ${yes} when '0' then ${no} end`;
  }
}
