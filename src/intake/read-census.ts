import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import { askedRows, type CensusServes, censusChecks, outsideTerms, strangers, termText } from "./census-checks.ts";
import type { CensusFile, CensusReading } from "./census-reading.ts";
import { failedValue } from "./checks.ts";
import { listedOfMany, type Problem } from "./table-ledger.ts";

export interface CheckedCensus {
  readonly file: CensusFile;
  /** Engine table: row, problem, offender (for a good row, its term as written), pupil, term, fsm. */
  readonly table: string;
  readonly problems: readonly Problem[];
}

/** Which rows are checked one by one. */
export interface RowsWanted {
  /** Engine table of pupils whose rows are all checked; null where there are none. */
  readonly suspects: string | null;
  /** How many rows are of pupils not used, and how many are outside the terms; null where they were not counted. */
  readonly many: { readonly strangers: number; readonly outside: number } | null;
  /** Number of rows in the file. */
  readonly rows: number;
  /** Whether rows may have other problems. */
  readonly others: boolean;
}

/** A problem that a file can have in so many rows that not all are listed. */
interface Common {
  readonly problem: number;
  readonly rows: number;
  /** The number of rows from the start of the file that very likely include as many of them as are listed. */
  readonly among: number;
}

function commonOf(problems: readonly Problem[], { many, rows }: RowsWanted, outside: string): readonly Common[] {
  if (many === null) return [];
  const counts = new Map([
    [outside, many.outside],
    [strangers, many.strangers],
  ]);
  return problems.flatMap(({ reason }, index) => {
    const count = counts.get(reason);
    if (count === undefined) return [];
    const among = count <= listedOfMany ? rows : Math.min(rows, Math.ceil((4 * listedOfMany * rows) / count) + 50_000);
    return [{ problem: index + 1, rows: count, among }];
  });
}

/**
 * Checks rows of a census file one by one and puts rows with a problem, and rows of suspects, into an engine table.
 * Where many rows are of pupils not used or of terms outside the window, the table holds only the first of them.
 */
export async function judgeCensusRows(
  engine: Engine,
  reading: CensusReading,
  serves: CensusServes,
  wanted: RowsWanted,
): Promise<CheckedCensus> {
  const { file, columns } = reading;
  const checks = censusChecks(reading, serves);
  const outside = outsideTerms(serves.windows);
  const problems: readonly Problem[] = [
    ...checks.map(({ reason, column, ...rest }): Problem => {
      const loss = rest.loss === undefined ? {} : { loss: rest.loss };
      return reason === outside || reason === strangers
        ? { reason, column, ...loss, most: listedOfMany }
        : { reason, column, ...loss };
    }),
    {
      reason: "the same term again, with the same answer",
      column: columns.census?.term ?? "",
      loss: "left out by the study",
    },
    { reason: "one term with two answers", column: columns.census?.term ?? "" },
  ];
  const [row, problem, pupil, state] = [name("row"), name("problem"), name("pupil"), name("state")];
  const columnsOf = sql`select cast(${row} as bigint) as ${row}, ${problem}, coalesce(${failedValue(checks, problem)}, ${termText(reading)}) as ${name("offender")},
    ${pupil}, cast(case when ${problem} = 0 then ${name("number")} end as int) as ${name("term")}, cast(${state} as int) as ${name("fsm")}`;
  const from = (most: number | null) => sql`from ${askedRows(engine, reading, serves, checks, most)} judged`;
  const common = commonOf(problems, wanted, outside);
  const whole =
    wanted.others || wanted.suspects !== null || common.some(({ rows, among }) => rows > 0 && among >= wanted.rows);
  const most = whole ? null : Math.max(0, ...common.map(({ rows, among }) => (rows === 0 ? 0 : among)));
  const among = joined(
    common.map((one) => sql`when ${one.problem} then ${row} < ${one.among}`),
    sql` `,
  );
  const chosen =
    common.length === 0 ? sql`${problem} > 0` : sql`case ${problem} when 0 then 1 = 0 ${among} else 1 = 1 end`;
  const suspect =
    wanted.suspects === null
      ? sql``
      : sql` or (${problem} = 0 and ${pupil} in (select ${pupil} from ${name(wanted.suspects)}))`;
  const table = `checked ${file.scan.table}`;
  await engine.run(sql`create table ${name(table)} as ${columnsOf} ${from(most)} where ${chosen}${suspect}`);
  for (const one of common) if (one.rows > 0) await fillUp(engine, table, one, sql`${columnsOf} ${from(null)}`);
  return { file, table, problems };
}

/** Where fewer rows with a common problem were found than are listed, looks for the first ones in the whole file. */
async function fillUp(engine: Engine, table: string, { problem, rows }: Common, all: Sql): Promise<void> {
  const wanted = Math.min(rows, listedOfMany);
  const [found] = await engine.rows(sql`select count(*) from ${name(table)} where ${name("problem")} = ${problem}`);
  if (Number(found?.[0]) >= wanted) return;
  await engine.run(sql`delete from ${name(table)} where ${name("problem")} = ${problem}`);
  await engine.run(
    sql`insert into ${name(table)} ${all} where ${name("problem")} = ${problem} order by ${name("row")} limit ${wanted}`,
  );
}
