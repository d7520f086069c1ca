import { shippedText } from "../effects/shipped.ts";

/** A local authority with education duties, over the period it existed. */
export interface Authority {
  /** The Department for Education's three-digit code. */
  readonly code: string;
  readonly ons: string;
  readonly name: string;
  /** ONS code of its region. */
  readonly region: string;
  readonly from?: string;
  readonly to?: string;
}

let loaded: readonly Authority[] | null = null;

function authorities(): readonly Authority[] {
  if (loaded === null) {
    const facts: { readonly authorities: readonly Authority[] } = JSON.parse(
      shippedText("places/local-authorities.json"),
    );
    loaded = facts.authorities;
  }
  return loaded;
}

/**
 * The local authority that had a three-digit code on a date; if none had it then, the last one listed with that code.
 *
 * @param code three digits as the Department for Education writes them
 * @param on ISO date
 * @returns null when no authority ever had the code
 * @example authorityByCode("202", "2019-08-31")?.name // "Camden"
 */
export function authorityByCode(code: string, on: string): Authority | null {
  const all = authorities().filter((authority) => authority.code === code);
  return all.find(({ from, to }) => (from ?? "") <= on && on <= (to ?? "9999")) ?? all.at(-1) ?? null;
}

/**
 * The local authority with an ONS code, at any date.
 *
 * @example authorityByOns("E10000027")?.to // "2023-03-31" (Somerset county council)
 */
export function authorityByOns(ons: string): Authority | null {
  return authorities().find((authority) => authority.ons === ons) ?? null;
}

const plainName = (name: string) =>
  name
    .toLowerCase()
    .replaceAll("&", "and")
    .replace(/\b(county|city|borough|council|of|the|upon|royal|metropolitan)\b/g, "")
    .replace(/[^a-z]/g, "");

let byName: ReadonlyMap<string, Authority> | null = null;

/**
 * The local authority with a name, whatever its capitals, signs and words such as "council"; of several, the last listed.
 *
 * @example authorityNamed("Kingston upon Hull, City of")?.code // "810"
 */
export function authorityNamed(name: string): Authority | null {
  byName ??= new Map(authorities().map((authority) => [plainName(authority.name), authority]));
  return byName.get(plainName(name)) ?? null;
}

/** The number of local authorities that England, or one of its regions, has on a day. */
export function authoritiesOn(day: string, region: string | null = null): number {
  const there = authorities().filter(({ from, to }) => (from ?? "") <= day && day <= (to ?? "9999"));
  return region === null ? there.length : there.filter((authority) => authority.region === region).length;
}
