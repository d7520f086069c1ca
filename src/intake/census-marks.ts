import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { type TermSpan, termsIn } from "../schools/census-term.ts";
import type { CensusReading } from "./census-reading.ts";
import type { ColumnReader } from "./column-reader.ts";
import { isOutside } from "./scope-checks.ts";
import { yearEnd } from "./year-end.ts";

const words: readonly (readonly [string, 0 | 1 | 2])[] = [
  ["autumn", 0],
  ["spring", 1],
  ["summer", 2],
  ["aut", 0],
  ["spr", 1],
  ["sum", 2],
];

/** The term of a school year from its word: 0 autumn, 1 spring, 2 summer, null for another text. */
export function termOf(text: Sql): Sql {
  const cases = words.map(([word, part]) => sql`when ${bound(word)} then ${part}`);
  return sql`case lower(${text}) ${joined(cases, sql` `)} else null end`;
}

/** The number of a term from its school year and its word, in 64 bits, so that no year is too large. */
function termNumberOf(engine: Engine, year: Sql, term: Sql): Sql {
  return sql`3 * cast(${yearEnd(engine.words, year)} as bigint) + ${termOf(term)}`;
}

/** Words as most files write them, which can be compared without being normalised first. */
const written = [
  (word: string) => word,
  (word: string) => word.toUpperCase(),
  (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1),
];

/**
 * Rows of a scanned file: the column of pupils as it is stored, `term` as its number, and `fsm` as 1 or 0. One of the
 * last two is null where anything is wrong with the row, or where it is outside the scope. This agrees with the checks
 * of rows, except that the pupil may be blank and the term outside every span.
 *
 * Cells with the usual content are compared as they are stored, and only other cells are read as texts. There are two
 * steps, because an engine evaluates the branches of a case only for the rows that need them.
 *
 * @param span terms whose years are tried before others
 */
export function termsOfRows(engine: Engine, reading: CensusReading, span: TermSpan): Sql {
  const { reader, columns, scope, file } = reading;
  const { pupil, fsm, census } = columns;
  const [usual, flag] = [name("usual term"), name("usual flag")];
  const used = [
    pupil,
    fsm,
    ...(census === null ? [] : [census.year, census.term]),
    ...scope.map(({ column }) => column),
  ];
  const stored = joined(
    [...new Set(used)].map((column) => reader.stored(column)),
    sql`, `,
  );
  const found = census === null ? sql`${file.term ?? 0}` : usualTerm(reader, census, span);
  const looked = sql`select ${stored}, ${found} as ${usual}, ${usualFlag(reader, fsm)} as ${flag} from ${name(file.scan.table)}`;
  const other = census === null ? usual : termNumberOf(engine, reader.asText(census.year), reader.asText(census.term));
  const outside = scope.map(({ rule, column }) => isOutside(reader, column, rule, reader.asText(column)));
  const noAnswer = outside.length === 0 ? sql`` : sql`when ${joined(outside, sql` or `)} then null `;
  return sql`select ${reader.stored(pupil)}, case when ${usual} is null then ${other} else ${usual} end as ${name("term")},
    case ${noAnswer}when ${flag} is null then nullif(${reader.flag(fsm, reader.asText(fsm))}, 2) else ${flag} end as ${name("fsm")} from (${looked}) looked`;
}

function usualTerm(
  reader: ColumnReader,
  census: { readonly year: string; readonly term: string },
  span: TermSpan,
): Sql {
  const [yearKind, termKind] = [reader.kind(census.year), reader.kind(census.term)];
  if (termKind !== "text" || (yearKind !== "text" && yearKind !== "whole")) return sql`cast(null as bigint)`;
  const [from, to] = [Math.floor(span.first / 3), Math.floor(span.last / 3)];
  const ends = Array.from({ length: to - from + 1 }, (_, back) => to - back);
  const years = ends.map((end) =>
    yearKind === "whole" ? sql`when ${end} then ${3 * end}` : sql`when cast(${end} as varchar) then ${3 * end}`,
  );
  const parts = written.flatMap((form) => words.map(([word, part]) => sql`when ${bound(form(word))} then ${part}`));
  return sql`case ${reader.stored(census.year)} ${joined(years, sql` `)} end + case ${reader.stored(census.term)} ${joined(parts, sql` `)} end`;
}

function usualFlag(reader: ColumnReader, fsm: string): Sql {
  const stored = reader.stored(fsm);
  switch (reader.kind(fsm)) {
    case "whole":
      return sql`case ${stored} when 1 then 1 when 0 then 0 end`;
    case "truth":
      return sql`case when ${stored} then 1 when not ${stored} then 0 end`;
    default:
      return sql`case ${stored} when '1' then 1 when '0' then 0 end`;
  }
}

/** The bit of a term in a span, null where there is no answer or the term is outside. */
export function bitOf(term: Sql, fsm: Sql, { first, last }: TermSpan): Sql {
  return sql`case when ${fsm} is not null and ${term} between ${first} and ${last} then cast(1 as bigint) << cast(${term} - ${first} as int) end`;
}

/** The most terms whose bits fit a column of 32 bits. */
const narrow = 30;

/** Terms in which a pupil was seen, and those with eligibility, as whole numbers: bit k is term k of the span. */
export function seenAndEligible(seen: Sql, eligible: Sql, span: TermSpan): Sql {
  const type = termsIn(span) <= narrow ? sql`int` : sql`bigint`;
  return sql`cast(coalesce(${seen}, 0) as ${type}) as ${name("seen")}, cast(coalesce(${eligible}, 0) as ${type}) as ${name("eligible")}`;
}
