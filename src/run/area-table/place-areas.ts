import { memberOfScheme } from "../../cells/member-of-scheme.ts";
import type { AreaFile, SchoolFacts } from "../../cells/school-facts.ts";
import { inMember, outside, type Whereabouts } from "../../cells/whereabouts.ts";
import type { AreaInYear } from "../../intake/checked-area-table.ts";
import { levelNamed } from "../../intake/level-of-row.ts";
import { authorityByCode, authorityByOns } from "../../places/authorities.ts";
import { regionNamed } from "../../places/regions.ts";
import type { AreaTableSpec, SchemeSpec, Study } from "../../study/study.ts";

/** The code of the Office for National Statistics of an area on a day; the text itself where it has none. */
function onsCode(area: string, on: string): string {
  if (authorityByOns(area) !== null) return area;
  return /^\d{3}$/.test(area) ? (authorityByCode(area, on)?.ons ?? area) : area;
}

/** The day to which three-digit codes of a year refer. */
function dayOf(study: Study, year: number): string {
  return study.places.districtsOn ?? `${year}-08-31`;
}

/**
 * What is known about the areas of a table, in the place of schools: each is its own district, and files of areas have its
 * code whether they write it with three digits or nine characters.
 */
export function factsOfAreas(study: Study, areas: readonly AreaInYear[], files: SchoolFacts["areas"]): SchoolFacts {
  const last = dayOf(study, Math.max(...study.years));
  const recoded = ({ rows, on }: AreaFile): AreaFile => ({
    rows: new Map(
      [...rows].flatMap(([code, facts]) => [[onsCode(code, last), facts] as const, [code, facts] as const]),
    ),
    on,
  });
  return {
    schools: null,
    chains: new Map(),
    areas: new Map([...files].map(([name, file]) => [name, recoded(file)])),
    districts: new Map(areas.map(({ area, year }) => [area, onsCode(area, dayOf(study, year))])),
    homeDistrict: null,
  };
}

/** The role that a scheme of published areas follows: that of the areas themselves, or of regions. */
export function isOfPublishedAreas(spec: SchemeSpec): spec is Extract<SchemeSpec, { kind: "column" }> {
  return spec.kind === "column" && ["area", "name", "region"].includes(spec.column);
}

/**
 * What each scheme says about a published area that is a place of its own: it is a member of the scheme of its level.
 *
 * @throws RangeError for a scheme that is not one of published areas, which is refused before anything is read
 */
export function profileOfArea(
  { places }: Study,
  table: AreaTableSpec,
  facts: SchoolFacts,
  { level, area, year, attributes }: AreaInYear,
): readonly Whereabouts[] {
  const unit = levelNamed(table.level);
  return [...places.schemes].map(([name, spec]) => {
    if (!isOfPublishedAreas(spec)) throw new RangeError(`not a scheme of published areas: ${name}`);
    if (spec.column === "region") {
      if (level !== "regional" || level === unit) return outside;
      return inMember({ ...(regionNamed(area) ?? { code: area, name: area }), within: null });
    }
    if (level !== unit) return outside;
    const own = new Map([...attributes, ["area", area]]);
    return memberOfScheme(name, spec, facts, new Map(), { urn: area, own, on: places.districtsOn ?? `${year}-08-31` });
  });
}
