import { censusSpan } from "../../cohort/census-span.ts";
import type { Primitive } from "../../cohort/membership.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { formOfCell } from "../../effects/words-of-files.ts";
import type { Engine } from "../../engine/engine.ts";
import { bound, joined, name, sql } from "../../engine/sql/statement.ts";
import type { CohortTables } from "../../intake/cohort-tables.ts";
import { type CensusInput, CensusInTurn } from "../../intake/cohorts/census-files.ts";
import type { Closed } from "../../intake/cohorts/close-ledger.ts";
import { PupilsInTurn } from "../../intake/cohorts/pupil-files.ts";
import type { FactTable } from "../../intake/fact-table.ts";
import { idsTold, nearIdsOf, nearTold, type WrittenIds, writtenTogether } from "../../intake/ids-told.ts";
import type { FileLedger, LedgerEntry } from "../../intake/ledger.ts";
import type { NearIds } from "../../intake/near-ids.ts";
import { keyKindOf } from "../../intake/pupil-key.ts";
import type { KnownSchools } from "../../intake/read-pupils.ts";
import type { Sentence } from "../../intake/sentence.ts";
import type { Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import type { ReadFacts } from "../facts/read-facts.ts";
import { ofLayout, positions } from "../files/files-of-layout.ts";
import type { Ready } from "../files/ready.ts";
import type { AskedOfPupils } from "./ask-pupils.ts";

export interface ReadCohorts {
  readonly ledgers: readonly FileLedger[];
  readonly entries: readonly LedgerEntry[];
  /** How school numbers are written, in the files of pupils and the list of schools together. */
  readonly told: readonly Sentence[];
  /** Their near misses. */
  readonly nearIds: readonly NearIds[];
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

/** School numbers of the list of schools, where the study has one. */
function listed(study: Study, facts: ReadonlyMap<string, FactTable>): readonly WrittenIds[] {
  const found = facts.get(ofLayout(study, "schools")?.name ?? "");
  return found === undefined ? [] : [found.written];
}

/** The census files of a study, where a population asks for one. */
function censusOfStudy(study: Study, primitives: readonly Primitive[], { files }: Ready): readonly CensusInput[] {
  const spec = ofLayout(study, "census");
  if (spec === undefined || !primitives.some(({ kind }) => kind === "fsm6" || kind === "share")) return [];
  const question = { spec, at: positions(study, spec) };
  return (files.get(spec.name) ?? []).map((file) => ({ ready: file, question }));
}

/**
 * Why no pupil could be used: the last check that a row failed, since a row that fails an early one, such as of rows that
 * the study leaves out, was never meant to count. The first such cell is described by its form alone.
 */
function whyNoPupil(closed: readonly Closed[]): string {
  const order = (reason: string) => Math.max(...closed.map(({ ledger }) => ledger.checked.indexOf(reason)));
  const reasons = closed.flatMap(({ ledger }) => ledger.refused.map(({ reason }) => reason));
  const [last] = reasons.sort((a, b) => order(b) - order(a));
  const entry = closed.flatMap(({ entries }) => entries).find(({ reason }) => reason === last);
  if (last === undefined || entry === undefined) return `: ${last ?? "no rows"}`;
  const { file, record, column, value } = entry;
  const form = value.trim() === "" ? "" : `; its form, with 9 for digits and a for letters: ${formOfCell(value)}`;
  return `; ${file}, record ${record}${column === "" ? "" : `, column ${column}`}: ${last}${form}`;
}

/**
 * Intake of pupil records: pupils are opened and checked, then read one cohort after another with its census, so that
 * memory does not grow with the number of cohorts.
 *
 * @param count called for one cohort after another, while its tables exist
 * @throws ColdspotError (3) when no pupil can be used
 */
export async function readCohorts(
  { effects: { progress }, engine, ready }: Bench,
  study: Study,
  measure: string,
  { question, primitives }: AskedOfPupils,
  facts: ReadFacts,
  count: (tables: CohortTables) => Promise<void>,
): Promise<ReadCohorts> {
  const known = await knownSchools(engine, study, facts.tables);
  const pupilFiles = ready.files.get(question.spec.name) ?? [];
  const pupils = await PupilsInTurn.scan(
    engine,
    question,
    { measure, years: study.years, known, progress },
    pupilFiles,
  );
  const census = await CensusInTurn.scan(
    engine,
    { measure, years: study.years, spanOf: (cohort) => censusSpan(primitives, cohort), progress },
    censusOfStudy(study, primitives, ready),
  );
  const key = keyKindOf([
    ...pupils.scans.map((scan) => ({ scan, column: question.spec.columns.get("pupil") ?? "" })),
    ...census.keys,
  ]);
  await pupils.readShared(key);
  const ofCensus: Closed[] = [];
  const counted = async (cohort: Omit<CohortTables, "census">) => {
    ofCensus.push(...(await census.of(cohort, key, (table) => count({ ...cohort, census: table }))));
  };
  if (census.isShared) {
    const cohorts = await pupils.everyCohort(key);
    if (cohorts.length > 0) await census.openShared(cohorts, key);
    for (const cohort of cohorts) await counted(cohort);
  } else {
    for (const year of study.years) {
      const cohort = await pupils.cohort(year, key);
      if (cohort !== null) await counted(cohort);
    }
  }
  const ofPupils = await pupils.close(key);
  if (pupils.used === 0) {
    throw new ColdspotError(
      `no pupil of ${pupilFiles.map(({ file }) => file.survey.name).join(", ")} could be used${whyNoPupil(ofPupils)}`,
      {
        exitCode: 3,
        advice: "check that the columns and the years in the study file fit the files",
      },
    );
  }
  const closed: Closed[] = [...ofPupils, ...ofCensus, ...(await census.closeShared())];
  const listedIds = writtenTogether(listed(study, facts.tables));
  const ids = `school numbers of ${question.spec.name}`;
  const nearIds = [
    nearIdsOf(ids, pupils.written, listedIds),
    ...[
      { file: question.priorElsewhere == null ? undefined : ofLayout(study, "npd-ks2"), near: pupils.nearPrior },
      { file: ofLayout(study, "census") ?? ofLayout(study, "npd-census"), near: census.near },
    ].flatMap(({ file, near }) =>
      file === undefined || near.of === 0
        ? []
        : [{ what: `pupil references of ${question.spec.name}, next to ${file.name},`, ...near, ofPupils: true }],
    ),
  ];
  const alone = [nearIdsOf(ids, writtenTogether([pupils.written, listedIds]), new Map()).near, 0, 0];
  return {
    ledgers: closed.map(({ ledger }) => ledger),
    entries: closed.flatMap(({ entries }) => entries),
    nearIds,
    told: [
      ...idsTold(question.spec.name, writtenTogether([pupils.written, listedIds])),
      ...nearIds.flatMap((one, at) => nearTold(one, alone[at])),
    ],
  };
}
