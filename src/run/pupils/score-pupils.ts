import { Areas, schemesOfPupils } from "../../cells/areas.ts";
import type { CountCells } from "../../cells/cells.ts";
import { pupilCells } from "../../cells/pupil-cells.ts";
import { cellsStatement } from "../../cohort/cohort-query.ts";
import { ColdspotError } from "../../effects/coldspot-error.ts";
import type { Effects } from "../../effects/effects.ts";
import type { Engine } from "../../engine/engine.ts";
import { name, printed, sql } from "../../engine/sql/statement.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import { estimateAllOnTransforms, estimateOnTransforms } from "../../estimates/on-transforms.ts";
import { type Scale, scalesOfInput } from "../../estimates/scale.ts";
import { expandStudy } from "../../figures/expand.ts";
import type { Figure } from "../../figures/figure.ts";
import { domainsOf, ratioIn } from "../../figures/formula.ts";
import { scoreCells } from "../../scores/score.ts";
import { SharedWork } from "../../scores/shared-work.ts";
import { transformsOf } from "../../scores/transforms.ts";
import type { FileSpec, PupilMeasure, Study } from "../../study/study.ts";
import { absentMembers } from "../facts/absent-members.ts";
import { placeFacts } from "../facts/place-facts.ts";
import { readFacts } from "../facts/read-facts.ts";
import { baseYearRanks } from "../figures/base-year-ranks.ts";
import type { ScoredMeasure } from "../figures/choice.ts";
import { manyFamilies } from "../figures/figure-families.ts";
import { alternativesOf } from "../figures/measure-alternatives.ts";
import { measureDecomposed } from "../figures/measure-decomposed.ts";
import { resamplePupils } from "../figures/resample-pupils.ts";
import { allScaleFacts } from "../figures/scale-facts.ts";
import { sensitivityFigures } from "../figures/sensitivity-figures.ts";
import { shareIdentities } from "../figures/share-identities.ts";
import type { Ready } from "../files/ready.ts";
import type { Measured } from "../measured.ts";
import { pupilQuestion, refuseBlind, refuseUnsupported } from "./ask-pupils.ts";
import { inSameSteps, type OwnSteps } from "./common-decimals.ts";
import { mixNotes } from "./mix-notes.ts";
import { extractNotes } from "./npd-notes.ts";
import { bindExtracts } from "./npd-study.ts";
import { readPrior } from "./prior-of-pupils.ts";
import { membership, mergeNotes, outsideNotes, pupilNotes, unplacedNotes } from "./pupil-notes.ts";
import { readCohorts } from "./read-cohorts.ts";
import { refuseSmallReference } from "./refuse-small-reference.ts";
import { withRestOfBands } from "./rest-of-bands.ts";
import { bandRule, scaledThreshold } from "./scaled-bands.ts";

/** A mean of an outcome with two values is a share, and has a share's protection only by the method of shares. */
function refuseTwoValues(study: Study, measure: PupilMeasure, { outcome }: CountCells): void {
  if (measure.method === "threshold" || new Set(outcome).size > 2) return;
  throw new ColdspotError(
    `${study.at(["measures", measure.name, "outcome"])} an outcome with two values or one is a share, not a score: ${measure.outcome.of}`,
    { exitCode: 3, advice: "write method: threshold and at_least: the higher of its two values" },
  );
}

/** The scale a study chose must take what its method gives: another would be shown beside, never first. */
function refuseForeignScale(
  study: Study,
  { name: measure, months, method }: PupilMeasure,
  scales: readonly Scale[],
): void {
  if (months === null || scales.some((scale) => scale.name === months)) return;
  throw new ColdspotError(
    `${study.at(["measures", measure, "months"])} a scale that does not take what the method ${method} gives: ${months}`,
    { exitCode: 2, advice: `choose one of: ${scales.map((scale) => scale.name).join(", ")}` },
  );
}

/**
 * The whole way of pupil records: intake, cohorts, cells, scores under every transform, estimates.
 *
 * @param everybody pupils counted whether they have prior attainment or not, where a study asks for bounds
 */
export async function measurePupils(
  effects: Effects,
  engine: Engine,
  written: Study,
  measure: PupilMeasure,
  file: FileSpec,
  asReady: Ready,
  everybody: CountCells | null = null,
): Promise<Measured> {
  const { study, ready, found, told, priorIn } = await bindExtracts(engine, written, measure, asReady);
  const spec = study.files.get(file.name) ?? file;
  refuseUnsupported(study, measure, spec);
  const { question: asked, primitives } = pupilQuestion(study, measure, spec);
  refuseBlind(study, spec, primitives);
  const own: OwnSteps[] = [];
  const statements = new Map<string, string>();
  const beside = await readFacts(engine, study, measure.name, ready);
  const { question, close } = await readPrior(engine, study, measure, asked, priorIn, ready);
  const read = await readCohorts(
    effects,
    engine,
    study,
    measure.name,
    question,
    primitives,
    beside,
    ready.files,
    async (tables) => {
      effects.progress(`counting ${tables.year}`);
      const statement = cellsStatement(tables, primitives, study.censusTerms);
      statements.set(`${measure.name} ${tables.year}`, `${printed(statement).text};\n`);
      const { year, schools, places, decimals } = tables;
      own.push({ cohort: { year, schools, places, columns: await engine.integers(statement) }, decimals });
      await engine.run(sql`drop table ${name(tables.pupils)}`);
    },
  );
  const ofPrior = await close();
  const { facts, read: around, placed } = await placeFacts(effects, engine, study, measure.name, beside, null, ready);
  const { cohorts, decimals } = inSameSteps(own);
  const {
    cells: counted,
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
  const cells = withRestOfBands(study, measure, counted);
  refuseTwoValues(study, measure, cells);
  refuseSmallReference(study, measure, cells);
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
  const asScored = {
    method: measure.method,
    ranked: mask(measure.ranked),
    expectation,
    atLeast: measure.atLeast === null ? null : scaledThreshold(measure.atLeast, decimals.outcome),
  };
  const transforms = transformsOf(asScored);
  const areas = new Areas(cells.frame, study.places, study.at, schemesOfPupils(study));
  const scaleFactsOfStudy = allScaleFacts(measure.months);
  const work = new SharedWork(cells);
  const results = transforms.map(({ input, method }) => ({ input, ...scoreCells(cells, method, work) }));
  const scored = results.map(({ input, moments }): ScoredMeasure["first"] => ({
    input,
    moments,
    means: new DomainMeans(moments, ({ area }) => areas.placesOf(area)),
    scales: scalesOfInput(input, measure.outcome.unit, scaleFactsOfStudy),
  }));
  const [first, ...rest] = scored;
  if (first === undefined) throw new Error("a measure without a transform");
  refuseForeignScale(study, measure, first.scales);
  effects.progress(`estimating ${measure.name}`);
  const figures = expandStudy(study, measure, areas);
  const ofFirst = { study, cells, areas, question: asScored, population: mask, first };
  const ranksOf = baseYearRanks(cells, transforms[0].method, first.scales, areas);
  const estimate = (figure: Figure) => {
    const onBase = figure.onRanksOf === undefined ? null : (ranksOf?.(figure.onRanksOf) ?? null);
    const by = onBase === null ? ([first, ...rest] as const) : ([onBase] as const);
    return estimateOnTransforms(figure, domainsOf(figure.formula), by, ratioIn);
  };
  const estimates = estimateAllOnTransforms(figures, domainsOf, [first, ...rest], ratioIn);
  const allMeans = scored.map(({ means }) => means);
  return {
    estimates,
    decomposed: measureDecomposed(study, measure, cells.frame, areas, estimates, allMeans, ranksOf !== null, estimate),
    resampled: await resamplePupils(effects, study, measure, estimates, results, first, areas),
    scales: scored.flatMap(({ scales }) => scales),
    many: manyFamilies(study, measure, areas, first.means, first.scales),
    ledgers: [...around.ledgers, ...ofPrior.map(({ ledger }) => ledger), ...read.ledgers],
    entries: [...around.entries, ...ofPrior.flatMap(({ entries }) => entries), ...read.entries],
    unplaced: [...unplaced, ...(placed?.unplaced ?? [])],
    placed,
    codes: [...told, ...around.codes],
    absent: absentMembers(study, cells.frame),
    columns: found,
    yearNotes: extractNotes(written, measure),
    notes: [
      ...pupilNotes(study, cells),
      ...outsideNotes(study, primitives, byCode),
      ...mixNotes(study, mixes),
      ...unplacedNotes(study, unplacedPupils),
      ...mergeNotes(results[0]?.bands?.merges ?? [], measure.prior?.minimum ?? 0),
    ],
    invariants: [
      ...new Set(results.flatMap(({ invariants }) => invariants.map(({ claim }) => claim))),
      ...shareIdentities(study, measure, cells, areas, first),
    ],
    cells,
    statements,
    sensitivity: alternativesOf(ofFirst, sensitivityFigures(study, measure.name, figures), everybody),
  };
}
