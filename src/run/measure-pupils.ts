import { Areas } from "../cells/areas.ts";
import { digitsOf } from "../cells/atoms.ts";
import type { CountCells } from "../cells/cells.ts";
import { type CountedCohort, pupilCells } from "../cells/pupil-cells.ts";
import type { SchoolFacts } from "../cells/school-facts.ts";
import { cellsStatement } from "../cohort/cohort-query.ts";
import { memberOf, type Primitive, primitivesOf, type State } from "../cohort/membership.ts";
import { schoolTerm } from "../cohort/school-year.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine } from "../engine/engine.ts";
import { name, printed, sql } from "../engine/sql/statement.ts";
import { DomainMeans } from "../estimates/domain-means.ts";
import { estimateOnTransforms, type Transformed } from "../estimates/on-transforms.ts";
import { scalesOfInput } from "../estimates/scale.ts";
import { assertShareIdentity } from "../estimates/share-identity.ts";
import { expandStudy } from "../figures/expand.ts";
import { domainOf } from "../figures/figure.ts";
import { domainsOf, ratioIn } from "../figures/formula.ts";
import type { PupilQuestion } from "../intake/pupil-question.ts";
import type { BandRule } from "../scores/band-rule.ts";
import type { BandMerge } from "../scores/bands.ts";
import { scoreCells } from "../scores/score.ts";
import { transformsOf } from "../scores/transforms.ts";
import type { FileSpec, FsmShareRule, PriorSpec, PupilMeasure, Study } from "../study/study.ts";
import type { Measured, PupilNote, ReadyFile } from "./measured.ts";
import { readCohorts } from "./read-cohorts.ts";
import { allScaleFacts } from "./scale-facts.ts";

/** Roles of the pupil file that schemes divide by. */
function placeRoles(study: Study, spec: FileSpec): readonly string[] {
  const roles = [...study.places.schemes.values()].flatMap((scheme) =>
    scheme.kind === "column" && spec.columns.has(scheme.column) ? [scheme.column] : [],
  );
  return [...new Set(roles)];
}

/** What a measure asks of the pupil file. */
export function pupilQuestion(
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
): { readonly question: PupilQuestion; readonly primitives: readonly Primitive[] } {
  const primitives = primitivesOf(study.populations, (role) => spec.columns.has(role));
  const flags = primitives.flatMap((primitive) => (primitive.kind === "flag" ? [primitive.role] : []));
  const missing = flags.find((role) => !spec.columns.has(role));
  if (missing !== undefined) {
    throw new ColdspotError(`${study.at(["populations"])} the pupil file has no column for the flag: ${missing}`, {
      exitCode: 2,
      advice: `name it under files: ${spec.name}: columns: { ${missing}: its column }`,
    });
  }
  return {
    primitives,
    question: {
      spec,
      outcome: measure.outcome.of,
      prior: measure.prior?.column ?? null,
      flags,
      places: placeRoles(study, spec),
      memberships: primitives.flatMap((primitive) =>
        primitive.kind === "is" ? [{ role: primitive.role, values: primitive.values }] : [],
      ),
      at: (column) => {
        const role = [...spec.columns].find(([, name]) => name === column)?.[0];
        return role === undefined ? study.at(["files", spec.name]) : study.at(["files", spec.name, "columns", role]);
      },
    },
  };
}

/** Refuses populations that the study's files can never tell, before anything is read. */
function refuseBlind(study: Study, spec: FileSpec, primitives: readonly Primitive[]): void {
  for (const primitive of primitives) {
    if (primitive.kind !== "fsm6" && primitive.kind !== "share") continue;
    const of = primitive.kind === "share" ? [primitive.population, "fsm_share"] : [];
    const at = study.at(["populations", ...of]);
    if (![...study.files.values()].some(({ layout }) => layout === "census"))
      throw new ColdspotError(`${at} free school meals over the years need a census, and the study has no such file`, {
        exitCode: 2,
        advice:
          "give a file with the layout census, or for fsm6 a column of the pupil file: columns: { fsm6: its column }",
      });
    if (!spec.columns.has("pupil"))
      throw new ColdspotError(
        `${study.at(["files", spec.name])} the census is joined by a pupil's reference, and no column has it`,
        { exitCode: 2, advice: `write files: ${spec.name}: columns: { pupil: its column }` },
      );
    if (primitive.kind === "share") refuseWindow(primitive.rule, at);
  }
}

function refuseWindow({ from, to }: FsmShareRule, at: string): void {
  const term = (written: string) => {
    try {
      return schoolTerm(written, 0);
    } catch (error) {
      throw error instanceof ColdspotError ? new ColdspotError(`${at} ${error.message}`, error) : error;
    }
  };
  if (term(from) > term(to))
    throw new ColdspotError(`${at} a window that ends before it begins: from ${from} to ${to}`, {
      exitCode: 2,
      advice: "write the earlier term after from",
    });
}

function refuseUnsupported(study: Study): void {
  if (study.places.pupilsBy === "home") {
    throw new ColdspotError(
      `${study.at(["places", "pupils_by"])} this version places pupils by their school, not yet by: home`,
      { exitCode: 2, advice: "write pupils_by: school" },
    );
  }
  for (const [name, scheme] of study.places.schemes) {
    if (scheme.kind === "column" || scheme.kind === "file") continue;
    throw new ColdspotError(
      `${study.at(["places", "schemes", name])} this version places pupils by a column or by a file of areas, not by: ${scheme.kind === "fifths" ? "fifths" : scheme.scheme}`,
      {
        exitCode: 2,
        advice: "write a file of areas with the layout areas, and { file: its name, column: its role }",
      },
    );
  }
}

function bandRule(prior: PriorSpec, step: number, at: string): BandRule {
  const scaled = (points: number) => {
    const steps = points / step;
    if (Math.abs(steps - Math.round(steps)) > 1e-6) {
      throw new ColdspotError(`${at} bands finer than the scores, which have steps of ${step}: ${points}`, {
        exitCode: 2,
        advice: "write a width or cuts that are whole steps of the score",
      });
    }
    return Math.round(steps);
  };
  switch (prior.bands.kind) {
    case "each score":
      return { kind: "each score" };
    case "quantiles":
      return { kind: "quantiles", groups: prior.bands.groups };
    case "width":
      return { kind: "width", width: scaled(prior.bands.points) };
    case "given":
      return { kind: "given", cuts: prior.bands.points.map(scaled) };
  }
}

/** The lowest scaled outcome that reaches a threshold: 4.4 of whole points is reached from 5 up. */
function scaledThreshold(points: number, decimals: number): number {
  const steps = points * 10 ** decimals;
  return Math.abs(steps - Math.round(steps)) < 1e-6 ? Math.round(steps) : Math.ceil(steps);
}

/** Membership in a population for the digits of an atom. */
function membership(study: Study, primitives: readonly Primitive[]) {
  return (population: string, digits: readonly State[]): State => {
    const find = (matches: (primitive: Primitive) => boolean): State => digits[primitives.findIndex(matches)] ?? 2;
    return memberOf(population, study.populations, {
      flag: (role) =>
        find((one) => (one.kind === "flag" && one.role === role) || (one.kind === "fsm6" && role === "fsm6")),
      is: (name, role) => find((one) => one.kind === "is" && one.population === name && one.role === role),
      share: (name) => find((one) => one.kind === "share" && one.population === name),
    });
  };
}

function pupilNotes(study: Study, cells: CountCells): readonly PupilNote[] {
  const notes: PupilNote[] = [];
  for (const population of study.populations.keys()) {
    const unknown = Uint8Array.from(cells.frame.atoms.keys, (key) =>
      key.split(", ").includes(`unknown whether ${population}`) ? 1 : 0,
    );
    let pupils = 0;
    for (const [row, n] of cells.n.entries()) if (unknown[cells.key.atom[row] ?? -1] === 1) pupils += n;
    if (pupils > 0)
      notes.push({
        what: `not observed whether ${study.populations.get(population)?.title ?? population}: in all pupils, in neither group`,
        pupils,
      });
  }
  return notes;
}

/** Pupils who reach a share but do not belong to the population it is declared within: by rule not members. */
function outsideNotes(
  study: Study,
  primitives: readonly Primitive[],
  byCode: ReadonlyMap<number, number>,
): readonly PupilNote[] {
  const belongs = membership(study, primitives);
  return [...study.populations].flatMap(([population, { title, within }]) => {
    const at = primitives.findIndex((one) => one.kind === "share" && one.population === population);
    if (within === null || at === -1) return [];
    let pupils = 0;
    for (const [code, n] of byCode) {
      const digits = digitsOf(code, primitives.length);
      if (digits[at] === 1 && belongs(within, digits) === 0) pupils += n;
    }
    const outer = study.populations.get(within)?.title ?? within;
    return pupils === 0
      ? []
      : [{ what: `reach the share of ${title} but are not ${outer}: counted as not ${title}`, pupils }];
  });
}

/** The identity of shares, where a population and the comparator are everybody between them. */
function shareIdentities(
  study: Study,
  measure: PupilMeasure,
  cells: CountCells,
  areas: Areas,
  { means }: Transformed,
): readonly string[] {
  const [whole] = areas.find("england");
  const own = cells.frame.populations.get(measure.against?.population ?? "");
  if (whole === undefined || own === undefined || measure.against === null) return [];
  const { population } = measure.against;
  return [...cells.frame.populations].flatMap(([others, mask]) => {
    const everybody = others !== "all" && own.every((inside, atom) => inside + (mask[atom] ?? 0) === 1);
    if (!everybody) return [];
    const held = assertShareIdentity(means, study.years, population, others, (name, year) =>
      domainOf(name, whole, year),
    );
    return held.length === 0 ? [] : [`the gap of all pupils is the share of ${others} times their gap`];
  });
}

/** How many pupils' bands of prior attainment were too thin and went into a neighbour, by year; each pupil counts once. */
function mergeNotes(merges: readonly BandMerge[], minimum: number): readonly PupilNote[] {
  const inside = (one: BandMerge, other: BandMerge) =>
    one.year === other.year && other.from.lower <= one.from.lower && one.from.upper <= other.from.upper;
  const once = merges.filter((one, index) => !merges.slice(index + 1).some((later) => inside(one, later)));
  return [...new Set(once.map(({ year }) => year))].map((year) => ({
    what: `in bands of prior attainment that had fewer than ${minimum} pupils and went into a neighbour, ${year}`,
    pupils: once.reduce((sum, merge) => sum + (merge.year === year ? merge.pupils : 0), 0),
  }));
}

/** The whole way of pupil records: intake, cohorts, cells, scores under every transform, estimates. */
export async function measurePupils(
  effects: Effects,
  engine: Engine,
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
  ready: ReadonlyMap<string, readonly ReadyFile[]>,
): Promise<Measured> {
  refuseUnsupported(study);
  const { question, primitives } = pupilQuestion(study, measure, spec);
  refuseBlind(study, spec, primitives);
  const counted: CountedCohort[] = [];
  const statements = new Map<string, string>();
  const read = await readCohorts(effects, engine, study, measure.name, question, primitives, ready, async (tables) => {
    effects.progress(`counting ${tables.year}`);
    const statement = cellsStatement(tables, primitives);
    statements.set(`${measure.name} ${tables.year}`, `${printed(statement).text};\n`);
    counted.push({
      year: tables.year,
      schools: tables.schools,
      places: tables.places,
      columns: await engine.integers(statement),
    });
    await engine.run(sql`drop table ${name(tables.pupils)}`);
  });
  const facts: SchoolFacts = read.facts;
  const { cells, unplaced, byCode } = pupilCells(counted, {
    populations: study.populations,
    schemes: study.places.schemes,
    facts,
    placeRoles: question.places,
    primitives: primitives.length,
    memberOf: membership(study, primitives),
    districtsOn: study.places.districtsOn,
    priorStep: 10 ** -read.decimals.prior,
    outcomeStep: 10 ** -read.decimals.outcome,
  });
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
  const transforms = transformsOf({
    method: measure.method,
    ranked: mask(measure.ranked),
    expectation,
    atLeast: measure.atLeast === null ? null : scaledThreshold(measure.atLeast, read.decimals.outcome),
  });
  const areas = new Areas(cells.frame, study.places, study.at);
  const scaleFactsOfStudy = allScaleFacts(measure.months);
  const results = transforms.map(({ input, method }) => ({ input, ...scoreCells(cells, method) }));
  const scored = results.map(
    ({ input, moments }): Transformed => ({
      means: new DomainMeans(moments, ({ area }) => areas.placesOf(area)),
      scales: scalesOfInput(input, measure.outcome.unit, scaleFactsOfStudy),
    }),
  );
  const [first, ...rest] = scored;
  if (first === undefined) throw new Error("a measure without a transform");
  effects.progress(`estimating ${measure.name}`);
  const figures = expandStudy(study, measure, areas);
  return {
    estimates: figures.map((figure) =>
      estimateOnTransforms(figure, domainsOf(figure.formula), [first, ...rest], ratioIn),
    ),
    scales: scored.flatMap(({ scales }) => scales),
    ledgers: read.ledgers,
    entries: read.entries,
    unplaced,
    notes: [
      ...pupilNotes(study, cells),
      ...outsideNotes(study, primitives, byCode),
      ...mergeNotes(results[0]?.bands?.merges ?? [], measure.prior?.minimum ?? 0),
    ],
    invariants: [
      ...new Set(results.flatMap(({ invariants }) => invariants.map(({ claim }) => claim))),
      ...shareIdentities(study, measure, cells, areas, first),
    ],
    cells,
    statements,
  };
}
