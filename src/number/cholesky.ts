/** A remainder this small, relative to the variances, is rounding error and counts as zero. */
const noise = 1e-12;

/** A negative remainder beyond this is more than rounding error, which can far exceed `noise` in a nearly dependent row. */
const clearly = 1e-4;

/**
 * The lower triangle L with L L' equal to a symmetric positive semi-definite matrix.
 *
 * A direction without variance (a row that follows from those before it) becomes a column of zeros, so the covariance
 * matrix may be of figures that add up to one another.
 *
 * @param matrix rows of a symmetric matrix; the lower triangle is read
 * @returns row i holds its i + 1 entries
 * @throws RangeError when a row is too short, or the matrix is clearly not positive semi-definite
 * @source Golub and Van Loan (1996), Matrix Computations, 4.2
 * @example cholesky([[4, 2], [2, 5]]) // [[2], [1, 2]]
 */
export function cholesky(matrix: readonly ArrayLike<number>[]): readonly Float64Array[] {
  const at = (row: number, column: number): number => {
    const value = matrix[row]?.[column];
    if (value === undefined || !Number.isFinite(value)) throw new RangeError(`no number in row: ${row + 1}`);
    return value;
  };
  const lower: Float64Array[] = [];
  for (let row = 0; row < matrix.length; row++) {
    const entries = new Float64Array(row + 1);
    for (let column = 0; column <= row; column++) {
      const above = lower[column] ?? entries;
      let rest = at(row, column);
      for (let k = 0; k < column; k++) rest -= (entries[k] ?? 0) * (above[k] ?? 0);
      const scale = Math.sqrt(Math.abs(at(row, row) * at(column, column)));
      if (column === row) {
        if (rest < -clearly * scale) throw new RangeError(`not a covariance matrix, negative in row: ${row + 1}`);
        entries[row] = rest <= noise * scale ? 0 : Math.sqrt(rest);
      } else if (above[column] === 0) {
        if (Math.abs(rest) > Math.sqrt(clearly) * scale)
          throw new RangeError(`not a covariance matrix, negative in row: ${row + 1}`);
      } else entries[column] = rest / (above[column] ?? 1);
    }
    lower.push(entries);
  }
  return lower;
}
