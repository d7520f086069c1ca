/**
 * Delete-one-school jackknife standard error: (K - 1) / K times the sum of squares around the mean of the replicates.
 *
 * @param values one a school left out, all finite
 * @throws RangeError when leaving out a school leaves no value
 * @source Wolter (2007), Introduction to Variance Estimation, chapter 4; R survey, `svrepdesign(type = "JK1")`
 * @example jackknifeError(Float64Array.of(1, 2, 3)) // sqrt(2/3 x 2) = 1.1547005383792515
 */
export function jackknifeError(values: Float64Array): number {
  const wrong = values.find((value) => !Number.isFinite(value));
  if (wrong !== undefined) throw new RangeError(`a school without which there is no value: ${wrong}`);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(((values.length - 1) / values.length) * squares);
}
