/**
 * How often each of several intervals may miss so that all of them hold jointly: 1 - (1 - miss)^(1 / count).
 *
 * Exact for independent figures, and conservative for two-sided intervals of normal figures whatever their dependence.
 * Used where covariances are not known.
 *
 * @param miss how often any of them may miss, 0.05 for 95% together
 * @param count intervals that were looked at
 * @returns a probability for each two-sided interval
 * @throws RangeError when `miss` is not between 0 and 1 or `count` is not a whole number from 1
 * @source Sidak (1967), Journal of the American Statistical Association 62, 626-633
 * @example sidakMiss(0.05, 10) // 0.005116196891823701
 */
export function sidakMiss(miss: number, count: number): number {
  if (!(miss > 0 && miss < 1)) throw new RangeError(`chance to miss outside 0 to 1: ${miss}`);
  if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`not a number of intervals: ${count}`);
  return -Math.expm1(Math.log1p(-miss) / count);
}

/**
 * A two-sided p value adjusted for the number of figures that were looked at: 1 - (1 - p)^count.
 *
 * @source Sidak (1967)
 * @example sidakP(0.005116196891823701, 10) // 0.05
 */
export function sidakP(p: number, count: number): number {
  return -Math.expm1(count * Math.log1p(-p));
}
