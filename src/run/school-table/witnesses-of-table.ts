import type { Areas } from "../../cells/areas.ts";
import { memberOfScheme } from "../../cells/member-of-scheme.ts";
import type { SchoolFacts } from "../../cells/school-facts.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import type { Witness } from "../../estimates/witness.ts";
import { domainOf } from "../../figures/domain.ts";
import type { WitnessRow } from "../../intake/witness-rows.ts";
import type { Area } from "../../places/area.ts";
import { country } from "../../places/regions.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

interface Scene {
  readonly study: Study;
  readonly measure: PupilMeasure;
  readonly areas: Areas;
  readonly facts: SchoolFacts;
  readonly means: Pick<DomainMeans, "of">;
}

/** Areas that the columns of a row name, by the schemes that divide by a column. */
function namedAreas({ study, areas, facts }: Scene, { attributes, year }: WitnessRow): readonly Area[] {
  return [...study.places.schemes].flatMap(([name, spec]) => {
    if (spec.kind !== "column") return [];
    const on = study.places.districtsOn ?? `${year}-08-31`;
    const found = memberOfScheme(name, spec, facts, new Map(), { urn: "", own: attributes, on });
    if (found.kind !== "in") return [];
    const { code, name: called, within } = found.member;
    const known = areas.find(name).find((area) => area.scheme === name && area.code === code);
    return [known ?? { key: "", scheme: name, code, name: called, within }];
  });
}

/** How many places of the data lie in an area: the smallest area that a row names is the one it is of. */
function sizeOf({ areas }: Scene, area: Area): number {
  return area.key === "" ? 0 : areas.placesOf(area).reduce((sum, inside) => sum + inside, 0);
}

/** The area that a total is of, and whether the data cover it. */
function areaOf(scene: Scene, row: WitnessRow): { readonly area: Area; readonly covered: boolean } | null {
  const named = [...namedAreas(scene, row)].sort((a, b) => sizeOf(scene, a) - sizeOf(scene, b));
  const [smallest] = named;
  if (smallest !== undefined) return { area: smallest, covered: smallest.key !== "" };
  const [whole] = scene.areas.find("england");
  if (whole === undefined) return null;
  const { code, name } = country();
  const isWhole = !row.ofEngland || whole.code === code;
  return isWhole
    ? { area: whole, covered: true }
    : { area: { key: "", scheme: "national", code, name, within: null }, covered: false };
}

/**
 * Published totals with what our schools give for the same pupils: the same area, year and group.
 *
 * Rows that say the same are one. Where rows name one area and differ, they are of smaller areas that the study does not
 * divide by, and none is compared.
 */
export function witnessesOf(scene: Scene, rows: readonly WitnessRow[]): readonly Witness[] {
  const { measure, means } = scene;
  const { decimals, unit } = measure.outcome;
  const found = new Map<string, Witness>();
  for (const row of rows) {
    const of = areaOf(scene, row);
    for (const [population, { pupils, value, printed, within = 0 }] of of === null ? [] : row.groups) {
      const { area, covered } = of ?? { area: null, covered: false };
      if (area === null) continue;
      const step = 10 ** -decimals;
      const published = { pupils, mean: printed ? value * step : (value * step) / pupils };
      const key = JSON.stringify([area.scheme, area.code, area.name, row.year, population]);
      const before = found.get(key);
      if (before !== undefined) {
        const same = before.published?.pupils === pupils && before.published.mean === published.mean;
        if (!same) found.set(key, { ...before, published: null, ours: null, why: several });
        continue;
      }
      const own = covered ? means.of(domainOf(population, area, row.year)) : null;
      const ours =
        own === null
          ? null
          : { mean: own.mean, pupils: own.pupils, schools: own.schools, largestShares: own.largestShares };
      const why = covered ? (ours === null ? "no pupil of ours" : "") : "not in the data of the study";
      found.set(key, {
        measure: measure.name,
        population,
        area,
        year: row.year,
        unit,
        decimals,
        published,
        ours,
        roundedBy: within + (own?.counts?.most ?? 0),
        why,
      });
    }
  }
  return [...found.values()].sort(
    (a, b) =>
      a.year - b.year ||
      compare(a.area.scheme, b.area.scheme) ||
      compare(a.area.code, b.area.code) ||
      compare(a.population, b.population),
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const several = "several totals name the area and differ: they are of smaller areas";
