/**
 * How much true values differ between areas beyond the errors of their estimates: the variance tau^2 between areas,
 * by Paule and Mandel.
 *
 * The tau^2 at which the sum of (value - mean)^2 / (tau^2 + error variance) is k - 1, with the mean weighted by
 * 1 / (tau^2 + error variance); 0 where the sum is k - 1 or less already at 0. Preferred to restricted maximum
 * likelihood because the sum falls as tau^2 rises, so there is one root, and it needs no normal distribution of areas.
 *
 * @param values one per area
 * @param variances their error variances, each above 0
 * @returns in the square of the unit of the values
 * @throws RangeError when there are fewer than three areas, a value is not a number or a variance is not above 0
 * @source Paule and Mandel (1982), Journal of Research of the National Bureau of Standards 87, 377-385; as the
 *   estimator of empirical Bayes: Morris (1983), Journal of the American Statistical Association 78, 47-55
 * @example spreadBetween([0, 2, 4], [1, 1, 1]) // 3: variance 4 between values, less 1
 */
export function spreadBetween(values: readonly number[], variances: readonly number[]): number {
  if (values.length < 3) throw new RangeError(`too few areas for a spread: ${values.length}`);
  if (variances.length !== values.length)
    throw new RangeError(`variances of ${variances.length} areas for: ${values.length}`);
  for (const value of values) if (!Number.isFinite(value)) throw new RangeError(`not a value of an area: ${value}`);
  for (const variance of variances)
    if (!(variance > 0 && variance < Infinity)) throw new RangeError(`variance of an area not above 0: ${variance}`);
  const wanted = values.length - 1;
  const tooSpread = (tauSquared: number) => weightedSpread(values, variances, tauSquared) > wanted;
  if (!tooSpread(0)) return 0;
  let low = 0;
  let high = Math.max(...variances);
  while (tooSpread(high)) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return high;
    if (tooSpread(middle)) low = middle;
    else high = middle;
  }
}

/** The mean of areas, each weighted by 1 / (tau^2 + its error variance). */
export function weightedMean(values: readonly number[], variances: readonly number[], tauSquared: number): number {
  let total = 0;
  let weights = 0;
  for (const [index, value] of values.entries()) {
    const weight = 1 / (tauSquared + (variances[index] ?? 0));
    total += weight * value;
    weights += weight;
  }
  return total / weights;
}

function weightedSpread(values: readonly number[], variances: readonly number[], tauSquared: number): number {
  const mean = weightedMean(values, variances, tauSquared);
  return values.reduce((sum, value, index) => sum + (value - mean) ** 2 / (tauSquared + (variances[index] ?? 0)), 0);
}
