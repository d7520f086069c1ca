import { carry } from "./carry.ts";
import { allDistricts, districtByCode, districtNamed, districtsKnown } from "./district.ts";
import { districtOnceNamed } from "./district-names.ts";

/**
 * The district that the name of a lower super output area begins with: "Cheshire East 012A" lies in Cheshire East.
 *
 * @param name as ONS writes it; its code may follow ("Chorley 006F E01024937")
 * @returns null where the name is not of this shape
 * @example districtOfLsoaName("City of London 001F E01032739") // "City of London"
 */
export function districtOfLsoaName(name: string): string | null {
  return /^(.+?) \d{3}[A-Z]{1,2}(?: [EW]\d{8})?$/.exec(name.trim())?.[1] ?? null;
}

/** A postcode in capital letters without spaces, so that "se1 9gf" and "SE19GF" are the same; "" stays "". */
export function plainPostcode(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase();
}

/** The code of a small area in capital letters without spaces. */
export function plainLsoa(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase();
}

/** Of two texts that can be of one district, the one that shows which district of the day it is; else the first by letters. */
export function clearer(one: string, other: string, on: string | null): string {
  const [first = one, second = other] = [one, other].sort();
  return on !== null && districtSaid(first, on) === null && districtSaid(second, on) !== null ? second : first;
}

/** A code of a district in capital letters without spaces. */
function plainCode(text: string): string {
  return text.replace(/\s+/g, "").toUpperCase();
}

/** Whether a cell says in words or signs that nothing is known, such as `**UNMATCHED**` in a lookup that was joined. */
export function saysNothing(text: string): boolean {
  const plain = text.replace(/[*<>[\]()_\s]+/g, " ").trim();
  return (
    plain === "" ||
    /^(?:un ?matched|not ?matched|no ?match|not found|unknown|null|none|nan|#?n ?\/? ?a|missing|[-.?]+)$/i.test(plain)
  );
}

/**
 * Whether two texts of lookups can be of one district: a code and its name, or a district and the one it became.
 *
 * @param on the day of the study, or null where it has none
 */
export function sameDistrict(one: string, other: string, on: string | null): boolean {
  if (one === other) return true;
  const days = on === null ? [districtsKnown().from, districtsKnown().to] : [on];
  const said = (text: string) => days.map((day) => districtSaid(text, day));
  const [a, b] = [said(one), said(other)];
  if (a.some((code, at) => code !== null && code === b[at])) return true;
  const { to } = districtsKnown();
  // Of a district of a later day it may not be known which of an earlier one it was: today they are one.
  const isVague = a.includes(null) || b.includes(null);
  return isVague && districtSaid(one, to) !== null && districtSaid(one, to) === districtSaid(other, to);
}

/**
 * The district on a date that holds the district with a code or a name, whatever day the code or name is from.
 *
 * @param says an ONS code, or a name
 * @returns null where it is neither, or where it was made from several districts of that date: it could be any of them
 * @example districtSaid("West Somerset", "2020-01-01") // "E07000246": it had become part of Somerset West and Taunton
 * @example districtSaid("E06000066", "2016-03-31") // null: one of five
 */
export function districtSaid(says: string, on: string): string | null {
  const key = `${on} ${says}`;
  const known = said.get(key);
  if (known !== undefined) return known;
  const found = lookedUp(says.trim(), on);
  said.set(key, found);
  return found;
}

/** Answers already found: thousands of schools ask for the same few hundred names. */
const said = new Map<string, string | null>();

function lookedUp(text: string, on: string): string | null {
  const carriedTo = (code: string) => {
    const carried = carry(code, on);
    return carried.kind === "several" || carried.kind === "unknown" ? null : carried.code;
  };
  if (districtByCode(plainCode(text)) !== null) return carriedTo(plainCode(text));
  // London is a region, and Greater London is not the City of London.
  if (/^(?:greater )?london$/i.test(text)) return null;
  const now = districtNamed(text, on);
  if (now !== null) return now.code;
  const days = new Set(allDistricts().flatMap(({ from }) => from ?? []));
  const codes = [...days, "2009-04-01"].flatMap((day) => districtNamed(text, day)?.code ?? []);
  const [code = districtOnceNamed(text), ...others] = new Set(codes);
  return code === null || others.length > 0 ? null : carriedTo(code);
}
