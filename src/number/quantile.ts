/**
 * Quantile of sorted values: linear between the two order statistics around position (n - 1) p, R's type 7.
 *
 * @param sorted ascending, at least one value, no NaN; not checked, because it would cost more than the answer
 * @param p from 0 (the smallest) to 1 (the largest)
 * @returns in the unit of the values
 * @throws RangeError when there are no values or p is outside 0 to 1
 * @source Hyndman and Fan (1996), American Statistician 50, 361-365
 * @example quantile(new Float64Array([1, 2, 4, 8]), 0.5) // 3
 */
export function quantile(sorted: Float64Array, p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability outside 0 to 1: ${p}`);
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const lower = sorted[below];
  const upper = sorted[Math.ceil(position)];
  if (lower === undefined || upper === undefined) throw new RangeError("quantile of no values");
  if (lower === upper) return lower;
  const share = position - below;
  return (1 - share) * lower + share * upper;
}
