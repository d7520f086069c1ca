import type { Engine } from "../engine/engine.ts";
import { name, sql } from "../engine/sql/statement.ts";
import {
  type AddedCensus,
  addUpCensus,
  makeCensus,
  type PupilsOfYear,
  rowsOfSuspects,
} from "../intake/census-of-cohort.ts";
import type { KeyKind } from "../intake/pupil-key.ts";
import type { CensusQuestion } from "../intake/pupil-question.ts";
import {
  type CensusReading,
  type CheckedCensus,
  judgeCensusRows,
  leaveOutCensusRepeats,
  leaveOutStrangers,
  readingOf,
} from "../intake/read-census.ts";
import { type ScannedTable, scanTable } from "../intake/scanned-table.ts";
import { type Closed, closeFile } from "./close-file.ts";
import type { ReadyFile } from "./measured.ts";

interface Run {
  readonly measure: string;
  readonly years: readonly number[];
  readonly progress: (line: string) => void;
}

interface Scanned {
  readonly scan: ScannedTable;
  readonly year: number | null;
}

/**
 * The census files of one measure, read when their cohort's turn comes.
 *
 * A file of one cohort is added up by pupil in one pass; only where that pass meets a row that cannot be used as it is,
 * the rows of those pupils are looked at one by one. Files of every cohort are judged row by row, once.
 */
export class CensusInTurn {
  readonly #engine: Engine;
  readonly #question: CensusQuestion | null;
  readonly #run: Run;
  readonly #files: readonly Scanned[];
  #ofAll: readonly CheckedCensus[] = [];

  private constructor(engine: Engine, question: CensusQuestion | null, run: Run, files: readonly Scanned[]) {
    this.#engine = engine;
    this.#question = question;
    this.#run = run;
    this.#files = files;
  }

  /** Lets the engine know the files; nothing is read yet. */
  static async scan(
    engine: Engine,
    question: CensusQuestion | null,
    run: Run,
    ready: readonly ReadyFile[],
  ): Promise<CensusInTurn> {
    const files: Scanned[] = [];
    for (const [index, { file, year }] of ready.entries()) {
      const scan = await scanTable(engine, file, `${run.measure} census ${year ?? "every year"} ${index}`);
      files.push({ scan, year });
    }
    return new CensusInTurn(engine, question, run, files);
  }

  get scans(): readonly ScannedTable[] {
    return this.#files.map(({ scan }) => scan);
  }

  /** Whether some file serves every cohort, so that all pupils must be known first. */
  get isShared(): boolean {
    return this.#files.some(({ year }) => year === null);
  }

  #readings(year: number | null, key: KeyKind): readonly CensusReading[] {
    const question = this.#question;
    if (question === null) return [];
    return this.#files
      .filter((file) => file.year === year)
      .map(({ scan }) => readingOf(this.#engine, question, { scan, cohort: year }, key));
  }

  async #judge(readings: readonly CensusReading[], pupils: readonly string[]): Promise<readonly CheckedCensus[]> {
    const checked: CheckedCensus[] = [];
    for (const reading of readings) {
      this.#run.progress(`reading ${reading.file.scan.source.file}`);
      const file = await judgeCensusRows(this.#engine, reading, this.#run.years, null);
      await leaveOutStrangers(this.#engine, file, pupils);
      checked.push(file);
    }
    return checked;
  }

  /** Reads the files that serve every cohort; must come first. */
  async openShared(pupils: readonly string[], key: KeyKind): Promise<void> {
    this.#ofAll = await this.#judge(this.#readings(null, key), pupils);
    await leaveOutCensusRepeats(this.#engine, this.#ofAll);
  }

  /** Census of one cohort for as long as `use` takes, and the closed ledgers of the files that were its own. */
  async of(
    cohort: PupilsOfYear,
    key: KeyKind,
    use: (census: string | null) => Promise<void>,
  ): Promise<readonly Closed[]> {
    if (this.#files.length === 0) {
      await use(null);
      return [];
    }
    const own = this.#readings(cohort.year, key);
    const closed = this.isShared ? this.#besideShared(own, cohort) : this.#alone(own, cohort);
    const { table, ledgers } = await closed;
    await use(table);
    await this.#engine.run(sql`drop table ${name(table)}`);
    return ledgers;
  }

  async #besideShared(own: readonly CensusReading[], cohort: PupilsOfYear) {
    const checked = await this.#judge(own, [cohort.pupils]);
    const all = [...this.#ofAll, ...checked];
    if (own.length > 0) await leaveOutCensusRepeats(this.#engine, all);
    const table = await makeCensus(this.#engine, null, all, cohort);
    return { table, ledgers: await this.#close(checked) };
  }

  async #alone(own: readonly CensusReading[], cohort: PupilsOfYear) {
    if (own.length === 0) return { table: await makeCensus(this.#engine, null, [], cohort), ledgers: [] };
    for (const { file } of own) this.#run.progress(`reading ${file.scan.source.file}`);
    const added = await addUpCensus(this.#engine, own, cohort);
    if (added.anySuspect) {
      for (const { file } of own) this.#run.progress(`looking closer at ${file.scan.source.file}`);
      const looked = await rowsOfSuspects(this.#engine, own, added, cohort.year);
      for (const file of looked) await leaveOutStrangers(this.#engine, file, [cohort.pupils]);
      await leaveOutCensusRepeats(this.#engine, looked);
      const table = await makeCensus(this.#engine, added, looked, cohort);
      return { table, ledgers: await this.#close(looked) };
    }
    const table = await makeCensus(this.#engine, added, [], cohort);
    return { table, ledgers: await this.#closeClean(own, added) };
  }

  async #rowsOf({ table, rows }: ScannedTable): Promise<number> {
    if (rows !== null) return rows;
    const [row] = await this.#engine.rows(sql`select count(*) from ${name(table)}`);
    return Number(row?.[0]);
  }

  /** Files of which every row was added up: the sums hold as many rows as there are. */
  async #closeClean(own: readonly CensusReading[], added: AddedCensus): Promise<readonly Closed[]> {
    const closed: Closed[] = [];
    let all = 0;
    for (const { file } of own) {
      const rows = own.length === 1 && file.scan.rows === null ? added.rows : await this.#rowsOf(file.scan);
      all += rows;
      closed.push(await closeFile(this.#engine, await file.scan.records(rows), null));
      await file.scan.end();
    }
    if (all !== added.rows) throw new Error(`rows of a census that were not added up: ${all - added.rows}`);
    return closed;
  }

  closeShared(): Promise<readonly Closed[]> {
    return this.#close(this.#ofAll);
  }

  async #close(files: readonly CheckedCensus[]): Promise<readonly Closed[]> {
    const closed: Closed[] = [];
    for (const judged of files) {
      const { scan } = judged.file;
      closed.push(await closeFile(this.#engine, await scan.records(await this.#rowsOf(scan)), judged));
      await scan.end();
    }
    return closed;
  }
}
