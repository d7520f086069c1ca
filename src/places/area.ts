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
 * A name as part of a figure id: lower case, letters of any script and digits, without accents, hyphens between words.
 *
 * @example slug("Areas 5–6, Córdoba") // "areas-5-6-cordoba"
 * @example slug("学校 (北)") // "学校-北"
 */
export function slug(name: string): string {
  return name
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}
