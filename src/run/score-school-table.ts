import { Areas } from "../cells/areas.ts";
import { schoolSums } from "../cells/school-sums.ts";
import { unitsInside } from "../cells/units-inside.ts";
import { ColdspotError } from "../effects/coldspot-error.ts";
import type { Effects } from "../effects/effects.ts";
import type { Engine } from "../engine/engine.ts";
import { notResampled } from "../estimates/bootstrap/resampled.ts";
import { DomainMeans } from "../estimates/domain-means.ts";
import { estimateFigure } from "../estimates/estimate-figure.ts";
import { publishedScales } from "../estimates/scale.ts";
import { expandStudy } from "../figures/expand.ts";
import type { Figure } from "../figures/figure.ts";
import { domainsOf, ratioIn } from "../figures/formula.ts";
import type { SchoolInYear } from "../intake/checked-school-table.ts";
import { openTable } from "../intake/open-table.ts";
import { readSchoolTables, type TableOfYear } from "../intake/school-table.ts";
import { publishedMoments } from "../scores/published.ts";
import type { FileSpec, PupilMeasure, Study } from "../study/study.ts";
import { absentMembers } from "./facts/absent-members.ts";
import { placeFacts } from "./facts/place-facts.ts";
import { needsDistricts, placingRoles } from "./facts/place-schools.ts";
import { readFacts } from "./facts/read-facts.ts";
import { manyFamilies } from "./figures/figure-families.ts";
import { measureDecomposed } from "./figures/measure-decomposed.ts";
import { scaleFacts } from "./figures/scale-facts.ts";
import { sensitivityFigures } from "./figures/sensitivity-figures.ts";
import type { Ready } from "./files/ready.ts";
import type { Measured } from "./measured.ts";

function columnPosition(study: Study, spec: FileSpec, column: string): string {
  for (const [role, name] of spec.columns) if (name === column) return study.at(["files", spec.name, "columns", role]);
  for (const [group, rule] of spec.groups) {
    for (const [key, name] of Object.entries(rule))
      if (name === column) return study.at(["files", spec.name, "groups", group, key]);
  }
  return study.at(["files", spec.name]);
}

/** Roles of the table that schemes divide by, and those that tell where a school lies. */
function rolesUsed(study: Study, spec: FileSpec): readonly string[] {
  const roles = [...study.places.schemes.values()].flatMap((scheme) =>
    scheme.kind === "column" ? [scheme.column] : scheme.kind === "fifths" ? [scheme.of] : [],
  );
  const placing = needsDistricts(study) ? placingRoles : ["district"];
  return [...new Set([...roles, ...placing])].filter((role) => spec.columns.has(role));
}

/** What each school's rows say of it, by role; of several years the first that says something. */
function ownTexts(schools: readonly SchoolInYear[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const all = new Map<string, Map<string, string>>();
  for (const { school, attributes } of schools) {
    const texts = all.get(school) ?? new Map<string, string>();
    for (const [role, text] of attributes) if ((texts.get(role) ?? "") === "") texts.set(role, text);
    all.set(school, texts);
  }
  return all;
}

/** Printed means do not say which pupils a school has. */
function refuseMixes(study: Study): void {
  for (const [name, { kind }] of study.places.schemes)
    if (kind === "mix-fifths")
      throw new ColdspotError(
        `${study.at(["places", "schemes", name])} fifths by a share of pupils are cut in pupil files, not in school tables: ${name}`,
        { exitCode: 2, advice: "name a column of the table that has the share: fifths_of: its role" },
      );
}

/** The whole way of a published school table: intake, cells, scores, estimates. */
export async function measureSchoolTable(
  effects: Effects,
  engine: Engine,
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
  ready: Ready,
): Promise<Measured> {
  refuseMixes(study);
  const tables: TableOfYear[] = [];
  for (const [index, { file, year }] of (ready.files.get(spec.name) ?? []).entries()) {
    effects.progress(`reading ${file.survey.name}`);
    tables.push({ table: await openTable(engine, file, `${measure.name} ${spec.name} ${index}`, "fill"), year });
  }
  const question = {
    spec,
    outcome: measure.outcome,
    roles: rolesUsed(study, spec),
    at: (column: string) => columnPosition(study, spec, column),
  };
  const checked = await readSchoolTables(question, tables, study.years);
  const beside = await readFacts(engine, study, measure.name, ready);
  const { facts, read, placed } = await placeFacts(
    effects,
    engine,
    study,
    measure.name,
    beside,
    ownTexts(checked.schools),
    ready,
  );
  const { cells, unplaced } = schoolSums(checked, {
    groups: spec.groups,
    places: study.places,
    facts,
    decimals: measure.outcome.decimals,
  });
  const areas = new Areas(cells.frame, study.places, study.at);
  const means = new DomainMeans(publishedMoments(cells), ({ area }) => areas.placesOf(area));
  const scales = publishedScales(measure.outcome.unit, measure.sd, scaleFacts);
  effects.progress(`estimating ${measure.name}`);
  const estimate = (figure: Figure) => estimateFigure(figure, domainsOf(figure.formula), means, scales, ratioIn);
  const estimates = expandStudy(study, measure, areas).map(estimate);
  return {
    estimates,
    decomposed: measureDecomposed(study, measure, cells.frame, areas, estimates, [means], false, estimate),
    scales,
    resampled: notResampled,
    many: manyFamilies(study, measure, areas, means, scales),
    ledgers: [...checked.ledgers, ...read.ledgers],
    entries: [...checked.entries, ...read.entries],
    unplaced: [...unplaced, ...(placed?.unplaced ?? [])],
    placed,
    codes: [...read.codes],
    absent: absentMembers(study, cells.frame),
    columns: [],
    yearNotes: [],
    notes: [],
    invariants: [],
    framed: {
      frame: cells.frame,
      inside: unitsInside(cells.frame, (area) => areas.placesOf(area)),
      ratedTwice: () => null,
    },
    exact: [],
    cells,
    statements: new Map(),
    sensitivity: sensitivityFigures(
      study,
      measure.name,
      estimates.map(({ figure }) => figure),
    ).map(({ id }) => ({ figure: id, alternatives: [] })),
  };
}
