import { areaBook } from "../../cells/area-book.ts";
import { Areas } from "../../cells/areas.ts";
import type { CountCells } from "../../cells/cells.ts";
import { ownAreas, schemesNotListed, schemesOfRecords } from "../../cells/own-areas.ts";
import { pupilCells } from "../../cells/pupil-cells.ts";
import { unitCounts } from "../../cells/unit-counts.ts";
import { unitsInside } from "../../cells/units-inside.ts";
import { cellsStatement } from "../../cohort/cohort-query.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import { name, printed, sql } from "../../engine/sql/statement.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import { onScoresOrShares } from "../../estimates/on-shares.ts";
import { allScaleFacts, isMadeFor, type Scale, scalesOfInput } from "../../estimates/scale.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import { scoreCells } from "../../scores/score.ts";
import { scoreOnNation } from "../../scores/score-on-nation.ts";
import { SharedWork } from "../../scores/shared-work.ts";
import { type Transform, type TransformQuestion, transformsOf } from "../../scores/transforms.ts";
import type { FileSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { placeFacts } from "../facts/place-facts.ts";
import { readFacts } from "../facts/read-facts.ts";
import type { Scored } from "../scored.ts";
import { pupilQuestion, refuseBlind, refuseUnsupported } from "./ask-pupils.ts";
import { withComparedCells } from "./cells-compared.ts";
import { inSameSteps, type OwnSteps } from "./common-decimals.ts";
import { type ReadNation, readNation } from "./nation-distribution.ts";
import { notObserved } from "./not-observed.ts";
import { extractNotes } from "./npd-notes.ts";
import { bindExtracts } from "./npd-study.ts";
import { readPrior } from "./prior-of-pupils.ts";
import { membership, mergeNotes, mixNotes, outsideNotes, pupilNotes, unplacedNotes } from "./pupil-notes.ts";
import { readCohorts } from "./read-cohorts.ts";
import { type LeastReference, refuseSmallReference } from "./refuse-small-reference.ts";
import { withRestOfBands } from "./rest-of-bands.ts";
import { bandRule, scaledThreshold } from "./scaled-bands.ts";
import { shareIdentities } from "./share-identities.ts";

/** A mean of an outcome with two values is a share, and is protected as one only with the method for shares. */
function refuseTwoValues(study: Study, measure: PupilMeasure, { outcome }: CountCells): void {
  if (measure.method === "threshold" || new Set(outcome).size > 2) return;
  throw new ColdspotError(
    `${study.at(["measures", measure.name, "outcome"])} an outcome with two values or one is a share, not a score: ${measure.outcome.of}`,
    { exitCode: 3, advice: "write method: threshold and at_least: the higher of its two values" },
  );
}

/** Ranks that a file gives are percentile ranks: whatever they are of, they lie between 0 and 100. */
function refuseNoRanks(study: Study, measure: PupilMeasure, { outcome, outcomeStep }: CountCells): void {
  if (measure.method !== "national rank") return;
  const wrong = outcome.find((value) => value < 0 || value * outcomeStep > 100);
  if (wrong === undefined) return;
  throw new ColdspotError(
    `${study.at(["measures", measure.name, "outcome"])} not percentile ranks, some lie outside 0 to 100: ${measure.outcome.of}`,
    { exitCode: 3, advice: "give each pupil's percentile rank among all pupils of the nation, or choose method: rank" },
  );
}

/** The scale that a study chose must fit what its method gives: one that does not could never be shown first. */
function refuseForeignScale(
  study: Study,
  { name: measure, months, method }: PupilMeasure,
  scales: readonly Scale[],
): void {
  if (months === null || scales.some((scale) => scale.name === months)) return;
  throw new ColdspotError(
    `${study.at(["measures", measure, "months"])} a scale that does not fit the method ${method}: ${months}`,
    { exitCode: 2, advice: `choose one of: ${scales.map((scale) => scale.name).join(", ")}` },
  );
}

/** The distribution of the nation that a measure is ranked in. */
function nationOf(bench: Bench, study: Study, measure: PupilMeasure, cells: CountCells): Promise<ReadNation> {
  const spec = study.files.get(measure.nation ?? "");
  if (spec === undefined) throw new Error(`a measure without its distribution: ${measure.name}`);
  return readNation(bench, study, measure, spec, cells);
}

/** What a run knows in addition to the study when it scores pupils. */
export interface BesidePupils {
  /** What a population must have to be scored against; null where small counts are not hidden. */
  readonly least: LeastReference | null;
  /** Pupils counted whether they have prior attainment or not, where the study asks for bounds. */
  readonly everybody: CountCells | null;
}

/** Pupil records from their files to scores under every transform: intake, cohorts, cells, scores. */
export async function scorePupils(
  given: Bench,
  written: Study,
  measure: PupilMeasure,
  file: FileSpec,
  { least, everybody }: BesidePupils,
): Promise<Scored> {
  const { study, bench, found, told, priorIn } = await bindExtracts(given, written, measure);
  const { effects, engine } = bench;
  const spec = study.files.get(file.name) ?? file;
  refuseUnsupported(study, measure, spec);
  const asked = pupilQuestion(study, measure, spec);
  const { primitives } = asked;
  refuseBlind(study, spec, primitives);
  const counted: OwnSteps[] = [];
  const statements = new Map<string, string>();
  const beside = await readFacts(bench, study, measure.name);
  const { question, close } = await readPrior(bench, study, measure, asked.question, priorIn);
  const read = await readCohorts(bench, study, measure.name, { question, primitives }, beside, async (tables) => {
    effects.progress(`counting ${tables.year}`);
    const statement = cellsStatement(tables, primitives, study.censusTerms);
    statements.set(`${measure.name} ${tables.year}`, `${printed(statement).text};\n`);
    const { year, schools, places, decimals } = tables;
    counted.push({ cohort: { year, schools, places, columns: await engine.integers(statement) }, decimals });
    await engine.run(sql`drop table ${name(tables.pupils)}`);
  });
  const ofPrior = await close();
  const { facts, read: around, placed } = await placeFacts(bench, study, measure.name, beside, null);
  const { cohorts, decimals } = inSameSteps(counted);
  const {
    cells: asCounted,
    unplaced,
    unplacedPupils,
    byCode,
    mixes,
  } = pupilCells(cohorts, {
    populations: study.populations,
    schemes: study.places.schemes,
    facts,
    placeRoles: question.places,
    primitives: primitives.length,
    memberOf: membership(study, primitives),
    districtsOn: study.places.districtsOn,
    priorStep: 10 ** -decimals.prior,
    outcomeStep: 10 ** -decimals.outcome,
  });
  const ofBands = withRestOfBands(study, measure, asCounted);
  const areas = new Areas(ofBands.frame, study.places, study.at, schemesNotListed(study, file.name, least !== null));
  const { cells, findCells } = withComparedCells(study, measure, ofBands, areas);
  refuseTwoValues(study, measure, cells);
  refuseNoRanks(study, measure, cells);
  if (least !== null) refuseSmallReference(study, measure, cells, least);
  effects.progress(`scoring ${measure.name}`);
  const mask = (population: string) => ({
    atoms: cells.frame.populations.get(population) ?? new Uint8Array(cells.frame.atoms.keys.length),
    places: null,
  });
  const expectation =
    measure.prior === null
      ? null
      : {
          bands: bandRule(measure.prior, cells.priorStep, study.at(["measures", measure.name, "prior"])),
          minimum: measure.prior.minimum,
          expectation: mask(measure.expectation),
        };
  const asScored: TransformQuestion = {
    method: measure.method,
    ranked: mask(measure.ranked),
    expectation,
    atLeast: measure.atLeast === null ? null : scaledThreshold(measure.atLeast, decimals.outcome),
  };
  const basis = { keyStage: measure.keyStage, national: measure.nationalRanks };
  const scaleFacts = allScaleFacts(measure.months).filter((facts) => isMadeFor(facts, basis));
  const work = new SharedWork(cells);
  const score = ({ input, method }: Transform) => {
    const { moments, bands, invariants } = scoreCells(cells, method, work);
    const means = new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) }));
    return {
      input,
      on: { moments, means, scales: scalesOfInput(input, measure.outcome.unit, scaleFacts) },
      bands,
      invariants,
    };
  };
  const inNation = measure.nation === null ? null : await nationOf(bench, study, measure, cells);
  const scoreInNation = (found: ReadNation): ReturnType<typeof score> => {
    const rule = measure.method === "rank" ? null : measure.prior;
    const bands =
      rule === null
        ? null
        : {
            rule: bandRule(rule, found.cells.priorStep, study.at(["measures", measure.name, "prior"])),
            minimum: rule.minimum,
          };
    const moments = scoreOnNation(found.cells, { scored: mask(measure.ranked), bands }, found.nation);
    const means = new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) }));
    const scales = scalesOfInput("percentile-rank points", measure.outcome.unit, scaleFacts);
    return { input: "percentile-rank points", on: { moments, means, scales }, bands: null, invariants: [] };
  };
  const [ofOwn, ...ofOthers] = transformsOf(asScored);
  const [own, ...others] =
    inNation === null ? ([score(ofOwn), ...ofOthers.map(score)] as const) : ([scoreInNation(inNation)] as const);
  refuseForeignScale(study, measure, own.on.scales);
  const on = [own.on, ...others.map((other) => other.on)] as const;
  return {
    study,
    measure,
    frame: cells.frame,
    framed: {
      frame: cells.frame,
      inside: unitsInside(cells.frame, (area) => areas.placesOf(area)),
      ownAreas: ownAreas(cells, schemesOfRecords(study, file.name), areas.of),
      counted: least === null ? null : unitCounts(cells),
      ratedTwice: () => null,
    },
    areas,
    ...(findCells === undefined ? {} : { findCells }),
    figures: askedFigures(study, measure, areaBook(areas, findCells)),
    on: onScoresOrShares(on, () => ({
      notShown: notObserved(own.on.moments, study.populations.keys()),
      placesOf: ({ area }) => ({ codes: areas.codesOf(area) }),
    })),
    scales: on.flatMap(({ scales }) => scales),
    // In a nation's distribution, which is taken as given, pupils have the same ranks whatever schools are drawn.
    again:
      inNation === null
        ? { cells, question: asScored, population: mask, transforms: [own, ...others], everybody }
        : null,
    read: {
      ledgers: [
        ...around.ledgers,
        ...(inNation === null ? [] : [inNation.ledger]),
        ...ofPrior.map(({ ledger }) => ledger),
        ...read.ledgers,
      ],
      entries: [...around.entries, ...ofPrior.flatMap(({ entries }) => entries), ...read.entries],
      unplaced: [...unplaced, ...(placed?.unplaced ?? [])],
      placed,
      codes: [...told.map((line) => [line]), ...read.told, ...around.codes],
      nearIds: read.nearIds,
      ofPupils: {
        columns: found,
        yearNotes: extractNotes(written, measure),
        notes: [
          ...pupilNotes(study, cells),
          ...outsideNotes(study, primitives, byCode),
          ...mixNotes(study, mixes),
          ...unplacedNotes(study, unplacedPupils),
          ...mergeNotes(own.bands?.merges ?? [], measure.prior?.minimum ?? 0),
        ],
      },
    },
    invariants: [
      ...new Set([own, ...others].flatMap(({ invariants }) => invariants.map(({ claim }) => claim))),
      ...shareIdentities(study, measure, cells.frame, areas, own.on.means),
    ],
    forPrivate: { sums: null, statements, followed: null },
    exact: [],
    witnesses: [],
    grades: null,
  };
}
