import type { Engine } from "../../engine/engine.ts";
import { name, sql } from "../../engine/sql/statement.ts";
import type { TermSpan } from "../../schools/census-term.ts";
import { type CensusServes, outsideTerms, strangers } from "../census-checks.ts";
import type { PupilsOfYear } from "../census-of-cohort.ts";
import type { CensusReading } from "../census-reading.ts";
import { leaveOutCensusRepeats } from "../census-repeats.ts";
import { type CheckedCensus, judgeCensusRows } from "../read-census.ts";
import {
  addMarks,
  type CensusTally,
  findSuspects,
  makeKnown,
  makeSums,
  markCensus,
  type SharedSums,
  takeCensus,
} from "../shared-census.ts";
import { type Closed, closeFile } from "./close-ledger.ts";

/** The most rows of files that may wait to be added up; each takes about six bytes. */
const mostWaiting = 6_000_000;

interface Marked {
  readonly reading: CensusReading;
  readonly serves: CensusServes;
  readonly tally: CensusTally;
}

interface Looked extends Marked {
  readonly checked: CheckedCensus | null;
}

/**
 * Census files that serve several cohorts, each read once after the pupils of all cohorts are known.
 *
 * Only where a file has rows that are not used, or a repeated term, a second pass checks those rows one by one.
 */
export class SharedCensusInTurn {
  readonly #engine: Engine;
  readonly #tables: SharedSums;
  readonly #files: readonly Looked[];

  private constructor(engine: Engine, tables: SharedSums, files: readonly Looked[]) {
    this.#engine = engine;
    this.#tables = tables;
    this.#files = files;
  }

  /**
   * Reads the files.
   *
   * @param windows the terms that are read for each cohort of the study, with pupils or without
   */
  static async read(
    engine: Engine,
    readings: readonly CensusReading[],
    cohorts: readonly PupilsOfYear[],
    windows: readonly TermSpan[],
    progress: (line: string) => void,
  ): Promise<SharedCensusInTurn> {
    const tables = { sums: "sums of census", known: "known pupils", suspects: "suspects of census" };
    const pupils = await makeKnown(engine, tables.known, cohorts);
    await makeSums(engine, tables.sums);
    const marked: Marked[] = [];
    const waiting = new Map<string, number>();
    const add = async () => {
      await addMarks(engine, tables.sums, [...waiting.keys()], pupils);
      waiting.clear();
    };
    for (const [index, reading] of readings.entries()) {
      progress(`reading ${reading.file.scan.source.file}`);
      const serves = servedBy(reading, tables.known, cohorts, windows);
      const marks = `marks of census ${index}`;
      const tally = await markCensus(engine, reading, serves, marks);
      marked.push({ reading, serves, tally });
      waiting.set(marks, tally.rows);
      if ([...waiting.values()].reduce((sum, rows) => sum + rows, 0) > mostWaiting) await add();
    }
    if (waiting.size > 0) await add();
    const suspects = await findSuspects(engine, tables.sums, tables.known, tables.suspects);
    const files: Looked[] = [];
    for (const one of marked)
      files.push({ ...one, checked: await lookAt(engine, one, suspects > 0 ? tables.suspects : null, progress) });
    await leaveOutCensusRepeats(engine, lookedOf(files));
    return new SharedCensusInTurn(engine, tables, files);
  }

  /** Makes the census table of one cohort. */
  of(cohort: PupilsOfYear): Promise<string> {
    return takeCensus(this.#engine, this.#tables, lookedOf(this.#files), cohort);
  }

  /** The closed ledgers of all files. After this call no cohort can be read. */
  async close(): Promise<readonly Closed[]> {
    const closed: Closed[] = [];
    for (const { reading, serves, tally, checked } of this.#files) {
      const { scan } = reading.file;
      const records = scan.records(tally.rows);
      if (checked === null) closed.push(await closeFile(this.#engine, records, null, tally.used));
      else closed.push(await this.#closeLooked(checked, serves, tally, records));
      await scan.end();
    }
    for (const table of Object.values(this.#tables)) await this.#engine.run(sql`drop table ${name(table)}`);
    return closed;
  }

  async #closeLooked(
    { table, problems }: CheckedCensus,
    { windows }: CensusServes,
    { used, outside, strangers: strange }: CensusTally,
    records: Parameters<typeof closeFile>[1],
  ): Promise<Closed> {
    const [repeats] = await this.#engine.rows(
      sql`select count(*) from ${name(table)} where ${name("problem")} >= ${problems.length - 1}`,
    );
    const counted = new Map([
      [outsideTerms(windows), outside],
      [strangers, strange],
    ]);
    const counts = new Map(
      problems.flatMap(({ reason }, index) => {
        const rows = counted.get(reason);
        return rows === undefined ? [] : [[index + 1, rows] as const];
      }),
    );
    return closeFile(this.#engine, records, { table, problems, counts }, used - Number(repeats?.[0]));
  }
}

function lookedOf(files: readonly Looked[]): readonly CheckedCensus[] {
  return files.flatMap(({ checked }) => (checked === null ? [] : [checked]));
}

/** The pupils and terms that a file is read for: among shared files, one of a single cohort serves only its pupils. */
function servedBy(
  { file }: CensusReading,
  known: string,
  cohorts: readonly PupilsOfYear[],
  windows: readonly TermSpan[],
): CensusServes {
  const own = cohorts.find(({ year }) => year === file.cohort);
  if (own === undefined) return { known: sql`select * from ${name(known)}`, windows };
  const pupil = name("pupil");
  return {
    known: sql`select * from ${name(known)} where ${pupil} in (select ${pupil} from ${name(own.pupils)})`,
    windows: [own.span],
  };
}

async function lookAt(
  engine: Engine,
  { reading, serves, tally }: Marked,
  suspects: string | null,
  progress: (line: string) => void,
): Promise<CheckedCensus | null> {
  const { rows, used, others } = tally;
  if (suspects === null && used === rows) return null;
  progress(`looking closer at ${reading.file.scan.source.file}`);
  return judgeCensusRows(engine, reading, serves, { suspects, many: tally, rows, others: others > 0 });
}
