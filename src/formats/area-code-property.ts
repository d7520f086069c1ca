import { ColdspotError } from "../effects/coldspot-error.ts";
import { didYouMean } from "../effects/did-you-mean.ts";
import { shortWord } from "../effects/words-of-files.ts";

/** What a boundary file says about an area apart from its shape. */
export type AreaProperties = Readonly<Record<string, unknown>>;

const onsCode = /^[A-Z]\d{8}$/;

/**
 * A property as text without spaces around it; blank for anything but text and numbers.
 *
 * @example propertyText({ LAD21NM: " Camden" }, "LAD21NM") // "Camden"
 */
export function propertyText(properties: AreaProperties, property: string): string {
  const value = Object.hasOwn(properties, property) ? properties[property] : undefined;
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

function namesOf(areas: readonly AreaProperties[]): readonly string[] {
  return [...new Set(areas.flatMap((properties) => Object.keys(properties)))].sort();
}

const refused = (message: string, advice: string) => new ColdspotError(message, { exitCode: 3, advice });

/**
 * Which property holds the codes of the areas: the one named, otherwise the only one that fits.
 *
 * Without a name it is the single property called `…CD` (upper or lower case) in which every value is an ONS code, a
 * letter and eight digits. A property that is named may hold any codes, as long as every area has one.
 *
 * @param areas properties of every area, at least one
 * @param wanted what the user wrote as `code`, or null
 * @throws ColdspotError (3) when it is missing, ambiguous or blank for an area, listing the properties there are
 * @example areaCodeProperty([{ LAD21CD: "E09000007", LAD21NM: "Camden" }], null) // "LAD21CD"
 */
export function areaCodeProperty(areas: readonly AreaProperties[], wanted: string | null): string {
  const names = namesOf(areas);
  const listed =
    names.length === 0 ? "the areas have no properties" : `properties of the areas: ${names.map(shortWord).join(", ")}`;
  if (wanted !== null) {
    if (!names.includes(wanted))
      throw refused(`no such property of the areas: ${wanted}`, `${listed}${near(wanted, names)}`);
    const blank = areas.findIndex((properties) => propertyText(properties, wanted) === "");
    if (blank >= 0) {
      throw refused(`area ${blank + 1} of the boundary file has no code: ${wanted}`, "give it a code or take it out");
    }
    return wanted;
  }
  const codes = names.filter(
    (name) => /cd$/i.test(name) && areas.every((properties) => onsCode.test(propertyText(properties, name))),
  );
  const [only, ...more] = codes;
  if (only === undefined)
    throw refused("no property holds an ONS code of every area", `${listed}; write code: and its name`);
  if (more.length > 0) {
    throw refused(
      `more than one property holds ONS codes: ${codes.map(shortWord).join(", ")}`,
      `write one of them, as in code: ${only}`,
    );
  }
  return only;
}

function near(wanted: string, names: readonly string[]): string {
  const end = didYouMean(wanted, names.map(shortWord));
  return end.startsWith("; did") ? end : "";
}

/**
 * Which property holds the names of the areas, or null when none does.
 *
 * Its name is that of the codes with `NM` in place of `CD`, or else `name`. Upper and lower case make no difference.
 *
 * @example areaNameProperty([{ LAD21CD: "E09000007", LAD21NM: "Camden" }], "LAD21CD") // "LAD21NM"
 */
export function areaNameProperty(areas: readonly AreaProperties[], code: string): string | null {
  const names = namesOf(areas);
  const wanted = [/cd$/i.test(code) ? code.replace(/cd$/i, "nm") : "name", "name"].map((name) => name.toLowerCase());
  for (const name of wanted) {
    const found = names.find((known) => known.toLowerCase() === name);
    if (found !== undefined) return found;
  }
  return null;
}
