import type { Primitive } from "../cohort/membership.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine } from "../engine/engine.ts";
import { bound, joined, name, sql } from "../engine/sql/statement.ts";
import { type CohortTables, makePupils } from "../intake/cohort-tables.ts";
import type { FactTable } from "../intake/fact-table.ts";
import { closeLedger, type FileLedger, type LedgerEntry } from "../intake/ledger.ts";
import { openTable } from "../intake/open-table.ts";
import type { PupilQuestion } from "../intake/pupil-question.ts";
import {
  type CheckedCensus,
  checkCensusFile,
  leaveOutCensusRepeats,
  leaveOutStrangers,
  makeCensus,
} from "../intake/read-census.ts";
import {
  type CheckedFile,
  checkPupilFile,
  decimalsOf,
  type KnownSchools,
  type PupilFile,
} from "../intake/read-pupils.ts";
import { countWithout, ledgerOf } from "../intake/table-ledger.ts";
import type { FileSpec, Study } from "../study/study.ts";
import type { ReadyFile } from "./measured.ts";
import { ofLayout, positions, type ReadFacts } from "./read-facts.ts";

export interface ReadCohorts {
  readonly decimals: { readonly prior: number; readonly outcome: number };
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
}

async function knownSchools(
  engine: Engine,
  study: Study,
  facts: ReadonlyMap<string, FactTable>,
): Promise<KnownSchools | null> {
  const spec = ofLayout(study, "schools");
  const found = spec === undefined ? undefined : facts.get(spec.name);
  if (found === undefined) return null;
  const rows = [...found.rows.keys()];
  const table = "known schools";
  await engine.run(sql`create or replace table ${name(table)} (${name("urn")} varchar)`);
  for (let from = 0; from < rows.length; from += 1000) {
    const values = rows.slice(from, from + 1000).map((urn) => sql`(${bound(urn)})`);
    await engine.run(sql`insert into ${name(table)} values ${joined(values, sql`, `)}`);
  }
  return { table, file: found.ledger.source.file };
}

async function checkPupils(
  effects: Effects,
  engine: Engine,
  study: Study,
  measure: string,
  question: PupilQuestion,
  ready: readonly ReadyFile[],
  known: KnownSchools | null,
) {
  const files: PupilFile[] = [];
  for (const [index, { file, year }] of ready.entries()) {
    effects.progress(`reading ${file.survey.name}`);
    const raw = `${measure} pupils ${index}`;
    files.push({ table: await openTable(engine, file, raw, "refuse"), raw, year });
  }
  const decimals = {
    outcome: await decimalsOf(engine, question, files, question.outcome),
    prior: question.prior === null ? 0 : await decimalsOf(engine, question, files, question.prior),
  };
  const checked: CheckedFile[] = [];
  for (const file of files) {
    effects.progress(`checking ${file.table.source.file}`);
    checked.push(await checkPupilFile(engine, question, file, study.years, decimals, known));
  }
  return { checked, decimals };
}

async function openCensus(
  effects: Effects,
  engine: Engine,
  study: Study,
  measure: string,
  spec: FileSpec,
  ready: readonly ReadyFile[],
): Promise<readonly CheckedCensus[]> {
  const checked: CheckedCensus[] = [];
  for (const [index, { file, year }] of ready.entries()) {
    effects.progress(`reading ${file.survey.name}`);
    const raw = `${measure} ${spec.name} ${year ?? "every year"} ${index}`;
    const table = await openTable(engine, file, raw, "refuse");
    checked.push(
      await checkCensusFile(engine, { spec, at: positions(study, spec) }, { table, raw, cohort: year }, study.years),
    );
  }
  return checked;
}

interface Closed {
  readonly ledger: FileLedger;
  readonly entries: readonly LedgerEntry[];
}

async function closeFile(engine: Engine, { file, table, problems }: CheckedFile | CheckedCensus): Promise<Closed> {
  const entries = [...file.table.refused, ...(await ledgerOf(engine, table, file.table, problems))];
  const used = await countWithout(engine, table);
  return {
    ledger: closeLedger(file.table.source, file.table.rows + file.table.refused.length, used, entries),
    entries,
  };
}

/** The census files of one measure, opened when their cohort's turn comes. */
class CensusInTurn {
  readonly #open: (ready: readonly ReadyFile[]) => Promise<readonly CheckedCensus[]>;
  readonly #ready: readonly ReadyFile[];
  readonly #engine: Engine;
  #ofAll: readonly CheckedCensus[] = [];

  constructor(
    engine: Engine,
    ready: readonly ReadyFile[],
    open: (ready: readonly ReadyFile[]) => Promise<readonly CheckedCensus[]>,
  ) {
    this.#engine = engine;
    this.#ready = ready;
    this.#open = open;
  }

  /** Opens the files that serve every cohort; must come first. */
  async openShared(pupils: readonly string[]): Promise<void> {
    this.#ofAll = await this.#open(this.#ready.filter(({ year }) => year === null));
    for (const file of this.#ofAll) await leaveOutStrangers(this.#engine, file, pupils);
    await leaveOutCensusRepeats(this.#engine, this.#ofAll);
  }

  /** Census of one cohort for as long as `use` takes, and the closed ledgers of the files that were its own. */
  async of(
    cohort: Omit<CohortTables, "census">,
    use: (census: string | null) => Promise<void>,
  ): Promise<readonly Closed[]> {
    if (this.#ready.length === 0) {
      await use(null);
      return [];
    }
    const own = await this.#open(this.#ready.filter(({ year }) => year === cohort.year));
    for (const file of own) await leaveOutStrangers(this.#engine, file, [cohort.pupils]);
    if (own.length > 0) await leaveOutCensusRepeats(this.#engine, [...this.#ofAll, ...own]);
    const table = await makeCensus(this.#engine, [...this.#ofAll, ...own], cohort.year);
    await use(table);
    await this.#engine.run(sql`drop table ${name(table)}`);
    return this.#close(own);
  }

  closeShared(): Promise<readonly Closed[]> {
    return this.#close(this.#ofAll);
  }

  async #close(files: readonly CheckedCensus[]): Promise<readonly Closed[]> {
    const closed: Closed[] = [];
    for (const file of files) {
      closed.push(await closeFile(this.#engine, file));
      await this.#engine.run(sql`drop table ${name(file.table)}`);
    }
    return closed;
  }
}

/**
 * Intake of pupil records: pupils opened and checked, then one cohort after the other with its census, so that memory
 * does not grow with the number of cohorts.
 *
 * @param count called for each cohort in turn, while its tables stand
 * @throws ColdspotError (3) when no pupil can be used
 */
export async function readCohorts(
  effects: Effects,
  engine: Engine,
  study: Study,
  measure: string,
  question: PupilQuestion,
  primitives: readonly Primitive[],
  facts: ReadFacts,
  ready: ReadonlyMap<string, readonly ReadyFile[]>,
  count: (tables: CohortTables) => Promise<void>,
): Promise<ReadCohorts> {
  const known = await knownSchools(engine, study, facts.tables);
  const { checked, decimals } = await checkPupils(
    effects,
    engine,
    study,
    measure,
    question,
    ready.get(question.spec.name) ?? [],
    known,
  );
  const censusSpec = ofLayout(study, "census");
  const needsCensus = primitives.some(({ kind }) => kind === "fsm6" || kind === "share");
  const censusFiles = censusSpec === undefined || !needsCensus ? [] : (ready.get(censusSpec.name) ?? []);
  const census = new CensusInTurn(engine, censusFiles, async (files) =>
    censusSpec === undefined ? [] : openCensus(effects, engine, study, measure, censusSpec, files),
  );
  const cohorts: Omit<CohortTables, "census">[] = [];
  for (const year of study.years) {
    const tables = await makePupils(engine, question, checked, year);
    if (tables.schools.length > 0) cohorts.push(tables);
  }
  const closed: Closed[] = [];
  for (const file of checked) {
    closed.push(await closeFile(engine, file));
    await engine.run(sql`drop table ${name(file.table)}`);
  }
  if (cohorts.length === 0) {
    const [first] = closed;
    throw new ColdspotError(
      `no pupil of ${checked.map(({ file }) => file.table.source.file).join(", ")} could be used: ${first?.ledger.refused[0]?.reason ?? "no rows"}`,
      {
        exitCode: 3,
        advice: "look whether the columns and the years in the study file fit the files",
      },
    );
  }
  await census.openShared(cohorts.map(({ pupils }) => pupils));
  for (const cohort of cohorts)
    closed.push(...(await census.of(cohort, (table) => count({ ...cohort, census: table }))));
  closed.push(...(await census.closeShared()));
  return {
    decimals,
    ledgers: closed.map(({ ledger }) => ledger),
    entries: closed.flatMap(({ entries }) => entries),
  };
}
