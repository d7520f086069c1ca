import type { Engine } from "../engine/engine.ts";
import { bitsSet } from "../engine/sql/bits-set.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { firstTerm, lastTerm } from "../schools/census-term.ts";
import { markedRows, markOf, seenAndEligible } from "./census-marks.ts";
import { keyOf } from "./pupil-key.ts";
import { type CensusReading, type CheckedCensus, goodRows, judgeCensusRows } from "./read-census.ts";

/** A cohort and the engine table of its pupils. */
export interface PupilsOfYear {
  readonly year: number;
  readonly pupils: string;
}

/** What one pass over the census files of a cohort found. */
export interface AddedCensus {
  /** Engine table: pupil, rows, seen, eligible; everybody who stands in a file. */
  readonly sums: string;
  /** Rows of all files. */
  readonly rows: number;
  /** Engine table of pupils whose rows must be looked at one by one: strangers, and who has a bad or a repeated row. */
  readonly suspects: string;
  readonly anySuspect: boolean;
}

/**
 * Rows and marks of a file by pupil. Keys are brought into one form after the first count: a text has its blanks taken
 * off once, and not in every row.
 */
function sumsOfFile(engine: Engine, { file, reader, columns, key }: CensusReading, year: number): Sql {
  const stored = reader.stored(columns.pupil);
  const counted = sql`select ${stored}, count(*) as ${name("rows")}, sum(${name("mark")}) as ${name("marks")}
    from (${markedRows(engine, reader, file.scan.table, columns, year)}) marked group by ${stored}`;
  return sql`select ${keyOf(reader, columns.pupil, key)} as ${name("pupil")}, ${name("rows")}, ${name("marks")} from (${counted}) counted`;
}

/** Adds up the census files of one cohort by pupil, in one pass in which nothing is copied. */
export async function addUpCensus(
  engine: Engine,
  readings: readonly CensusReading[],
  { year, pupils }: PupilsOfYear,
): Promise<AddedCensus> {
  const sums = `sums of census ${year}`;
  const suspects = `suspects of census ${year}`;
  const each = joined(
    readings.map((reading) => sumsOfFile(engine, reading, year)),
    sql` union all `,
  );
  const once = readings.length === 1 && readings.every(({ key }) => key === "whole");
  const all = once
    ? each
    : sql`select ${name("pupil")}, cast(sum(${name("rows")}) as bigint) as ${name("rows")}, sum(${name("marks")}) as ${name("marks")} from (${each}) e group by ${name("pupil")}`;
  const { seen, eligible } = seenAndEligible(name("marks"));
  await engine.run(
    sql`create table ${name(sums)} as select ${name("pupil")}, ${name("rows")}, ${seen} as ${name("seen")}, ${eligible} as ${name("eligible")} from (${all}) a`,
  );
  const suspicious = sql`p.${name("pupil")} is null or s.${name("rows")} <> ${bitsSet(sql`s.${name("seen")}`, 27)}`;
  await engine.run(sql`create table ${name(suspects)} as select s.${name("pupil")} from ${name(sums)} s
    left join ${name(pupils)} p on p.${name("pupil")} = s.${name("pupil")} where ${suspicious}`);
  const [found] = await engine.rows(
    sql`select coalesce(sum(${name("rows")}), 0), (select count(*) from ${name(suspects)}) from ${name(sums)}`,
  );
  return { sums, rows: Number(found?.[0]), suspects, anySuspect: Number(found?.[1]) > 0 };
}

/** Rows of the suspects of a cohort, file by file, and every row with a problem of its own. */
export async function rowsOfSuspects(
  engine: Engine,
  readings: readonly CensusReading[],
  { suspects }: AddedCensus,
  cohort: number,
): Promise<readonly CheckedCensus[]> {
  const checked: CheckedCensus[] = [];
  for (const reading of readings) checked.push(await judgeCensusRows(engine, reading, [cohort], suspects));
  return checked;
}

/**
 * Makes the census table of one cohort: a row a pupil with the terms it was seen in, and with those of free meals.
 *
 * @param added sums of whom no row needs a look; null when all rows were looked at
 * @param looked files whose rows were looked at
 */
export async function makeCensus(
  engine: Engine,
  added: AddedCensus | null,
  looked: readonly CheckedCensus[],
  { year }: PupilsOfYear,
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
  const parts = [...sure, ...(looked.length === 0 ? [] : [againOf(looked, year)])];
  const none = sql`select '' as ${name("pupil")}, 0 as ${name("seen")}, 0 as ${name("eligible")} where 1 = 0`;
  await engine.run(sql`create table ${name(table)} as ${parts.length === 0 ? none : joined(parts, sql` union all `)}`);
  if (added !== null) {
    await engine.run(sql`drop table ${name(added.sums)}`);
    await engine.run(sql`drop table ${name(added.suspects)}`);
  }
  return table;
}

/** The census of pupils whose rows were looked at one by one. */
function againOf(looked: readonly CheckedCensus[], year: number): Sql {
  const { seen, eligible } = seenAndEligible(name("marks"));
  const marks = sql`select ${name("pupil")}, sum(${markOf(name("term"), name("fsm"), year)}) as ${name("marks")}
    from ${goodRows(looked)} g where ${name("term")} between ${firstTerm(year)} and ${lastTerm(year)} group by ${name("pupil")}`;
  return sql`select ${name("pupil")}, ${seen} as ${name("seen")}, ${eligible} as ${name("eligible")} from (${marks}) again`;
}
