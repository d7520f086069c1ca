import type { DomainMean } from "./domain-mean.ts";

/** The numbers of pupils of rows, and the area that each is of. */
export interface CountedRows {
  readonly n: Int32Array;
  readonly areaOf: Int32Array;
}

/**
 * The share of pupils in some rows among those in all, where a source shows numbers of pupils and no schools: each pupil is
 * taken to belong to the part or not, independently of the others.
 *
 * Each row is a source of error of its own: a row of n pupils has the influence (1 - share) sqrt(n) / N if it is in the
 * part, and -share sqrt(n) / N if not. The squares add up to share (1 - share) / N, the variance of a binomial share, and
 * shares of the same rows have the covariances of a multinomial distribution.
 *
 * @param rows of the whole, without a pupil in common; an area without pupils counts nowhere
 * @param part the rows among them that belong to the part
 * @returns null where there are no pupils
 * @source arithmetic: n p (1 - p)^2 + n (1 - p) p^2 = n p (1 - p)
 * @example // 27 and 73 pupils: share 0.27, influences 0.73 sqrt(27) / 100 and -0.27 sqrt(73) / 100, variance 0.001971
 */
export function shareOfRows(
  rows: readonly number[],
  part: ReadonlySet<number>,
  { n, areaOf }: CountedRows,
): Omit<DomainMean, "rests"> | null {
  const present = rows.filter((row) => (n[row] ?? 0) > 0);
  const count = (row: number) => n[row] ?? 0;
  const pupils = present.reduce((sum, row) => sum + count(row), 0);
  if (pupils === 0) return null;
  const mean = present.reduce((sum, row) => sum + (part.has(row) ? count(row) : 0), 0) / pupils;
  return {
    mean,
    pupils,
    schools: new Set(present.map((row) => areaOf[row])).size,
    school: Int32Array.from(present),
    own: Float64Array.from(present, (row) => (((part.has(row) ? 1 : 0) - mean) * Math.sqrt(count(row))) / pupils),
    leverage: new Float64Array(present.length),
    shared: null,
    effectiveSchools: Number.POSITIVE_INFINITY,
    largestShares: [],
  };
}
