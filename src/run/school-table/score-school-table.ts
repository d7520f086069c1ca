import { Areas } from "../../cells/areas.ts";
import { schoolSums } from "../../cells/school-sums.ts";
import { unitCounts } from "../../cells/unit-counts.ts";
import { unitsInside } from "../../cells/units-inside.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import { onScoresOrShares } from "../../estimates/on-shares.ts";
import { publishedScales } from "../../estimates/scale.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import type { SchoolInYear } from "../../intake/checked-school-table.ts";
import { nearIdsOf, nearTold, type WrittenIds, writtenTogether } from "../../intake/ids-told.ts";
import { openTable } from "../../intake/open-table.ts";
import {
  type ReadWitnesses,
  readSchoolTables,
  readWitnessTables,
  type TableOfYear,
} from "../../intake/school-table.ts";
import type { SchoolTableQuestion } from "../../intake/school-table-columns.ts";
import { publishedMoments } from "../../scores/published.ts";
import type { FileSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { placeFacts } from "../facts/place-facts.ts";
import { needsDistricts, placingRoles } from "../facts/place-schools.ts";
import { type ReadFacts, readFacts } from "../facts/read-facts.ts";
import { ofLayout } from "../files/files-of-layout.ts";
import type { Scored } from "../scored.ts";
import { lossesByArea } from "./losses-by-area.ts";
import { refuseMixes } from "./refuse-mixes.ts";
import { witnessesOf } from "./witnesses-of-table.ts";

function columnPosition(study: Study, spec: FileSpec, column: string): string {
  for (const [role, name] of spec.columns) if (name === column) return study.at(["files", spec.name, "columns", role]);
  for (const [group, rule] of spec.groups) {
    for (const [key, name] of Object.entries(rule))
      if (name === column) return study.at(["files", spec.name, "groups", group, key]);
  }
  return study.at(["files", spec.name]);
}

/** Roles of the table that schemes divide by, and those that say where a school lies. */
function rolesUsed(study: Study, spec: FileSpec): readonly string[] {
  const roles = [...study.places.schemes.values()].flatMap((scheme) =>
    scheme.kind === "column" ? [scheme.column] : scheme.kind === "fifths" ? [scheme.of] : [],
  );
  const placing = needsDistricts(study) ? placingRoles : ["district"];
  return [...new Set([...roles, ...placing])].filter((role) => spec.columns.has(role));
}

/** What each school's rows say about it, by role; where there are several years, the first that says something. */
function ownTexts(schools: readonly SchoolInYear[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const all = new Map<string, Map<string, string>>();
  for (const { school, attributes } of schools) {
    const texts = all.get(school) ?? new Map<string, string>();
    for (const [role, text] of attributes) if ((texts.get(role) ?? "") === "") texts.set(role, text);
    all.set(school, texts);
  }
  return all;
}

/** School numbers of the list of schools and of the register, to which the table is joined. */
function knownSchools(study: Study, { facts, tables }: ReadFacts): WrittenIds {
  const ofSchools = [ofLayout(study, "schools"), ofLayout(study, "chains")].map((spec) => spec?.name ?? "");
  const listed = ofSchools.flatMap((name) => tables.get(name)?.written ?? []);
  return writtenTogether([...listed, new Map([...(facts.schools?.keys() ?? [])].map((urn) => [urn, new Set([urn])]))]);
}

async function openTables(bench: Bench, measure: PupilMeasure, spec: FileSpec): Promise<readonly TableOfYear[]> {
  const tables: TableOfYear[] = [];
  for (const [index, { file, year }] of (bench.ready.files.get(spec.name) ?? []).entries()) {
    bench.effects.progress(`reading ${file.survey.name}`);
    tables.push({ table: await openTable(bench.engine, file, `${measure.name} ${spec.name} ${index}`, "fill"), year });
  }
  return tables;
}

function questionOf(study: Study, measure: PupilMeasure, spec: FileSpec): SchoolTableQuestion {
  return {
    spec,
    outcome: measure.outcome,
    roles: rolesUsed(study, spec),
    at: (column) => columnPosition(study, spec, column),
  };
}

/** What files of published totals say that belong to the table of a measure. */
async function readTotals(bench: Bench, study: Study, measure: PupilMeasure, own: FileSpec): Promise<ReadWitnesses> {
  const read: ReadWitnesses[] = [];
  for (const spec of study.files.values())
    if (spec.witnessesFor === own.name)
      read.push(
        await readWitnessTables(questionOf(study, measure, spec), await openTables(bench, measure, spec), study.years),
      );
  return {
    ledgers: read.flatMap(({ ledgers }) => ledgers),
    entries: read.flatMap(({ entries }) => entries),
    witnesses: read.flatMap(({ witnesses }) => witnesses),
  };
}

/** A published school table from its files to means that are already scores: intake, cells. */
export async function scoreSchoolTable(
  bench: Bench,
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
): Promise<Scored> {
  refuseMixes(study);
  const checked = await readSchoolTables(
    questionOf(study, measure, spec),
    await openTables(bench, measure, spec),
    study.years,
  );
  const beside = await readFacts(bench, study, measure.name);
  const { facts, read, placed } = await placeFacts(bench, study, measure.name, beside, ownTexts(checked.schools));
  const ids = `school numbers of ${spec.name}`;
  const nearIds = nearIdsOf(ids, checked.written, knownSchools(study, beside));
  const nearAlone = nearIdsOf(ids, checked.written, new Map()).near;
  const totals = await readTotals(bench, study, measure, spec);
  const { cells, unplaced } = schoolSums(checked, {
    groups: spec.groups,
    places: study.places,
    facts,
    decimals: measure.outcome.decimals,
  });
  const areas = new Areas(cells.frame, study.places, study.at);
  const moments = publishedMoments(cells);
  const scales = publishedScales(measure.outcome.unit, measure.sd);
  const means = new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) }));
  const on = [{ moments, means, scales }] as const;
  return {
    study,
    measure,
    frame: cells.frame,
    framed: {
      frame: cells.frame,
      inside: unitsInside(cells.frame, (area) => areas.placesOf(area)),
      ownAreas: new Map(),
      counted: unitCounts(cells),
      ratedTwice: () => null,
    },
    areas,
    figures: askedFigures(study, measure, areas),
    on: onScoresOrShares(on),
    scales,
    again: null,
    read: {
      ledgers: [...checked.ledgers, ...totals.ledgers, ...read.ledgers],
      entries: [...checked.entries, ...totals.entries, ...read.entries],
      unplaced: [...unplaced, ...(placed?.unplaced ?? [])],
      placed,
      codes: [...checked.told, ...nearTold(nearIds, nearAlone), ...read.codes],
      toCheck: checked.toCheck,
      nearIds: [nearIds],
      lossOfAreas: lossesByArea({ study, facts }, checked),
      ofPupils: null,
    },
    invariants: [],
    forPrivate: { sums: cells, statements: new Map(), followed: null },
    exact: [],
    witnesses: witnessesOf({ study, measure, areas, facts, means }, [...checked.witnesses, ...totals.witnesses]),
    grades: null,
  };
}
