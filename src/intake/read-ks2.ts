import type { Engine } from "../engine/engine.ts";
import { joined, name, type Sql, sql } from "../engine/sql/statement.ts";
import type { FileSpec } from "../study/study.ts";
import { failedValue, firstFailure, type RowCheck } from "./checks.ts";
import { ColumnReader } from "./column-reader.ts";
import { formsOfNumbers } from "./forms-of-values.ts";
import { type JudgedValues, joinedValues, judgeValues, throughValues } from "./judged-values.ts";
import type { RecordsOfRows } from "./open-table.ts";
import type { ColumnProfile } from "./profile/column-profile.ts";
import { profilesOfFile } from "./profile/profiles-of-file.ts";
import { suppressionCodes } from "./published-codes.ts";
import { plainReference } from "./pupil-key.ts";
import type { ScannedTable } from "./scanned-table.ts";
import { scopeChecks } from "./scope-checks.ts";
import type { Problem } from "./table-ledger.ts";

/** Prior attainment from files of its own, held in the engine until the pupils it belongs to have been read. */
export interface PriorOfPupils {
  /** Engine table: pupil, value as written; one row per pupil. */
  readonly table: string;
  /** Role of the value, which is also the name of the column that pupils get. */
  readonly role: string;
}

/** A file of prior attainment whose records have all been checked. */
export interface CheckedKs2 {
  readonly table: string;
  readonly records: RecordsOfRows;
  readonly profiles: readonly ColumnProfile[];
  readonly problems: readonly Problem[];
}

function checksOf(reader: ColumnReader, spec: FileSpec, values: JudgedValues): readonly RowCheck[] {
  const column = (of: string) => spec.columns.get(of) ?? "";
  const pupil = column("pupil");
  return [
    ...scopeChecks(reader, spec),
    { reason: `no pupil reference (${pupil})`, column: pupil, fails: sql`${reader.text(pupil)} = ''`, value: sql`''` },
    ...throughValues(values),
  ];
}

/** A decimal without noughts at its end, so that 27 and 27.0 are one value. */
function plainNumber(text: Sql): Sql {
  return sql`case when ${text} like '%.%' then rtrim(rtrim(${text}, '0'), '.') else ${text} end`;
}

async function checkFile(
  engine: Engine,
  spec: FileSpec,
  scan: ScannedTable,
  role: string,
  at: (column: string) => string,
): Promise<CheckedKs2> {
  const column = (of: string) => spec.columns.get(of) ?? "";
  const wanted = new Set(["pupil", role, ...spec.scope.map(({ role: of }) => of)].map(column));
  const reader = new ColumnReader(engine, scan, wanted, at, suppressionCodes(spec.codes));
  const raw = `raw ${scan.table}`;
  const stored = joined(
    [...wanted].map((one) => reader.stored(one)),
    sql`, `,
  );
  await engine.run(sql`create table ${name(raw)} as select ${stored} from ${name(scan.table)}`);
  const [count] = await engine.rows(sql`select count(*) from ${name(raw)}`);
  const records = scan.records(Number(count?.[0]));
  await scan.end();
  const numbers = reader.numberChecks(column(role), "no prior attainment", spec.between.get(role));
  const values = await judgeValues(engine, reader, raw, 0, {
    column: column(role),
    checks: numbers,
    decimals: false,
    state: null,
    forms: formsOfNumbers,
  });
  const checks = checksOf(reader, spec, values);
  const profiles = await profilesOfFile(
    engine,
    reader,
    raw,
    {
      pupil: column("pupil"),
      school: null,
      numbers: [values],
      flags: [],
      memberships: [],
      year: null,
      chosen: spec.scope.map((rule) => ({ column: column(rule.role), values: rule.values })),
      places: [],
    },
    null,
  );
  const table = `checked ${scan.table}`;
  await engine.run(sql`create table ${name(table)} as select cast(trimmed.${name("row")} as bigint) as ${name("row")}, ${firstFailure(checks)} as ${name("problem")},
    ${failedValue(checks, sql`(${firstFailure(checks)})`)} as ${name("offender")}, ${plainReference(reader.text(column("pupil")))} as ${name("pupil")}, ${plainNumber(sql`${name(values.as)}.${name("text")}`)} as ${name("value")} from ${reader.rows(raw)}${joinedValues(reader, "trimmed", values)}`);
  for (const each of [raw, values.table]) await engine.run(sql`drop table ${name(each)}`);
  const pupil = column("pupil");
  return {
    table,
    records,
    profiles,
    problems: [
      ...checks,
      { reason: "the same pupil again, with the same value", column: pupil, loss: "left out by the study" },
      { reason: "one pupil with values that differ", column: pupil },
      { reason: "a pupil who is not among those used", column: pupil, loss: "left out by the study" },
    ],
  };
}

/** The records that can be used, each with its place: file and row as one number. */
function good(files: readonly CheckedKs2[]) {
  return joined(
    files.map(
      ({ table }, index) =>
        sql`select ${name("pupil")}, ${name("value")}, ${index} * 1000000000000 + ${name("row")} as ${name("place")} from ${name(table)} where ${name("problem")} = 0`,
    ),
    sql` union all `,
  );
}

/**
 * Prior attainment of pupils, read from files of its own with one record per pupil, of any year.
 *
 * A pupil who appears again with the same value is used once; one with values that differ has no prior attainment. A
 * record of a pupil who is in no file of key stage 4 is listed in the ledger like every other record not used.
 */
export class Ks2OfPupils {
  readonly prior: PriorOfPupils;
  readonly #engine: Engine;
  readonly #files: readonly CheckedKs2[];

  private constructor(engine: Engine, prior: PriorOfPupils, files: readonly CheckedKs2[]) {
    this.prior = prior;
    this.#engine = engine;
    this.#files = files;
  }

  /** @param role role of the value, as the study names it under `prior` */
  static async read(
    engine: Engine,
    spec: FileSpec,
    scans: readonly ScannedTable[],
    role: string,
    at: (column: string) => string,
  ): Promise<Ks2OfPupils> {
    const files: CheckedKs2[] = [];
    for (const scan of scans) files.push(await checkFile(engine, spec, scan, role, at));
    const table = `prior attainment of ${spec.name}`;
    const kinds = "kinds of prior attainment";
    await engine.run(sql`create table ${name(kinds)} as select ${name("pupil")}, min(${name("place")}) as ${name("first")}, min(${name("value")}) as ${name("low")}, max(${name("value")}) as ${name("high")}
      from (${good(files)}) g group by ${name("pupil")}`);
    for (const [index, { table: own, problems }] of files.entries()) {
      const [same, differs] = [problems.length - 2, problems.length - 1];
      await engine.run(sql`update ${name(own)} set ${name("problem")} = case when k.${name("low")} <> k.${name("high")} then ${differs} else ${same} end, ${name("offender")} = ${name(own)}.${name("pupil")}
        from ${name(kinds)} k where k.${name("pupil")} = ${name(own)}.${name("pupil")} and ${name("problem")} = 0
        and (k.${name("low")} <> k.${name("high")} or k.${name("first")} <> ${index} * 1000000000000 + ${name("row")})`);
    }
    await engine.run(
      sql`create table ${name(table)} as select ${name("pupil")}, ${name("low")} as ${name("value")}, 0 as ${name("met")} from ${name(kinds)} where ${name("low")} = ${name("high")}`,
    );
    await engine.run(sql`drop table ${name(kinds)}`);
    return new Ks2OfPupils(engine, { table, role }, files);
  }

  /** The files with what became of every record, once all pupils have been read. The caller must drop their tables. */
  async finish(): Promise<readonly CheckedKs2[]> {
    for (const { table, problems } of this.#files) {
      await this.#engine.run(sql`update ${name(table)} set ${name("problem")} = ${problems.length}, ${name("offender")} = ${name("pupil")}
        where ${name("problem")} = 0 and ${name("pupil")} not in (select ${name("pupil")} from ${name(this.prior.table)} where ${name("met")} = 1)`);
    }
    await this.#engine.run(sql`drop table ${name(this.prior.table)}`);
    return this.#files;
  }
}
