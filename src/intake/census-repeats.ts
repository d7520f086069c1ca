import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { CheckedCensus } from "./read-census.ts";

/** Rows of checked census files that are used. */
export function goodRows(files: readonly CheckedCensus[]): Sql {
  const each = files.map(
    ({ table }, file) =>
      sql`select ${name("pupil")}, ${name("term")}, ${name("fsm")}, ${file} * 1000000000000 + ${name("row")} as ${name("place")} from ${name(table)} where ${name("problem")} = 0`,
  );
  return sql`(${joined(each, sql` union all `)})`;
}

/** Leaves out repeated terms, in one file or several. An exact repeat is used once, differing answers not at all. */
export async function leaveOutCensusRepeats(engine: Engine, files: readonly CheckedCensus[]): Promise<void> {
  if (files.length === 0) return;
  const repeats = "repeats of the census";
  const all = goodRows(files);
  await engine.run(sql`create table ${name(repeats)} as select ${name("pupil")}, ${name("term")}, min(${name("place")}) as ${name("first")}, min(${name("fsm")}) as ${name("low")}, max(${name("fsm")}) as ${name("high")}
    from ${all} a where ${name("pupil")} in (
      select ${name("pupil")} from ${all} b group by ${name("pupil")} having count(*) <> ${engine.words.distinctSmall(name("term"))}
    ) group by ${name("pupil")}, ${name("term")} having count(*) > 1`);
  const [found] = await engine.rows(sql`select count(*) from ${name(repeats)}`);
  for (const [file, { table, problems }] of Number(found?.[0]) > 0 ? files.entries() : []) {
    const [same, two] = [problems.length - 1, problems.length];
    await engine.run(sql`update ${name(table)} set ${name("problem")} = case when d.${name("low")} < d.${name("high")} then ${two} else ${same} end
      from ${name(repeats)} d where d.${name("pupil")} = ${name(table)}.${name("pupil")} and d.${name("term")} = ${name(table)}.${name("term")} and ${name("problem")} = 0
      and (d.${name("low")} < d.${name("high")} or d.${name("first")} <> ${file} * 1000000000000 + ${name("row")})`);
  }
  await engine.run(sql`drop table ${name(repeats)}`);
}
