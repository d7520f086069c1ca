import type { CovarianceMatrix } from "../covariance-matrix.ts";
import { varianceOfDifference } from "./joint-miss.ts";

/**
 * Covariances of the figures of a family, in whatever form they are held: for many areas without common schools, a
 * matrix of all pairs would be nearly all zeros and fill the memory.
 */
export interface Covariances {
  /** How many figures there are. */
  readonly figures: number;
  readonly variance: (figure: number) => number;
  /** The same for some of the figures, in this order. */
  readonly of: (figures: readonly number[]) => Covariances;
  /** The mean covariance of two different figures; 0 for fewer than two. */
  readonly meanOfPairs: () => number;
  /** Fills in the variance of the difference between a figure and each: 0 where it is no more than rounding error. */
  readonly ofDifferences: (figure: number, into: Float64Array) => void;
  /** All of them: for few figures. */
  readonly matrix: () => CovarianceMatrix;
}

/**
 * The sum of a function over each pair of a number of figures.
 *
 * @example overPairs(3, (row, column) => row + column) // 1 + 2 + 3
 */
function overPairs(figures: number, of: (row: number, column: number) => number): number {
  let sum = 0;
  for (let row = 0; row < figures; row++) for (let column = 0; column < row; column++) sum += of(row, column);
  return sum;
}

/** Covariances as a whole matrix. */
export function ofMatrix(matrix: CovarianceMatrix): Covariances {
  const at = (row: number, column: number) => matrix[row]?.[column] ?? Number.NaN;
  const pairs = (matrix.length * (matrix.length - 1)) / 2;
  return {
    figures: matrix.length,
    variance: (figure) => at(figure, figure),
    of: (figures) => ofMatrix(figures.map((row) => Float64Array.from(figures, (column) => at(row, column)))),
    meanOfPairs: () => (pairs === 0 ? 0 : overPairs(matrix.length, at) / pairs),
    ofDifferences: (figure, into) => {
      for (let other = 0; other < matrix.length; other++) into[other] = varianceOfDifference(matrix, figure, other);
    },
    matrix: () => matrix,
  };
}

/** Variances of figures that have nothing in common. */
export function ofIndependent(variances: Float64Array): Covariances {
  return {
    figures: variances.length,
    variance: (figure) => variances[figure] ?? Number.NaN,
    of: (figures) => ofIndependent(Float64Array.from(figures, (figure) => variances[figure] ?? Number.NaN)),
    meanOfPairs: () => 0,
    ofDifferences: (figure, into) => {
      const own = variances[figure] ?? Number.NaN;
      for (const [other, variance] of variances.entries()) into[other] = other === figure ? 0 : own + variance;
    },
    matrix: () =>
      Array.from(variances, (variance, row) =>
        Float64Array.from(variances, (_, column) => (column === row ? variance : 0)),
      ),
  };
}

/** A variance that falls short of its least by no more than this part of it is the same one, summed in another order. */
const sameVariance = 1e-9;

/**
 * Covariances of figures of which some have more error of their own than their influences show, such as those with a
 * share of none or all: the variance of each is raised to its least where it is below.
 *
 * @param least variance of each figure
 * @example withLeast(ofIndependent([1, 0]), [1, 4]) // variances 1 and 4, 5 of their difference
 */
export function withLeast(covariances: Covariances, least: Float64Array): Covariances {
  const added = Float64Array.from(least, (one, figure) => {
    const more = one - covariances.variance(figure);
    return more > sameVariance * one ? more : 0;
  });
  if (added.every((one) => one === 0)) return covariances;
  return {
    figures: covariances.figures,
    variance: (figure) => covariances.variance(figure) + (added[figure] ?? 0),
    of: (figures) =>
      withLeast(
        covariances.of(figures),
        Float64Array.from(figures, (figure) => least[figure] ?? 0),
      ),
    meanOfPairs: () => covariances.meanOfPairs(),
    ofDifferences: (figure, into) => {
      covariances.ofDifferences(figure, into);
      for (const [other, more] of added.entries())
        if (other !== figure) into[other] = (into[other] ?? 0) + more + (added[figure] ?? 0);
    },
    matrix: () =>
      covariances.matrix().map((row, figure) => {
        const raised = Float64Array.from(row);
        raised[figure] = (raised[figure] ?? 0) + (added[figure] ?? 0);
        return raised;
      }),
  };
}
