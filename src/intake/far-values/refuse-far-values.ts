import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Engine } from "../../engine/engine.ts";
import { name, type Sql, sql } from "../../engine/sql/statement.ts";
import { formatFixed } from "../../number/decimal.ts";
import type { FileSpec } from "../../study/study.ts";
import type { SchoolInYear } from "../checked-school-table.ts";
import { type EndsOfColumn, endsOf, farOutside, type ValueCount, zeroStandsOut } from "./far-outside.ts";

/** A value of pupils is shown in a message only if so many have it: it is then a code and not a pupil's score. */
const fewestShown = 10;

/** A whole number of units of the last digit as the number that the file has: -900 with two decimals is -9. */
const unscaled = (value: number, decimals: number) => Number(formatFixed(value / 10 ** decimals, decimals));

function refusal(where: string, shown: readonly string[], column: string): ColdspotError {
  const values = shown.join(", ");
  const value = shown[0] ?? "its value";
  return new ColdspotError(
    `${where}: far outside all other values and in many rows${values === "" ? "" : `: ${values}`}`,
    {
      exitCode: 3,
      advice: `say what it is: missing with codes: { "${value}": missing } in the entry of the file, or a value like any other with genuine: { ${column}: ${value} }`,
    },
  );
}

/** Those that the study does not call genuine. */
function notGenuine(found: readonly ValueCount[], { genuine }: FileSpec, column: string): readonly ValueCount[] {
  const known = (genuine.get(column) ?? []).map(Number);
  return found.filter(({ value }) => !known.includes(value));
}

async function endsInTable(engine: Engine, table: string, column: string, decimals: number): Promise<EndsOfColumn> {
  const [value, problem] = [name(column), name("problem")];
  const rows = async (query: Sql): Promise<readonly number[][]> =>
    (await engine.rows(query)).map((row) => row.map(Number));
  const end = async (order: Sql): Promise<readonly ValueCount[]> =>
    (
      await rows(
        sql`select ${value}, count(*) from ${name(table)} where ${problem} = 0 group by ${value} order by ${value} ${order} limit 4`,
      )
    ).map(([found = 0, count = 0]) => ({ value: unscaled(found, decimals), rows: count }));
  const [[all = 0, different = 0] = []] = await rows(
    sql`select count(*), count(distinct ${value}) from ${name(table)} where ${problem} = 0`,
  );
  const at = async (share: number) => {
    const skipped = Math.max(0, Math.min(all - 1, Math.floor(share * all)));
    const [[found = 0] = []] = await rows(
      sql`select ${value} from ${name(table)} where ${problem} = 0 order by ${value} limit 1 offset ${skipped}`,
    );
    return unscaled(found, decimals);
  };
  return {
    lowest: await end(sql`asc`),
    highest: await end(sql`desc`),
    low: await at(0.01),
    high: await at(0.99),
    rows: all,
    different,
  };
}

/** A column of scores of pupils, as the checked table has it. */
export interface CheckedScores {
  readonly of: "prior" | "outcome";
  readonly column: string;
  readonly decimals: number;
}

/**
 * Refuses a file of pupils in which a score is probably a code for a missing one. The value is in the message only if at
 * least ten pupils have it.
 *
 * @param table the checked rows, with `problem`, `prior` and `outcome`
 * @throws ColdspotError (3)
 */
export async function refuseFarScores(
  engine: Engine,
  spec: FileSpec,
  file: string,
  table: string,
  columns: readonly CheckedScores[],
): Promise<void> {
  for (const { of, column, decimals } of columns) {
    const found = notGenuine(farOutside(await endsInTable(engine, table, of, decimals)), spec, column);
    const [first] = found;
    if (first === undefined) continue;
    const shown = found.filter(({ rows }) => rows >= fewestShown).map(({ value }) => String(value));
    throw refusal(`${file}, column ${column}`, shown, column);
  }
}

/**
 * Refuses a school table in which a mean or a number of pupils is probably a code for a missing one: far outside, or a
 * mean of 0 in many more rows than any other.
 *
 * @param files names of the files, for the message
 * @throws ColdspotError (3)
 */
export function refuseFarMeans(
  spec: FileSpec,
  decimals: number,
  files: readonly string[],
  schools: readonly SchoolInYear[],
): void {
  for (const [group, columns] of spec.groups) {
    if (columns.kind === "all-less") continue;
    const cells = schools.flatMap(({ groups }) => groups.get(group) ?? []).filter(({ pupils }) => pupils > 0);
    const refuse = (values: readonly number[], column: string, withZero: boolean) => {
      const far = farOutside(endsOf(values));
      const zero = withZero && far.length === 0 && zeroStandsOut(values) ? [{ value: 0, rows: 0 }] : [];
      const found = notGenuine([...far, ...zero], spec, column);
      if (found.length > 0)
        throw refusal(
          `${files.join(", ")}, column ${column}`,
          found.map(({ value }) => String(value)),
          column,
        );
    };
    refuse(
      cells.map(({ pupils }) => pupils),
      columns.pupils,
      false,
    );
    if (columns.kind === "mean")
      refuse(
        cells.map(({ value }) => unscaled(value, decimals)),
        columns.mean,
        decimals > 0,
      );
  }
}
