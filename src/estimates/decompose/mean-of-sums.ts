import type { DomainMean } from "../domain-mean.ts";

/** What one school adds to a mean. For a share: all its pupils, and those of the part as the sum. */
export interface SchoolSum {
  /** Code of the school in the design. */
  readonly school: number;
  readonly pupils: number;
  readonly sum: number;
}

/**
 * A domain mean from sums of schools, with the influence of each: total of sums / total of pupils.
 *
 * The share of a part in a whole is such a mean, of 1 and 0; so is the mean of anything that a school's own pupils
 * determine, such as their school's mean.
 *
 * @param sums one per school, in any order; a school without pupils adds nothing
 * @returns null where there are no pupils; the caller says which printed means the sums come from
 * @throws RangeError when a school is listed twice, or has fewer than 0 pupils
 * @source Taylor linearisation of a ratio of totals
 * @example meanOfSums([{ school: 0, pupils: 10, sum: 3 }, { school: 1, pupils: 10, sum: 5 }])?.mean // 0.4
 */
export function meanOfSums(sums: readonly SchoolSum[]): DomainMean | null {
  const rising = [...sums].sort((a, b) => a.school - b.school);
  for (const [index, { school, pupils }] of rising.entries()) {
    if (index > 0 && rising[index - 1]?.school === school) throw new RangeError(`school listed twice: ${school}`);
    if (!(pupils >= 0)) throw new RangeError(`pupils below 0: ${pupils}`);
  }
  const present = rising.filter(({ pupils }) => pupils > 0);
  const total = present.reduce((all, { pupils }) => all + pupils, 0);
  if (total === 0) return null;
  const mean = present.reduce((all, { sum }) => all + sum, 0) / total;
  const leverage = Float64Array.from(present, ({ pupils }) => pupils / total);
  const largest = Float64Array.from(leverage).sort().reverse().slice(0, 3);
  return {
    mean,
    pupils: total,
    schools: present.length,
    school: Int32Array.from(present, ({ school }) => school),
    own: Float64Array.from(present, ({ sum, pupils }) => (sum - mean * pupils) / total),
    leverage,
    shared: null,
    effectiveSchools: total ** 2 / present.reduce((squares, { pupils }) => squares + pupils ** 2, 0),
    largestShares: [...largest].map((_, index) => largest.slice(0, index + 1).reduce((a, b) => a + b, 0)),
    rests: new Map(),
  };
}
