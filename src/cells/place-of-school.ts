import type { SchoolInYear } from "../intake/checked-school-table.ts";
import type { PlaceSpec, SchemeSpec } from "../study/study.ts";
import { areaFifthsOf } from "./area-fifths.ts";
import { fifthsOf } from "./fifths.ts";
import { type FifthsOfAreas, fifthMember, memberOfScheme } from "./member-of-scheme.ts";
import type { SchoolFacts } from "./school-facts.ts";
import { inMember, unknown, type Whereabouts } from "./whereabouts.ts";

/** Schools that a scheme could not place, for the report. */
export interface Unplaced {
  readonly scheme: string;
  readonly reason: string;
  readonly schools: number;
}

function shareOf(text: string | undefined): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec((text ?? "").trim());
  return match === null ? null : Number(match[1]);
}

function pupilsOf(school: SchoolInYear): number {
  const all = school.groups.get("all");
  return all?.pupils ?? [...school.groups.values()].reduce((sum, { pupils }) => sum + pupils, 0);
}

function byFifth(
  schools: readonly SchoolInYear[],
  name: string,
  spec: Extract<SchemeSpec, { kind: "fifths" }>,
): readonly Whereabouts[] {
  const found = schools.map(({ attributes }): Whereabouts => {
    const blank = (attributes.get(spec.of) ?? "") === "";
    return unknown(blank ? `nothing in the column for ${spec.of}` : `an unknown value in the column for ${spec.of}`);
  });
  for (const year of new Set(schools.map((school) => school.year))) {
    const rated = schools.flatMap((school, index) => {
      const share = shareOf(school.attributes.get(spec.of));
      if (school.year !== year || share === null) return [];
      return [{ index, share, weight: spec.weightedBy === "pupils" ? pupilsOf(school) : 1 }];
    });
    if (rated.length === 0) continue;
    for (const [at, fifth] of fifthsOf(rated).entries())
      found[rated[at]?.index ?? -1] = inMember(fifthMember(name, fifth));
  }
  return found;
}

function fifthsOfAreas(schools: readonly SchoolInYear[], places: PlaceSpec, facts: SchoolFacts): FifthsOfAreas {
  const weighed = schools.map((school) => ({ urn: school.school, pupils: pupilsOf(school), own: school.attributes }));
  return areaFifthsOf(places.schemes, facts, weighed);
}

/**
 * Places every school of a table in every scheme.
 *
 * @returns for each school in a year what each scheme says about it, in the order of the schemes
 */
export function placeSchools(
  schools: readonly SchoolInYear[],
  places: PlaceSpec,
  facts: SchoolFacts,
): { readonly profiles: readonly (readonly Whereabouts[])[]; readonly unplaced: readonly Unplaced[] } {
  const fifths = fifthsOfAreas(schools, places, facts);
  const schemes = [...places.schemes].map(([name, spec]) => {
    if (spec.kind === "fifths") return byFifth(schools, name, spec);
    if (spec.kind === "mix-fifths") throw new RangeError("shares of pupils are counted from pupil files only");
    return schools.map(({ school, year, attributes }) =>
      memberOfScheme(name, spec, facts, fifths, {
        urn: school,
        own: attributes,
        on: places.districtsOn ?? `${year}-08-31`,
      }),
    );
  });
  const unplaced = [...places.schemes.keys()].flatMap((scheme, at) => {
    const counts = new Map<string, number>();
    for (const one of schemes[at] ?? [])
      if (one.kind === "unknown") counts.set(one.reason, (counts.get(one.reason) ?? 0) + 1);
    return [...counts].map(([reason, count]) => ({ scheme, reason, schools: count }));
  });
  const profiles = schools.map((_, index) => schemes.map((scheme) => scheme[index] ?? unknown("not placed")));
  return { profiles, unplaced };
}
