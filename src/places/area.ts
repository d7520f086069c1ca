/** A part of the country that figures are about. `key` is its name in figure ids: `region-london`, `areas-5-6`. */
export interface Area {
  readonly key: string;
  /** `national`, the scheme's name, or `group` for a group of places named in the study. */
  readonly scheme: string;
  readonly code: string;
  readonly name: string;
  /** The larger area it is usually listed under (an authority's region), or null. */
  readonly within: string | null;
}

/**
 * A name as part of a figure id: lower case, plain letters and digits, hyphens between words.
 *
 * @example slug("Areas 5–6, Córdoba") // "areas-5-6-cordoba"
 */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
