import { districtSaid, plainPostcode } from "./lookup.ts";
import { type Answer, chosenPlace, type PlacedSchool } from "./placement.ts";

/** What is known about where a school is; "" and null where nothing is known. */
export interface Clues {
  /** Code of its district in a register, of any date. */
  readonly register: string;
  readonly lsoa: string;
  readonly postcode: string;
  /** On the national grid, in metres. */
  readonly point: { readonly easting: number; readonly northing: number } | null;
}

/** The sources that schools can be placed by. */
export interface PlaceSources {
  /** The study's day for districts. */
  readonly on: string;
  /** District (code or name) by LSOA and by postcode without spaces. */
  readonly byLsoa: ReadonlyMap<string, string>;
  readonly byPostcode: ReadonlyMap<string, string>;
  /** The area that a point of the national grid lies in or next to; null without boundaries. */
  readonly areaAt:
    | ((
        easting: number,
        northing: number,
      ) => { readonly code: string; readonly metres: number; readonly inside: boolean } | null)
    | null;
}

/** Where a school was placed, or why it was not. */
export type SchoolPlace =
  | { readonly kind: "placed"; readonly place: PlacedSchool }
  | { readonly kind: "not-placed"; readonly reason: string };

function byText(way: Answer["way"], says: string | undefined, on: string): readonly Answer[] {
  const district = says === undefined || says === "" ? null : districtSaid(says, on);
  return district === null ? [] : [{ way, district, metres: null }];
}

function whyNot({ register, lsoa, postcode, point }: Clues, { on, areaAt }: PlaceSources): string {
  if (register !== "" && lsoa === "" && postcode === "" && (point === null || areaAt === null))
    return `the register's district does not show which one it was on ${on}`;
  if (point !== null && areaAt !== null)
    return "coordinates outside every boundary, and no other way to place the school";
  if (lsoa !== "" || postcode !== "") return "LSOA or postcode not in the lookup, and no other way to place the school";
  return "nothing that shows where the school is";
}

/**
 * Places a school in a district of the study's day, in every way that its sources allow.
 *
 * @example placeSchool({ register: "E07000246", lsoa: "", postcode: "", point: null }, { on: "2016-03-31", ... })
 *   // not placed: Somerset West and Taunton was made in 2019 from two districts, and the register does not say which
 */
export function placeSchool(clues: Clues, sources: PlaceSources): SchoolPlace {
  const { on } = sources;
  const { point } = clues;
  const area = point === null || sources.areaAt === null ? null : sources.areaAt(point.easting, point.northing);
  const drawn = area === null ? null : districtSaid(area.code, on);
  const place = chosenPlace([
    ...byText("register", clues.register, on),
    ...byText("lsoa", sources.byLsoa.get(clues.lsoa.trim()), on),
    ...byText("postcode", sources.byPostcode.get(plainPostcode(clues.postcode)), on),
    ...(area === null || drawn === null
      ? []
      : [
          {
            way: area.inside ? ("coordinates" as const) : ("nearest" as const),
            district: drawn,
            metres: area.inside ? null : area.metres,
          },
        ]),
  ]);
  return place === null ? { kind: "not-placed", reason: whyNot(clues, sources) } : { kind: "placed", place };
}
