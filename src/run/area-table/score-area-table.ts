import { areaMeans } from "../../cells/area-means.ts";
import { Areas } from "../../cells/areas.ts";
import type { SumCells } from "../../cells/cells.ts";
import type { Unplaced } from "../../cells/place-of-school.ts";
import { schoolSums } from "../../cells/school-sums.ts";
import { unitsInside } from "../../cells/units-inside.ts";
import { DomainMeans } from "../../estimates/domain-means.ts";
import { onScoresOrShares } from "../../estimates/on-shares.ts";
import { publishedScales } from "../../estimates/scale.ts";
import { askedFigures } from "../../figures/asked-figures.ts";
import { readAreaTables } from "../../intake/area-table.ts";
import type { AreaInYear, CheckedAreaTable } from "../../intake/checked-area-table.ts";
import { openTable } from "../../intake/open-table.ts";
import type { TableOfYear } from "../../intake/school-table.ts";
import { publishedMoments } from "../../scores/published.ts";
import type { AreaTableSpec, FileSpec, GroupSpec, PupilMeasure, Study } from "../../study/study.ts";
import type { Bench } from "../facts/bench.ts";
import { readFacts } from "../facts/read-facts.ts";
import type { Scored } from "../scored.ts";
import { compareLarger } from "./compare-larger.ts";
import { factsOfAreas, profileOfArea } from "./place-areas.ts";
import { errorsOfMeans, errorsOfSums } from "./published-errors.ts";

function columnPosition(study: Study, spec: FileSpec, table: AreaTableSpec, column: string): string {
  for (const [role, name] of spec.columns) if (name === column) return study.at(["files", spec.name, "columns", role]);
  for (const [group, rule] of table.groups)
    for (const [key, name] of Object.entries(rule))
      if (name === column) return study.at(["files", spec.name, "groups", group, key]);
  return study.at(["files", spec.name]);
}

/** Roles of the table that schemes divide by, and those that say in which region an area lies and what it is called. */
function rolesUsed(study: Study, spec: FileSpec): readonly string[] {
  const roles = [...study.places.schemes.values()].flatMap((scheme) =>
    scheme.kind === "column" ? [scheme.column] : scheme.kind === "fifths" ? [scheme.of] : [],
  );
  return [...new Set(["area", "region", "name", ...roles])].filter((role) => spec.columns.has(role));
}

/** Groups as sums of a school table have them: which are worked out from others. */
function groupsOf({ groups }: AreaTableSpec): ReadonlyMap<string, GroupSpec> {
  return new Map(
    [...groups].map(([name, group]) => [
      name,
      group.kind === "mean"
        ? { kind: "mean", pupils: group.pupils ?? "", mean: group.mean, where: group.where }
        : group,
    ]),
  );
}

interface Summed {
  readonly cells: SumCells;
  readonly unplaced: readonly Unplaced[];
}

/** Sums by area, group and year, which can be put together: areas are in the place of schools. */
function sumsOfAreas(
  study: Study,
  table: AreaTableSpec,
  facts: ReturnType<typeof factsOfAreas>,
  checked: CheckedAreaTable,
  decimals: number,
): Summed {
  const schools = checked.areas.map(({ area, year, attributes, groups }) => ({
    school: area,
    year,
    attributes,
    groups: new Map([...groups].map(([name, value]) => [name, { ...value, pupils: value.pupils ?? 0 }])),
  }));
  const question = { groups: groupsOf(table), places: study.places, facts, decimals };
  return schoolSums({ ...checked, schools, witnesses: [], notUsed: [], written: new Map() }, question);
}

/** Published means as they are: nothing can be put together. */
function meansOfAreas(
  study: Study,
  table: AreaTableSpec,
  facts: ReturnType<typeof factsOfAreas>,
  areas: readonly AreaInYear[],
  decimals: number,
): Summed {
  const placed = areas.map((area) => ({ ...area, profile: profileOfArea(study, table, facts, area) }));
  const cells = areaMeans(placed, [...table.groups.keys()], [...study.places.schemes.keys()], decimals);
  return { cells, unplaced: [] };
}

/** A table of areas from its files to published means: intake, cells, and the errors that were published with them. */
export async function scoreAreaTable(
  bench: Bench,
  study: Study,
  measure: PupilMeasure,
  spec: FileSpec,
  table: AreaTableSpec,
): Promise<Scored> {
  const tables: TableOfYear[] = [];
  for (const [index, { file, year }] of (bench.ready.files.get(spec.name) ?? []).entries()) {
    bench.effects.progress(`reading ${file.survey.name}`);
    tables.push({ table: await openTable(bench.engine, file, `${measure.name} ${spec.name} ${index}`, "fill"), year });
  }
  const { decimals, unit } = measure.outcome;
  const alone = !table.counted;
  const question = {
    spec,
    table,
    outcome: measure.outcome,
    roles: rolesUsed(study, spec),
    years: study.years,
    larger: alone ? ("areas" as const) : ("compared" as const),
    at: (column: string) => columnPosition(study, spec, table, column),
  };
  const checked = await readAreaTables(question, tables);
  const beside = await readFacts(bench, study, measure.name);
  const all = [...checked.areas, ...checked.larger];
  const facts = factsOfAreas(study, all, beside.facts.areas);
  const { cells, unplaced } = alone
    ? meansOfAreas(study, table, facts, all, decimals)
    : sumsOfAreas(study, table, facts, checked, decimals);
  const areas = new Areas(cells.frame, study.places, study.at);
  const published = alone ? errorsOfMeans(measure, cells) : errorsOfSums(measure, cells, checked.areas);
  const moments = { ...publishedMoments(cells), published };
  const scales = publishedScales(unit, measure.sd);
  const on = [
    { moments, means: new DomainMeans(moments, ({ area }) => ({ codes: areas.codesOf(area) })), scales },
  ] as const;
  return {
    study,
    measure,
    frame: cells.frame,
    framed: {
      frame: cells.frame,
      inside: unitsInside(cells.frame, (area) => areas.placesOf(area)),
      counted: null,
      ratedTwice: () => null,
      ownAreas: new Map(),
    },
    areas,
    witnesses: [],
    figures: askedFigures(study, measure, areas),
    on: onScoresOrShares(on),
    scales,
    again: null,
    read: {
      ledgers: [...checked.ledgers, ...beside.ledgers],
      entries: [...checked.entries, ...beside.entries],
      unplaced,
      placed: null,
      codes: [...checked.told, ...beside.codes],
      toCheck: checked.toCheck,
      larger: alone ? [] : compareLarger(checked, decimals),
      ofPupils: null,
    },
    invariants: [],
    forPrivate: { sums: alone ? null : cells, statements: new Map(), followed: null },
    exact: [],
    grades: null,
  };
}
