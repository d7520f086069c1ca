/**
 * The summer in which a year of a table ends: 2019 as it is, or the two years of an academic year, which must follow each
 * other.
 *
 * @returns null for anything else
 * @example summerOf("201718") // 2018
 * @example summerOf("2017-2018") // 2018
 * @example summerOf("201719") // null
 */
export function summerOf(text: string): number | null {
  const match = /^(\d{4})(?:\s*[/\-–]?\s*(\d{2}|\d{4}))?$/.exec(text.trim());
  if (match === null) return null;
  const [, first = "", second] = match;
  if (second === undefined) return Number(first);
  const summer = Number(first) + 1;
  return second === String(summer) || second === String(summer).slice(2) ? summer : null;
}
