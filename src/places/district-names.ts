import { shippedText } from "../effects/shipped.ts";

/** What stands before the name of a district in full titles, and after it. */
const before =
  /^(?:the |(?:london |royal |metropolitan )?borough (?:council )?of |(?:city|county|district|council) of (?:the )?|county )+/;
const after =
  /(?: (?:metropolitan|london|unitary|borough|boro|city|county|district|council|corporation|authority|and|ua|b))+$/;

/**
 * The name of a district without what differs between files: capitals, hyphens, apostrophes, "&" for "and", and titles
 * such as "Borough of" or "District Council".
 *
 * @example plainDistrict("Eastleigh Borough Council") // "eastleigh"
 * @example plainDistrict("Kingston upon Hull, City of") // "kingston upon hull"
 */
export function plainDistrict(name: string): string {
  const turned = /^(.*?), ((?:city|county|borough|royal borough|london borough) of|the)\b(.*)$/i.exec(name.trim());
  const [, own = name, title = "", rest = ""] = turned ?? [];
  return `${title} ${own} ${rest}`
    .toLowerCase()
    .normalize("NFKD")
    .replace(/['\u2019]|\p{M}/gu, "")
    .replace(/&/g, " and ")
    .replace(/[^a-z]+/g, " ")
    .trim()
    .replace(before, "")
    .replace(after, "")
    .replace(/^saint /, "st ")
    .trim();
}

interface OtherNames {
  readonly source: string;
  /** Districts that ended before those that are known with their days, and the code of what they became part of. */
  readonly former: readonly { readonly name: string; readonly to: string; readonly became: string }[];
  /** Former and short names of districts that are known. */
  readonly also: readonly { readonly name: string; readonly code: string }[];
}

let loaded: ReadonlyMap<string, string> | null = null;

/**
 * The code of the district that has a former or short name, or that a district which ended in 2009 became part of.
 *
 * @returns null for other names
 * @example districtOnceNamed("Easington") // "E06000047", County Durham
 */
export function districtOnceNamed(name: string): string | null {
  if (loaded === null) {
    const { former, also }: OtherNames = JSON.parse(shippedText("places/district-names.json"));
    loaded = new Map([
      ...also.map((one) => [plainDistrict(one.name), one.code] as const),
      ...former.map((one) => [plainDistrict(one.name), one.became] as const),
    ]);
  }
  return loaded.get(plainDistrict(name)) ?? null;
}
