/**
 * Whether a text is a URN: a whole number of five to seven digits without a leading zero, so that a school has one
 * spelling. (Schools have six; the register also numbers children's centres, with five.)
 *
 * @example isUrn("100006") // true
 * @example isUrn("0100006") // false
 */
export function isUrn(text: string): boolean {
  return /^[1-9]\d{4,6}$/.test(text);
}

/** Orders URNs as numbers. The register assigns them in sequence: the smaller was registered first. */
export function compareUrns(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

/** The URNs without repeats, smallest first. */
export function sortedUrns(urns: Iterable<string>): readonly string[] {
  return [...new Set(urns)].sort(compareUrns);
}
