import type { SchoolInYear } from "../intake/checked-school-table.ts";
import { authorityByCode } from "../places/authorities.ts";
import { regionNamed } from "../places/regions.ts";
import type { PlaceSpec, SchemeSpec } from "../study/study.ts";
import { fifthsOf } from "./fifths.ts";
import type { Member } from "./frame.ts";

/** Schools that a scheme could not place, for the report. */
export interface Unplaced {
  readonly scheme: string;
  readonly reason: string;
  readonly schools: number;
}

export interface Placement {
  /** For each school in a year: the member's code, or null. */
  readonly codes: readonly (string | null)[];
  readonly members: ReadonlyMap<string, Member>;
  readonly unplaced: readonly Unplaced[];
}

function shareOf(text: string | undefined): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*%?$/.exec((text ?? "").trim());
  return match === null ? null : Number(match[1]);
}

function pupilsOf(school: SchoolInYear): number {
  const all = school.groups.get("all");
  return all?.pupils ?? [...school.groups.values()].reduce((sum, { pupils }) => sum + pupils, 0);
}

function byFifth(schools: readonly SchoolInYear[], spec: Extract<SchemeSpec, { kind: "fifths" }>): Placement["codes"] {
  const codes: (string | null)[] = schools.map(() => null);
  for (const year of new Set(schools.map((school) => school.year))) {
    const rated = schools.flatMap((school, index) => {
      const share = shareOf(school.attributes.get(spec.of));
      if (school.year !== year || share === null) return [];
      return [{ index, share, weight: spec.weightedBy === "pupils" ? pupilsOf(school) : 1 }];
    });
    if (rated.length === 0) continue;
    for (const [at, fifth] of fifthsOf(rated).entries()) codes[rated[at]?.index ?? -1] = String(fifth);
  }
  return codes;
}

function byColumn(schools: readonly SchoolInYear[], spec: Extract<SchemeSpec, { kind: "column" }>, on: string | null) {
  const members = new Map<string, Member>();
  const codes = schools.map((school) => {
    const text = school.attributes.get(spec.column) ?? "";
    if (text === "") return null;
    if (spec.codes === null) {
      const region = regionNamed(text);
      const member = region ?? { code: text, name: text };
      members.set(member.code, { ...member, within: null });
      return member.code;
    }
    const authority = authorityByCode(text, on ?? `${school.year}-08-31`);
    if (authority === null) return null;
    members.set(authority.ons, {
      code: authority.ons,
      name: authority.name,
      within: regionNamed(authority.region)?.name ?? null,
    });
    return authority.ons;
  });
  return { codes, members };
}

/** Puts every school of a table into one scheme, by a column or by fifths of a share. */
export function placeSchools(
  schools: readonly SchoolInYear[],
  name: string,
  spec: SchemeSpec,
  places: PlaceSpec,
): Placement {
  if (spec.kind !== "column" && spec.kind !== "fifths") {
    throw new RangeError(`a scheme that a school table cannot be placed by: ${spec.kind}`);
  }
  const column = spec.kind === "column" ? spec.column : spec.of;
  const { codes, members } =
    spec.kind === "column"
      ? byColumn(schools, spec, places.districtsOn)
      : {
          codes: byFifth(schools, spec),
          members: new Map(
            [1, 2, 3, 4, 5].map((n) => [
              String(n),
              {
                code: String(n),
                name: `${name} ${n}${n === 1 ? " (lowest)" : n === 5 ? " (highest)" : ""}`,
                within: null,
              },
            ]),
          ),
        };
  const counts = new Map<string, number>();
  for (const [index, code] of codes.entries()) {
    if (code !== null) continue;
    const blank = (schools[index]?.attributes.get(column) ?? "") === "";
    const reason = blank ? `nothing in the column for ${column}` : `a value of ${column} that is not known`;
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return { codes, members, unplaced: [...counts].map(([reason, count]) => ({ scheme: name, reason, schools: count })) };
}
