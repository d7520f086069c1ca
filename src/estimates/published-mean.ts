import type { DomainMean } from "./domain-mean.ts";

/** The cells of a mean, with the area and the variance of the sum of each. */
export interface PublishedCells {
  readonly schoolOf: Int32Array;
  readonly variance: Float64Array;
  readonly mean: number;
  readonly pupils: number;
}

/**
 * A mean made of published sums: each cell is a source of error of its own, independent of all others, whose influence is
 * the standard error of its sum divided by the pupils of the domain.
 *
 * Areas are in the place of schools. There is no leverage, and no number of schools from which degrees of freedom follow.
 *
 * @param cells the cells of the domain, each once
 * @returns `known` is false where the variance of a cell is not known
 * @example // 2,246 pupils, deviation 1.2625: one influence of 1.2625 x sqrt(2246) / 2246 = 0.02664
 */
export function publishedMean(
  cells: readonly number[],
  { schoolOf, variance, mean, pupils }: PublishedCells,
): Omit<DomainMean, "shared" | "rests"> {
  const own = Float64Array.from(cells, (cell) => Math.sqrt(variance[cell] ?? Number.NaN) / pupils);
  return {
    mean,
    pupils,
    schools: new Set(cells.map((cell) => schoolOf[cell])).size,
    school: Int32Array.from(cells),
    own,
    leverage: new Float64Array(cells.length),
    effectiveSchools: Number.POSITIVE_INFINITY,
    largestShares: [],
    known: own.every(Number.isFinite),
  };
}
