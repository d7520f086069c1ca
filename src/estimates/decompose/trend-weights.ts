/**
 * Weights of years in the slope of a straight line: slope = sum of weight x value.
 *
 * The line is fitted by weighted least squares, with each year weighted by 1 / its variance. The weights add up to 0, and
 * weights x years add up to 1. They are taken as known. That years share schools does not matter here but in the error
 * of the slope, which is that of a sum of correlated values.
 *
 * @param years all different
 * @param variances one per year, above 0
 * @returns weights per year of time, in the order of the years
 * @throws RangeError when there are fewer than two years, two are equal, or a variance is not above 0
 * @source Draper and Smith (1998), Applied Regression Analysis, 9.2
 * @example trendWeights([2015, 2016, 2017], [1, 1, 1]) // [-0.5, 0, 0.5]
 */
export function trendWeights(years: readonly number[], variances: readonly number[]): readonly number[] {
  if (years.length < 2) throw new RangeError(`too few years for a line: ${years.length}`);
  if (new Set(years).size < years.length) throw new RangeError(`a year is listed twice in: ${years.join(", ")}`);
  if (variances.length !== years.length)
    throw new RangeError(`variances of ${variances.length} years for: ${years.length}`);
  for (const variance of variances)
    if (!(variance > 0 && variance < Infinity)) throw new RangeError(`variance of a year not above 0: ${variance}`);
  const [origin = 0] = years;
  const weights = variances.map((variance) => 1 / variance);
  const time = years.map((year) => year - origin);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const middle = weights.reduce((sum, weight, index) => sum + weight * (time[index] ?? 0), 0) / total;
  const pull = weights.map((weight, index) => weight * ((time[index] ?? 0) - middle));
  const spread = pull.reduce((sum, value, index) => sum + value * ((time[index] ?? 0) - middle), 0);
  return pull.map((value) => value / spread);
}
