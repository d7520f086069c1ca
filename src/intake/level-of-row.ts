import { shownCell } from "../effects/words-of-files.ts";
import { authorityByOns } from "../places/authorities.ts";
import { districtByCode } from "../places/district.ts";
import { country, regionNamed } from "../places/regions.ts";

/** Levels of rows of a table of areas, the largest areas first, by the names that they have in such tables. */
const levels: readonly (readonly [string, ...string[]])[] = [
  ["national", "country", "england"],
  ["regional", "region", "regions"],
  ["local authority", "local authorities", "la"],
  ["local authority district", "local authority districts", "lad", "district"],
];

/**
 * The usual name of a level of areas; that of a level that is not known, such as wards, in lower case.
 *
 * @example levelNamed("Regional") // "regional"
 */
export function levelNamed(text: string): string {
  const wanted = text
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, " ");
  return levels.find((names) => names.includes(wanted))?.[0] ?? wanted;
}

/** Whether areas of a level are unions of areas of another; of a level that is not known, such as wards, those of regions are. */
export function isLarger(level: string, than: string): boolean {
  const at = (one: string) => levels.findIndex(([name]) => name === one);
  const below = at(than) === -1 ? at("regional") + 1 : at(than);
  return at(level) >= 0 && at(level) < below;
}

/** Numbers that the Department for Education gives to England and its regions where local authorities have three digits. */
const england = "970";
const region = /^98\d|990$/;

/**
 * The level of an area by its code or name, in tables that do not say it: ONS codes, the three-digit codes of the
 * Department for Education, and names of England and its regions.
 *
 * @param wanted the level that it has where its code is used for several: a unitary authority is a district as well
 * @returns null where the code does not say it
 * @example levelOfCode("E10000014", "local authority") // "local authority"
 * @example levelOfCode("E06000015", "local authority district") // "local authority district"
 */
export function levelOfCode(code: string, wanted: string): string | null {
  const text = code.trim();
  if (text === england || text === country().code || text.toLowerCase() === country().name.toLowerCase())
    return "national";
  if (region.test(text) || regionNamed(text) !== null) return "regional";
  const isDistrict = districtByCode(text) !== null;
  if (wanted === "local authority district" && isDistrict) return wanted;
  if (/^\d{3}$/.test(text) || authorityByOns(text) !== null) return "local authority";
  return isDistrict ? "local authority district" : null;
}

/**
 * An area as an error may show it: only where it is known to be one, because the file may really be one of pupils.
 *
 * @example shownArea("831") // "831"
 * @example shownArea("PUP12") // "(not shown)"
 */
export function shownArea(area: string): string {
  return levelOfCode(area, "local authority") === null ? "(not shown)" : shownCell(area);
}
