import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Engine } from "../../engine/engine.ts";
import { name, sql } from "../../engine/sql/statement.ts";
import { type CohortTables, makePupils } from "../cohort-tables.ts";
import { type WrittenIds, writtenTogether } from "../ids-told.ts";
import type { FileLedger } from "../ledger.ts";
import { traitsOfPupils } from "../lost-pupils.ts";
import { type NearReferences, nearReferences, nearTogether } from "../near-references.ts";
import type { KeyKind } from "../pupil-key.ts";
import type { PupilQuestion } from "../pupil-question.ts";
import { type CheckedFile, checkPupilFile, type KnownSchools, type PupilFile } from "../read-pupils.ts";
import type { ReadyFile } from "../ready-file.ts";
import { type ScannedTable, scanTable } from "../scanned-table.ts";
import { type Closed, closeFile } from "./close-ledger.ts";

interface Run {
  readonly measure: string;
  readonly years: readonly number[];
  readonly known: KnownSchools | null;
  readonly progress: (line: string) => void;
}

type Cohort = Omit<CohortTables, "census">;

/** Gives a file whose pupils get their prior attainment from elsewhere that column, at its end. */
function withPrior(scan: ScannedTable, { priorElsewhere = null }: PupilQuestion): ScannedTable {
  if (priorElsewhere === null) return scan;
  return { ...scan, header: [...scan.header, priorElsewhere.role], kinds: [...scan.kinds, "text"] };
}

/** The pupil files of one measure. Each is read when its cohort is processed, and files of several cohorts first. */
export class PupilsInTurn {
  readonly #engine: Engine;
  readonly #question: PupilQuestion;
  readonly #run: Run;
  readonly #files: readonly PupilFile[];
  readonly #shared = new Map<number, CheckedFile>();
  readonly #closed = new Map<number, Closed>();
  readonly #written = new Map<number, WrittenIds>();
  readonly #near: NearReferences[] = [];
  #used = 0;

  private constructor(engine: Engine, question: PupilQuestion, run: Run, files: readonly PupilFile[]) {
    this.#engine = engine;
    this.#question = question;
    this.#run = run;
    this.#files = files;
  }

  /** Makes the files known to the engine without reading them. */
  static async scan(
    engine: Engine,
    question: PupilQuestion,
    run: Run,
    ready: readonly ReadyFile[],
  ): Promise<PupilsInTurn> {
    const files: PupilFile[] = [];
    for (const [index, { file, year }] of ready.entries())
      files.push({ scan: withPrior(await scanTable(engine, file, `${run.measure} pupils ${index}`), question), year });
    return new PupilsInTurn(engine, question, run, files);
  }

  get scans(): readonly ScannedTable[] {
    return this.#files.map(({ scan }) => scan);
  }

  /** School numbers of all files read so far. */
  get written(): WrittenIds {
    return writtenTogether([...this.#written.values()]);
  }

  /** Pupils without prior attainment whose reference the file of prior attainment has nearly. */
  get nearPrior(): NearReferences {
    return nearTogether(this.#near);
  }

  /** How many cohorts have pupils that can be used. */
  get used(): number {
    return this.#used;
  }

  async #check(index: number, key: KeyKind): Promise<CheckedFile> {
    const file = this.#files[index];
    if (file === undefined) throw new Error(`no such file of pupils: ${index}`);
    const { progress, years, known } = this.#run;
    progress(`reading ${file.scan.source.file}`);
    const checked = await checkPupilFile(this.#engine, this.#question, file, years, key, known);
    this.#written.set(index, checked.written);
    const { priorElsewhere = null } = this.#question;
    if (priorElsewhere !== null) {
      const missing = sql`${name("problem")} > 0 and ${name("pupil")} <> '' and ${name("pupil")} not in (select ${name("pupil")} from ${name(priorElsewhere.table)})`;
      this.#near.push(await nearReferences(this.#engine, { table: checked.table, missing }, priorElsewhere.table));
    }
    return checked;
  }

  async #close(index: number, checked: CheckedFile): Promise<void> {
    const { table, problems, compared } = checked;
    const traits = await traitsOfPupils(this.#engine, table, problems, compared);
    if (compared.written !== null) await this.#engine.run(sql`drop table ${name(compared.written)}`);
    const { ledger, entries } = await closeFile(this.#engine, checked.records, checked);
    const { year } = checked.file;
    const own: FileLedger = {
      ...ledger,
      columns: checked.profiles,
      ...(year === null ? {} : { year }),
      ...(traits.length === 0 ? {} : { traits }),
    };
    this.#closed.set(index, { ledger: own, entries });
  }

  /** Reads the files of several cohorts. This must be called first. */
  async readShared(key: KeyKind): Promise<void> {
    for (const [index, { year }] of this.#files.entries())
      if (year === null) this.#shared.set(index, await this.#check(index, key));
  }

  /** The pupils of a cohort; null where none can be used. The ledgers of the cohort's own files are closed. */
  async cohort(year: number, key: KeyKind): Promise<Cohort | null> {
    const checked = new Map(this.#shared);
    for (const [index, file] of this.#files.entries())
      if (file.year === year) checked.set(index, await this.#check(index, key));
    const inOrder = [...checked].sort(([a], [b]) => a - b);
    if (inOrder.length === 0) return null;
    const cohort = await makePupils(
      this.#engine,
      this.#question,
      inOrder.map(([, file]) => file),
      year,
    );
    for (const [index, file] of inOrder) if (!this.#shared.has(index)) await this.#close(index, file);
    if (cohort.schools.length === 0) return null;
    await this.#refuseBlankFlags(
      cohort,
      inOrder.map(([, { file }]) => file.scan.source.file),
    );
    await this.#meetPrior(cohort.pupils);
    this.#used += 1;
    return cohort;
  }

  /** Refuses a cohort in which no pupil has a yes or no in a column of flags, so that there are no groups to compare. */
  async #refuseBlankFlags({ year, pupils }: Cohort, files: readonly string[]): Promise<void> {
    for (const [index, role] of this.#question.flags.entries()) {
      const [row] = await this.#engine.rows(sql`select count(*) from ${name(pupils)} where ${name(`s${index}`)} <> 2`);
      if (Number(row?.[0]) > 0) continue;
      const column = this.#question.spec.columns.get(role) ?? role;
      throw new ColdspotError(
        `${this.#question.at(column)} ${files.join(", ")}, column ${column}: no pupil of ${year} has a yes or no for ${role}`,
        {
          exitCode: 3,
          advice: `name the column that has it in ${year}, leave the year out, or say what blank means: blank: { ${role}: no }`,
        },
      );
    }
  }

  /** Marks the pupils whose prior attainment was used. */
  async #meetPrior(pupils: string): Promise<void> {
    const { priorElsewhere = null } = this.#question;
    if (priorElsewhere === null) return;
    const known = name(priorElsewhere.table);
    await this.#engine.run(
      sql`update ${known} set ${name("met")} = 1 from ${name(pupils)} p where cast(p.${name("pupil")} as varchar) = ${known}.${name("pupil")}`,
    );
  }

  async everyCohort(key: KeyKind): Promise<readonly Cohort[]> {
    const cohorts: Cohort[] = [];
    for (const year of this.#run.years) {
      const cohort = await this.cohort(year, key);
      if (cohort !== null) cohorts.push(cohort);
    }
    return cohorts;
  }

  /** The closed ledgers of all files, in the order of the study. Files of years outside it are also read for this. */
  async close(key: KeyKind): Promise<readonly Closed[]> {
    for (const [index, checked] of this.#shared) await this.#close(index, checked);
    for (const index of this.#files.keys())
      if (!this.#closed.has(index)) await this.#close(index, await this.#check(index, key));
    return [...this.#closed].sort(([a], [b]) => a - b).map(([, closed]) => closed);
  }
}
