import { districtsKnown } from "./district.ts";
import { districtOfLsoaName, districtSaid, plainLsoa, plainPostcode, saysNothing } from "./lookup.ts";
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
  /** Small areas by postcode, from a lookup that does not have their districts. */
  readonly lsoaOf: ReadonlyMap<string, string>;
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

/** What the lookups and the school's own texts say about its district, as text; "" where they say nothing. */
interface Said {
  readonly register: string;
  readonly lsoa: string;
  readonly postcode: string;
}

/** The district of a small area: by its code in a lookup, or in its own name. */
function ofSmallArea(text: string, { byLsoa }: PlaceSources): string {
  return byLsoa.get(plainLsoa(text)) ?? districtOfLsoaName(text) ?? "";
}

function saidOf({ register, lsoa, postcode }: Clues, sources: PlaceSources): Said {
  const key = plainPostcode(postcode);
  const through = sources.lsoaOf.get(key);
  return {
    register: saysNothing(register) ? "" : register,
    lsoa: saysNothing(lsoa) ? "" : ofSmallArea(lsoa, sources),
    postcode: sources.byPostcode.get(key) ?? (through === undefined ? "" : ofSmallArea(through, sources)),
  };
}

function byText(way: Answer["way"], says: string, on: string): readonly Answer[] {
  const district = says === "" ? null : districtSaid(says, on);
  return district === null ? [] : [{ way, district, metres: null }];
}

function whyNot({ lsoa, postcode, point }: Clues, said: Said, { on, areaAt, lsoaOf }: PlaceSources): string {
  const texts = [said.register, said.lsoa, said.postcode].filter((text) => text !== "");
  const whose = said.register === "" ? "the district in the lookup" : "the register's district";
  if (texts.some((text) => districtSaid(text, districtsKnown().to) !== null))
    return `${whose} does not show which one it was on ${on}`;
  if (texts.length > 0) return `${whose} is none of England's, by code or by name`;
  if (point !== null && areaAt !== null)
    return "coordinates outside every boundary, and no other way to place the school";
  if (!saysNothing(postcode) && lsoaOf.has(plainPostcode(postcode)))
    return "LSOA of the postcode not in the lookup, and no other way to place the school";
  if (!saysNothing(lsoa) || !saysNothing(postcode))
    return "LSOA or postcode not in the lookup, and no other way to place the school";
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
  const said = saidOf(clues, sources);
  const area = point === null || sources.areaAt === null ? null : sources.areaAt(point.easting, point.northing);
  const drawn = area === null ? null : districtSaid(area.code, on);
  const place = chosenPlace([
    ...byText("register", said.register, on),
    ...byText("lsoa", said.lsoa, on),
    ...byText("postcode", said.postcode, on),
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
  return place === null ? { kind: "not-placed", reason: whyNot(clues, said, sources) } : { kind: "placed", place };
}
