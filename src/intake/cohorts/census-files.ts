import type { Engine } from "../../engine/engine.ts";
import { name, sql } from "../../engine/sql/statement.ts";
import type { TermSpan } from "../../schools/census-term.ts";
import { type AddedCensus, addUpCensus, makeCensus, type PupilsOfYear } from "../census-of-cohort.ts";
import { type CensusFile, type CensusReading, readingOf } from "../census-reading.ts";
import { leaveOutCensusRepeats } from "../census-repeats.ts";
import { type NearReferences, nearReferences, nearTogether } from "../near-references.ts";
import { refuseLostRows } from "../open-table.ts";
import type { KeyKind } from "../pupil-key.ts";
import type { CensusQuestion } from "../pupil-question.ts";
import { type CheckedCensus, judgeCensusRows } from "../read-census.ts";
import type { ReadyFile } from "../ready-file.ts";
import { type ScannedTable, scanTable } from "../scanned-table.ts";
import { type Closed, closeFile } from "./close-ledger.ts";
import { SharedCensusInTurn } from "./shared-census-files.ts";

interface Run {
  readonly measure: string;
  readonly years: readonly number[];
  /** The terms that are read for a cohort. */
  readonly spanOf: (cohort: number) => TermSpan;
  readonly progress: (line: string) => void;
}

/** A census file made ready for the engine, and the names of its columns. */
export interface CensusInput {
  readonly ready: ReadyFile;
  readonly question: CensusQuestion;
}

interface Scanned {
  readonly file: CensusFile;
  readonly question: CensusQuestion;
}

type Cohort = Omit<PupilsOfYear, "span">;

/**
 * The census files of one measure, each read when its cohort is processed.
 *
 * A file of one cohort is added up by pupil in one pass. Only where that pass finds rows that cannot be used as they
 * are, the rows of those pupils are checked one by one. If any file serves several cohorts, all files are read before
 * the first cohort is processed.
 */
export class CensusInTurn {
  readonly #engine: Engine;
  readonly #run: Run;
  readonly #files: readonly Scanned[];
  #shared: SharedCensusInTurn | null = null;
  readonly #near: NearReferences[] = [];

  private constructor(engine: Engine, run: Run, files: readonly Scanned[]) {
    this.#engine = engine;
    this.#run = run;
    this.#files = files;
  }

  /** Makes the files known to the engine without reading them. */
  static async scan(engine: Engine, run: Run, inputs: readonly CensusInput[]): Promise<CensusInTurn> {
    const files: Scanned[] = [];
    for (const [index, { ready, question }] of inputs.entries()) {
      const { file, year, term = null } = ready;
      const scan = await scanTable(engine, file, `${run.measure} census ${year ?? "every year"} ${index}`);
      files.push({ file: { scan, cohort: year, term }, question });
    }
    return new CensusInTurn(engine, run, files);
  }

  /** The files with their columns of pupils. */
  get keys(): readonly { readonly scan: ScannedTable; readonly column: string }[] {
    return this.#files.map(({ file, question }) => ({
      scan: file.scan,
      column: question.spec.columns.get("pupil") ?? "",
    }));
  }

  /** Pupils who are in no census although it has their reference nearly; where every census is of one cohort. */
  get near(): NearReferences {
    return nearTogether(this.#near);
  }

  /** Whether any file serves every cohort, so that all pupils must be known first. */
  get isShared(): boolean {
    return this.#files.some(({ file }) => file.cohort === null);
  }

  #readings(serves: (cohort: number | null) => boolean, key: KeyKind): readonly CensusReading[] {
    return this.#files
      .filter(({ file }) => serves(file.cohort))
      .map(({ file, question }) => readingOf(this.#engine, question, file, key));
  }

  #inTerms(cohort: Cohort): PupilsOfYear {
    return { ...cohort, span: this.#run.spanOf(cohort.year) };
  }

  /** Reads all files if any of them serves every cohort. This must be called first. */
  async openShared(cohorts: readonly Cohort[], key: KeyKind): Promise<void> {
    const served = new Set(cohorts.map(({ year }) => year));
    this.#shared = await SharedCensusInTurn.read(
      this.#engine,
      this.#readings((cohort) => cohort === null || served.has(cohort), key),
      cohorts.map((cohort) => this.#inTerms(cohort)),
      this.#run.years.map(this.#run.spanOf),
      this.#run.progress,
    );
  }

  /** The census of one cohort while `use` runs; gives the closed ledgers of the cohort's own files. */
  async of(cohort: Cohort, key: KeyKind, use: (census: string | null) => Promise<void>): Promise<readonly Closed[]> {
    if (this.#files.length === 0) {
      await use(null);
      return [];
    }
    const all = this.#inTerms(cohort);
    const { table, ledgers } =
      this.#shared === null
        ? await this.#alone(
            this.#readings((year) => year === cohort.year, key),
            all,
          )
        : { table: await this.#shared.of(all), ledgers: [] };
    await use(table);
    await this.#engine.run(sql`drop table ${name(table)}`);
    return ledgers;
  }

  async #alone(own: readonly CensusReading[], cohort: PupilsOfYear) {
    if (own.length === 0) return { table: await makeCensus(this.#engine, null, [], cohort), ledgers: [] };
    for (const { file } of own) this.#run.progress(`reading ${file.scan.source.file}`);
    const added = await addUpCensus(this.#engine, own, cohort);
    refuseLostRows(
      own.map(({ file }) => file.scan.source.file).join(", "),
      own.reduce((sum, { file }) => sum + file.scan.rows, 0),
      added.rows,
    );
    const missing = sql`${name("pupil")} not in (select ${name("pupil")} from ${name(added.sums)} where ${name("pupil")} is not null)`;
    this.#near.push(await nearReferences(this.#engine, { table: cohort.pupils, missing }, added.sums));
    if (!added.anySuspect) {
      const table = await makeCensus(this.#engine, added, [], cohort);
      return { table, ledgers: await this.#close(own.map(({ file }) => ({ file, judged: null }))) };
    }
    const looked = await this.#lookAt(own, added, cohort);
    const table = await makeCensus(this.#engine, added, looked, cohort);
    return { table, ledgers: await this.#close(looked.map((judged) => ({ file: judged.file, judged }))) };
  }

  /** The rows of a cohort's suspects, file by file, and every row that has a problem in itself. */
  async #lookAt(
    own: readonly CensusReading[],
    { suspects }: AddedCensus,
    { pupils, span }: PupilsOfYear,
  ): Promise<readonly CheckedCensus[]> {
    const known = sql`select ${name("pupil")}, ${span.first} as ${name("first")}, ${span.last} as ${name("last")} from ${name(pupils)}`;
    const looked: CheckedCensus[] = [];
    for (const reading of own) {
      this.#run.progress(`looking closer at ${reading.file.scan.source.file}`);
      const wanted = { suspects, many: null, rows: 0, others: true };
      looked.push(await judgeCensusRows(this.#engine, reading, { known, windows: [span] }, wanted));
    }
    await leaveOutCensusRepeats(this.#engine, looked);
    return looked;
  }

  /** The closed ledgers of the files that were read before the first cohort was processed. */
  async closeShared(): Promise<readonly Closed[]> {
    return this.#shared === null ? [] : this.#shared.close();
  }

  /** Closed ledgers of files; `judged` is null where every row was added up and none needed a check. */
  async #close(
    files: readonly { readonly file: CensusFile; readonly judged: CheckedCensus | null }[],
  ): Promise<readonly Closed[]> {
    const closed: Closed[] = [];
    for (const { file, judged } of files) {
      closed.push(await closeFile(this.#engine, file.scan.records(file.scan.rows), judged));
      await file.scan.end();
    }
    return closed;
  }
}
