import type { Unplaced } from "../../cells/place-of-school.ts";
import { toNationalGrid } from "../../places/national-grid.ts";
import type { PlaceSources } from "../../places/place-school.ts";
import { type Clues, placeSchool } from "../../places/place-school.ts";
import type { PlacedSchool, Way } from "../../places/placement.ts";
import { plainAreaCode } from "../../schools/plain-id.ts";
import type { Study } from "../../study/study.ts";

/** Roles of columns that say where a school lies. */
export const placingRoles = ["district", "lsoa", "postcode", "easting", "northing", "latitude", "longitude"] as const;

/** Every school with its district on the study's day, and how it was found. */
export interface PlacedSchools {
  readonly places: ReadonlyMap<string, PlacedSchool>;
  readonly districts: ReadonlyMap<string, string>;
  /** Each school without a district, with the reason. */
  readonly without: ReadonlyMap<string, string>;
  /** Schools without a district, by reason. */
  readonly unplaced: readonly Unplaced[];
  /** How many schools were placed by each way, and how many ways disagreed. */
  readonly told: readonly { readonly what: string; readonly schools: number }[];
}

const wordsOf: Readonly<Record<Way, string>> = {
  register: "by the district of the register",
  lsoa: "by the LSOA",
  postcode: "by the postcode",
  coordinates: "by coordinates inside a boundary",
  nearest: "by the nearest boundary, being outside every one (within 3 km)",
};

/** Whether anything in the study asks for the district of a school on a day. */
export function needsDistricts({ places }: Study): boolean {
  if (places.districtsOn === null) return false;
  return [...places.schemes.values()].some(
    ({ kind }) => kind === "shipped" || kind === "file" || kind === "file-fifths",
  );
}

/** Metres or degrees beyond this lie nowhere on earth; a number with enough digits becomes infinite. */
const farthest = 1e8;

function numberIn(text: string | undefined): number | null {
  const plain = (text ?? "").trim();
  const value = /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
  return Math.abs(value) <= farthest ? value : null;
}

function pointOf(texts: ReadonlyMap<string, string>): Clues["point"] {
  const [easting, northing] = [numberIn(texts.get("easting")), numberIn(texts.get("northing"))];
  if (easting !== null && northing !== null && (easting !== 0 || northing !== 0)) return { easting, northing };
  const [latitude, longitude] = [numberIn(texts.get("latitude")), numberIn(texts.get("longitude"))];
  if (latitude === null || longitude === null || Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  return toNationalGrid({ latitude, longitude });
}

function counted(places: ReadonlyMap<string, PlacedSchool>): PlacedSchools["told"] {
  const all = [...places.values()];
  const ways = Object.entries(wordsOf).map(([way, what]) => ({
    what: `placed ${what}`,
    schools: all.filter((place) => place.way === way).length,
  }));
  const several = all.filter(({ answers }) => answers.length > 1);
  return [
    ...ways,
    { what: "of these with two or more ways that agree", schools: several.filter(({ disputed }) => !disputed).length },
    {
      what: "of these with ways that disagree: the first of the list above was taken",
      schools: several.filter(({ disputed }) => disputed).length,
    },
  ].filter(({ schools }) => schools > 0);
}

/**
 * Places every school in a district of the study's day.
 *
 * @param clues texts of the placing roles by URN
 */
export function placeSchoolsOf(
  clues: ReadonlyMap<string, ReadonlyMap<string, string>>,
  sources: PlaceSources,
): PlacedSchools {
  const places = new Map<string, PlacedSchool>();
  const without = new Map<string, string>();
  for (const urn of [...clues.keys()].sort()) {
    const texts = clues.get(urn) ?? new Map<string, string>();
    const found = placeSchool(
      {
        register: texts.get("district") ?? "",
        lsoa: plainAreaCode(texts.get("lsoa") ?? ""),
        postcode: texts.get("postcode") ?? "",
        point: pointOf(texts),
      },
      sources,
    );
    if (found.kind === "placed") places.set(urn, found.place);
    else without.set(urn, found.reason);
  }
  const reasons = new Map<string, number>();
  for (const reason of without.values()) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return {
    places,
    districts: new Map([...places].map(([urn, { district }]) => [urn, district])),
    without,
    unplaced: [...reasons].map(([reason, schools]) => ({ scheme: "district", reason, schools })),
    told: counted(places),
  };
}
