import { covariance } from "./covariance.ts";

/** Rows of a symmetric matrix of covariances, one row and column per figure. */
export type CovarianceMatrix = readonly Float64Array[];

/**
 * Covariances of all pairs of figures whose influences are known.
 *
 * @param influences one dense influence per figure, by school code (`combinedInfluence`)
 * @param schools K, the schools of the whole design
 * @throws RangeError when the design has fewer than two schools
 * @source `covariance`, pair by pair
 * @example covarianceMatrix([Float64Array.of(1, -1), Float64Array.of(2, 0)], 2) // [[4, 4], [4, 8]]
 */
export function covarianceMatrix(influences: readonly Float64Array[], schools: number): CovarianceMatrix {
  const rows = influences.map(() => new Float64Array(influences.length));
  for (const [row, a] of influences.entries())
    for (const [column, b] of influences.entries()) {
      if (column > row) break;
      const value = covariance(a, b, schools);
      for (const [at, to] of [
        [row, column],
        [column, row],
      ] as const) {
        const entries = rows[at];
        if (entries !== undefined) entries[to] = value;
      }
    }
  return rows;
}
