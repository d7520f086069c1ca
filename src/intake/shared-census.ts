import type { Engine } from "../engine/engine.ts";
import { bitsSet } from "../engine/sql/bits-set.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { type CensusServes, inSome } from "./census-checks.ts";
import { seenAndEligible, termsOfRows } from "./census-marks.ts";
import { lookedAgain, type PupilsOfYear } from "./census-of-cohort.ts";
import type { CensusReading } from "./census-reading.ts";
import { keyOf } from "./pupil-key.ts";
import type { CheckedCensus } from "./read-census.ts";

/** The most bits of a pupil that fit a whole number of 64 bits. */
const mostBits = 63;

/** Numbers of rows of a census file that serves several cohorts, by what became of them. */
export interface CensusTally {
  readonly rows: number;
  /** Rows of pupils of the cohorts, with an answer for a term that is read for them. */
  readonly used: number;
  readonly outside: number;
  readonly strangers: number;
  /** Rows with a problem of their own, or outside the scope. */
  readonly others: number;
}

/** The marks written in place of a bit for rows that are not used. */
const wrong = -1;
const outside = -2;
const stranger = -3;

/**
 * All pupils of the cohorts, each once: pupil, id, first and last of the terms that are read for this pupil.
 *
 * A pupil of two cohorts has the terms of both and those between.
 *
 * @returns the number of pupils; ids go from 1 to this number
 */
export async function makeKnown(engine: Engine, known: string, cohorts: readonly PupilsOfYear[]): Promise<number> {
  const each = cohorts.map(
    ({ pupils, span }) =>
      sql`select ${name("pupil")}, ${span.first} as ${name("first")}, ${span.last} as ${name("last")} from ${name(pupils)}`,
  );
  await engine.run(sql`create table ${name(known)} as select ${name("pupil")}, cast(row_number() over () as int) as ${name("id")},
    cast(min(${name("first")}) as smallint) as ${name("first")}, cast(max(${name("last")}) as smallint) as ${name("last")}
    from (${joined(each, sql` union all `)}) e group by ${name("pupil")}`);
  const [count] = await engine.rows(sql`select count(*) from ${name(known)}`);
  return Number(count?.[0]);
}

/**
 * Reads a file once and notes what becomes of each row, as the pupil's `id` and a `mark`. The mark is twice the number
 * of the term among the pupil's own terms, plus 1 where the pupil is eligible; it is below 0 for a row not used.
 *
 * @param marks engine table to be made, with a row of a few bytes for each row of the file
 */
export async function markCensus(
  engine: Engine,
  reading: CensusReading,
  { known, windows }: CensusServes,
  marks: string,
): Promise<CensusTally> {
  const { reader, columns, key } = reading;
  const [first, last] = [
    Math.min(...windows.map((window) => window.first)),
    Math.max(...windows.map((window) => window.last)),
  ];
  const keyed = sql`select ${keyOf(reader, columns.pupil, key)} as ${name("pupil")}, ${name("term")}, ${name("fsm")} from (${termsOfRows(engine, reading, { first, last })}) r`;
  const [term, fsm] = [name("term"), name("fsm")];
  const blank = key === "whole" ? sql`r.${name("pupil")} is null` : sql`r.${name("pupil")} = ''`;
  const mark = sql`case when ${term} is null or ${fsm} is null or ${blank} then ${wrong}
    when k.${name("id")} is null then case when ${inSome(windows, term)} then ${stranger} else ${outside} end
    when ${term} between k.${name("first")} and k.${name("last")} then 2 * (${term} - k.${name("first")}) + ${fsm} else ${outside} end`;
  await engine.run(sql`create table ${name(marks)} as select k.${name("id")} as ${name("id")}, cast(${mark} as smallint) as ${name("mark")}
    from (${keyed}) r left join (${known}) k on k.${name("pupil")} = r.${name("pupil")}`);
  const kind = sql`case when ${name("mark")} >= 0 then 0 else ${name("mark")} end`;
  const counted = await engine.rows(sql`select ${kind}, count(*) from ${name(marks)} group by ${kind}`);
  const counts = new Map(counted.map(([of, rows]) => [Number(of), Number(rows)]));
  const rowsOf = (of: number) => counts.get(of) ?? 0;
  return {
    rows: [...counts.values()].reduce((sum, rows) => sum + rows, 0),
    used: rowsOf(0),
    outside: rowsOf(outside),
    strangers: rowsOf(stranger),
    others: rowsOf(wrong),
  };
}

/** An empty table of sums: id of a pupil, rows, seen and eligible in the pupil's own terms. */
export async function makeSums(engine: Engine, sums: string): Promise<void> {
  await engine.run(
    sql`create table ${name(sums)} (${name("id")} int, ${name("rows")} int, ${name("seen")} bigint, ${name("eligible")} bigint)`,
  );
}

/** The number of pupils added up at once. For each of their rows an engine needs about ten times the room of a mark. */
const pupilsAtOnce = 250_000;

/**
 * Adds marks to the sums, and drops them.
 *
 * @param pupils the number of pupils; ids go from 1 to this number
 */
export async function addMarks(engine: Engine, sums: string, marks: readonly string[], pupils: number): Promise<void> {
  const [id, mark, rows, seen, eligible] = [name("id"), name("mark"), name("rows"), name("seen"), name("eligible")];
  const bit = sql`case when ${mark} < ${2 * mostBits} then cast(1 as bigint) << cast(${mark} >> 1 as int) end`;
  const more = `${sums} and more`;
  await makeSums(engine, more);
  for (let from = 1; from <= pupils; from += pupilsAtOnce) {
    const some = sql`${id} between ${from} and ${from + pupilsAtOnce - 1}`;
    const each = marks.map(
      (table) =>
        sql`select ${id}, 1 as ${rows}, ${bit} as ${seen}, case when (${mark} & 1) = 1 then ${bit} end as ${eligible} from ${name(table)} where ${mark} >= 0 and ${some}`,
    );
    const before = sql`select ${id}, ${rows}, ${seen}, ${eligible} from ${name(sums)} where ${some}`;
    await engine.run(sql`insert into ${name(more)} select ${id}, cast(sum(${rows}) as int), bit_or(${seen}), bit_or(${eligible})
      from (${joined([before, ...each], sql` union all `)}) e group by ${id}`);
  }
  for (const table of [sums, ...marks]) await engine.run(sql`drop table ${name(table)}`);
  await engine.run(sql`alter table ${name(more)} rename to ${name(sums)}`);
}

/**
 * Pupils with fewer bits than rows: a term is repeated, or their terms do not fit the bits.
 *
 * @param suspects engine table to be made
 * @returns the number of these pupils
 */
export async function findSuspects(engine: Engine, sums: string, known: string, suspects: string): Promise<number> {
  const bits = bitsSet(sql`coalesce(s.${name("seen")}, 0)`, mostBits);
  await engine.run(sql`create table ${name(suspects)} as select k.${name("pupil")} from ${name(sums)} s
    join ${name(known)} k on k.${name("id")} = s.${name("id")} where s.${name("rows")} <> ${bits}`);
  const [found] = await engine.rows(sql`select count(*) from ${name(suspects)}`);
  return Number(found?.[0]);
}

/** Engine tables that the census of a cohort is taken from. */
export interface SharedSums {
  readonly sums: string;
  readonly known: string;
  readonly suspects: string;
}

/** Makes the census table of one cohort from the sums, and from the suspects' rows that were checked one by one. */
export async function takeCensus(
  engine: Engine,
  { sums, known, suspects }: SharedSums,
  looked: readonly CheckedCensus[],
  { year, pupils, span }: PupilsOfYear,
): Promise<string> {
  const pupil = name("pupil");
  const own = (column: "seen" | "eligible"): Sql =>
    sql`(coalesce(s.${name(column)}, 0) >> cast(${span.first} - k.${name("first")} as int)) & ${2 ** (span.last - span.first + 1) - 1}`;
  const ofCohort = sql`k.${name("first")} <= ${span.first} and k.${name("last")} >= ${span.last}`;
  const sure = sql`select k.${pupil}, ${seenAndEligible(own("seen"), own("eligible"), span)}
    from (select * from ${name(known)} k where ${ofCohort}) k join ${name(sums)} s on s.${name("id")} = k.${name("id")} join ${name(pupils)} p on p.${pupil} = k.${pupil}
    where not exists (select 1 from ${name(suspects)} o where o.${pupil} = k.${pupil})`;
  const again = looked.length === 0 ? sql`` : sql` union all ${lookedAgain(looked, span)}`;
  const table = `census ${year}`;
  await engine.run(sql`create table ${name(table)} as ${sure}${again}`);
  return table;
}
