import type { Engine } from "../engine/engine.ts";
import { bitsSet } from "../engine/sql/bits-set.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { type TermSpan, termsIn } from "../schools/census-term.ts";
import { bitOf, seenAndEligible, termsOfRows } from "./census-marks.ts";
import type { CensusReading } from "./census-reading.ts";
import { goodRows } from "./census-repeats.ts";
import { keyOf } from "./pupil-key.ts";
import type { CheckedCensus } from "./read-census.ts";

/** A cohort, the engine table of its pupils, and the census terms that are read for it. */
export interface PupilsOfYear {
  readonly year: number;
  readonly pupils: string;
  readonly span: TermSpan;
}

/** What one pass over the census files of a cohort found. */
export interface AddedCensus {
  /** Engine table: pupil, rows, seen, eligible, for every pupil in a file. */
  readonly sums: string;
  /** Number of rows in all files. */
  readonly rows: number;
  /** Engine table of pupils whose rows must be checked one by one: not in the cohort, or with a bad or repeated row. */
  readonly suspects: string;
  readonly anySuspect: boolean;
}

/** Bits of terms and of terms with eligibility, combined over rows. */
const together = sql`bit_or(${name("bit")}) as ${name("seen")}, bit_or(${name("bit")} * ${name("fsm")}) as ${name("eligible")}`;

/**
 * Rows and bits of a file by pupil. Keys are normalised after the first count, so that the blanks of a text are trimmed
 * once and not in every row.
 */
function sumsOfFile(engine: Engine, reading: CensusReading, span: TermSpan): Sql {
  const { reader, columns, key } = reading;
  const stored = reader.stored(columns.pupil);
  const marked = sql`select ${stored}, ${name("fsm")}, ${bitOf(name("term"), name("fsm"), span)} as ${name("bit")} from (${termsOfRows(engine, reading, span)}) r`;
  const counted = sql`select ${stored}, count(*) as ${name("rows")}, ${together} from (${marked}) marked group by ${stored}`;
  return sql`select ${keyOf(reader, columns.pupil, key)} as ${name("pupil")}, ${name("rows")}, ${name("seen")}, ${name("eligible")} from (${counted}) counted`;
}

/**
 * Adds up the census files of one cohort by pupil, in one pass that copies nothing.
 *
 * A pupil with as many bits as rows has no bad row and no repeated term, because a repeated bit adds nothing.
 */
export async function addUpCensus(
  engine: Engine,
  readings: readonly CensusReading[],
  { year, pupils, span }: PupilsOfYear,
): Promise<AddedCensus> {
  const sums = `sums of census ${year}`;
  const suspects = `suspects of census ${year}`;
  const each = joined(
    readings.map((reading) => sumsOfFile(engine, reading, span)),
    sql` union all `,
  );
  const once = readings.length === 1 && readings.every(({ key }) => key === "whole");
  const [rows, seen, eligible] = [name("rows"), name("seen"), name("eligible")];
  const all = once
    ? each
    : sql`select ${name("pupil")}, cast(sum(${rows}) as bigint) as ${rows}, bit_or(${seen}) as ${seen}, bit_or(${eligible}) as ${eligible} from (${each}) e group by ${name("pupil")}`;
  await engine.run(
    sql`create table ${name(sums)} as select ${name("pupil")}, ${rows}, ${seenAndEligible(seen, eligible, span)} from (${all}) a`,
  );
  const suspicious = sql`p.${name("pupil")} is null or s.${rows} <> ${bitsSet(sql`s.${seen}`, termsIn(span))}`;
  await engine.run(sql`create table ${name(suspects)} as select s.${name("pupil")} from ${name(sums)} s
    left join ${name(pupils)} p on p.${name("pupil")} = s.${name("pupil")} where ${suspicious}`);
  const [found] = await engine.rows(
    sql`select coalesce(sum(${rows}), 0), (select count(*) from ${name(suspects)}) from ${name(sums)}`,
  );
  return { sums, rows: Number(found?.[0]), suspects, anySuspect: Number(found?.[1]) > 0 };
}

/**
 * Makes the census table of one cohort: one row per pupil, with the terms in which they were seen and those in which
 * they were eligible for free meals.
 *
 * @param added the sums, used for pupils whose rows need no check; null when there is no census
 * @param looked files whose rows were checked one by one
 */
export async function makeCensus(
  engine: Engine,
  added: AddedCensus | null,
  looked: readonly CheckedCensus[],
  { year, span }: PupilsOfYear,
): Promise<string> {
  const table = `census ${year}`;
  if (added !== null && !added.anySuspect) {
    await engine.run(sql`drop table ${name(added.suspects)}`);
    await engine.run(sql`alter table ${name(added.sums)} rename to ${name(table)}`);
    return table;
  }
  const own = sql`${name("pupil")}, ${name("seen")}, ${name("eligible")}`;
  const sure =
    added === null
      ? []
      : [
          sql`select ${own} from ${name(added.sums)} s where s.${name("pupil")} is not null and not exists (select 1 from ${name(added.suspects)} o where o.${name("pupil")} = s.${name("pupil")})`,
        ];
  const parts = [...sure, ...(looked.length === 0 ? [] : [lookedAgain(looked, span)])];
  const none = sql`select '' as ${name("pupil")}, 0 as ${name("seen")}, 0 as ${name("eligible")} where 1 = 0`;
  await engine.run(sql`create table ${name(table)} as ${parts.length === 0 ? none : joined(parts, sql` union all `)}`);
  if (added !== null) {
    await engine.run(sql`drop table ${name(added.sums)}`);
    await engine.run(sql`drop table ${name(added.suspects)}`);
  }
  return table;
}

/** The census of pupils whose rows were checked one by one: pupil, seen, eligible. */
export function lookedAgain(looked: readonly CheckedCensus[], span: TermSpan): Sql {
  const bits = sql`select ${name("pupil")}, ${name("fsm")}, ${bitOf(name("term"), name("fsm"), span)} as ${name("bit")} from ${goodRows(looked)} g`;
  const counted = sql`select ${name("pupil")}, ${together} from (${bits}) b where ${name("bit")} is not null group by ${name("pupil")}`;
  return sql`select ${name("pupil")}, ${seenAndEligible(name("seen"), name("eligible"), span)} from (${counted}) again`;
}
