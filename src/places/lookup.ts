import { carry } from "./carry.ts";
import { allDistricts, districtByCode, districtNamed } from "./district.ts";

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
  const code = text.replace(/\s+/g, "").toUpperCase();
  if (districtByCode(code) !== null) return carriedTo(code);
  const now = districtNamed(text, on);
  if (now !== null) return now.code;
  const days = new Set(allDistricts().flatMap(({ from }) => from ?? []));
  const codes = [...days, "2009-04-01"].flatMap((day) => districtNamed(text, day)?.code ?? []);
  const [only, ...others] = new Set(codes);
  return only === undefined || others.length > 0 ? null : carriedTo(only);
}
