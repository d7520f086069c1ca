/**
 * The normal forms of identifiers: one module for all, so that a school written in two ways is one school.
 *
 * Only what cannot change which one is meant is taken away. Two identifiers that still differ, but not in their letters
 * and digits, are near misses (`nearMisses`), and are reported.
 */

/** Letters that cannot be seen, and the blanks of every width. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const blanks = /[\s\u00a0\u2000-\u200a\u202f]+/g;

/** A text as it was typed: without `="…"` or the apostrophe by which spreadsheets keep digits as text. */
function typed(text: string): string {
  const plain = text.replace(unseen, "").replace(blanks, " ").trim();
  return (/^="(.*)"$/.exec(plain)?.[1] ?? plain.replace(/^['\u2019](?=\d)/, "")).trim();
}

/** Digits that a program stored as a number, 100100.0 or 100,100, and with zeros in front, as plain digits. */
function plainDigits(text: string): string {
  const digits = /^\d{1,3}(?:,\d{3})+$/.test(text) ? text.replaceAll(",", "") : (/^(\d+)\.0*$/.exec(text)?.[1] ?? text);
  return /^\d+$/.test(digits) ? digits.replace(/^0+(?=\d)/, "") : text;
}

const laestab = /^(\d{3}) ?[ /\\\-\u2010-\u2015\u2212] ?(\d{4})$/;

/**
 * The number of a school, however it is written: a URN, or a LAESTAB (8504002, 850/4002, 850-4002, 850 4002).
 *
 * Digits lose zeros in front, since no school number begins with one and programs drop them. Other texts lose only blanks
 * at their ends.
 *
 * @example plainSchoolId("100100.0") // "100100"
 * @example plainSchoolId("899/4001") // "8994001"
 * @example plainSchoolId("080") // "80"
 * @example plainSchoolId("Park School") // "Park School"
 */
export function plainSchoolId(text: string): string {
  const plain = typed(text);
  return plainDigits(plain.replace(laestab, "$1$2"));
}

/**
 * A three-digit code of an authority.
 *
 * @example plainAuthorityCode("850.0") // "850"
 */
export function plainAuthorityCode(text: string): string {
  return plainDigits(typed(text));
}

/**
 * A code of an area as the Office for National Statistics writes it, in capitals and without blanks, or a number without
 * the point that programs add. A name stays.
 *
 * @example plainAreaCode(" e0600 0001 ") // "E06000001"
 * @example plainAreaCode("Hampshire") // "Hampshire"
 */
export function plainAreaCode(text: string): string {
  const plain = typed(text);
  const code = plain.replaceAll(" ", "").toUpperCase();
  return /^[A-Z]\d{8}$/.test(code) ? code : plain.replace(/^(\d+)\.0+$/, "$1");
}

/** What is left of an identifier when its punctuation, capitals and zeros before digits do not count. */
function loose(id: string): string {
  return id
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "")
    .replace(/(^|[A-Z])0+(?=\d)/g, "$1");
}

/**
 * Sets of identifiers, in normal form, that differ only in punctuation, capitals or zeros: probably one written twice.
 *
 * @returns the sets of two or more, each in order of its texts
 * @example nearMisses(["A-1", "a1", "B2"]) // [["A-1", "a1"]]
 */
export function nearMisses(ids: Iterable<string>): readonly (readonly string[])[] {
  const sets = new Map<string, Set<string>>();
  for (const id of ids) {
    const key = loose(id);
    if (key !== "") sets.set(key, (sets.get(key) ?? new Set()).add(id));
  }
  return [...sets.values()].filter(({ size }) => size > 1).map((set) => [...set].sort());
}
