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
import { allScaleFacts, type Scale, scalesOfInput } from "../../estimates/scale.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import { scoreCells } from "../../scores/score.ts";
import { SharedWork } from "../../scores/shared-work.ts";
import { type Transform, type TransformQuestion, transformsOf } from "../../scores/transforms.ts";
import type { FileSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { placeFacts } from "../facts/place-facts.ts";
import { readFacts } from "../facts/read-facts.ts";
import type { Scored } from "../scored.ts";
import { pupilQuestion, refuseBlind, refuseUnsupported } from "./ask-pupils.ts";
import { inSameSteps, type OwnSteps } from "./common-decimals.ts";
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
  const cells = withRestOfBands(study, measure, asCounted);
  refuseTwoValues(study, measure, cells);
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
  const areas = new Areas(cells.frame, study.places, study.at, schemesNotListed(study, file.name, least !== null));
  const scaleFacts = allScaleFacts(measure.months);
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
  const [ofOwn, ...ofOthers] = transformsOf(asScored);
  const [own, ...others] = [score(ofOwn), ...ofOthers.map(score)] as const;
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
    figures: askedFigures(study, measure, areas),
    on: () => on,
    scales: on.flatMap(({ scales }) => scales),
    again: { cells, question: asScored, population: mask, transforms: [own, ...others], everybody },
    read: {
      ledgers: [...around.ledgers, ...ofPrior.map(({ ledger }) => ledger), ...read.ledgers],
      entries: [...around.entries, ...ofPrior.flatMap(({ entries }) => entries), ...read.entries],
      unplaced: [...unplaced, ...(placed?.unplaced ?? [])],
      placed,
      codes: [...told.map((line) => [line]), ...read.told, ...around.codes],
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
