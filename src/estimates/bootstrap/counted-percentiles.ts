/**
 * Percentiles of counted values: linear between the two values around position (N - 1) p of all N pupils in order, R's
 * type 7.
 *
 * @param order indices of the values from the lowest up
 * @param counts pupils with each value: of index i at `counts[i x stride + lane]`
 * @param at from 0 to 1, rising
 * @param scoreAt the value with an index
 * @returns one number for each of `at`; NaN where there are no pupils
 * @source Hyndman and Fan (1996), American Statistician 50, 361-365
 * @example countedPercentiles(Int32Array.of(0, 1), Float64Array.of(1, 3), 1, 0, Float64Array.of(0.25), (i) => [1, 5][i]) // [4]
 */
export function countedPercentiles(
  order: Int32Array,
  counts: Float64Array,
  stride: number,
  lane: number,
  at: Float64Array,
  scoreAt: (index: number) => number,
): Float64Array {
  const found = new Float64Array(at.length).fill(Number.NaN);
  let pupils = 0;
  for (let index = 0; index < order.length; index++)
    pupils += counts[(order[index] as number) * stride + lane] as number;
  if (pupils === 0) return found;
  const lower = new Float64Array(at.length);
  let [below, lowers, uppers] = [0, 0, 0];
  const position = (index: number) => (pupils - 1) * (at[index] as number);
  for (let index = 0; index < order.length && uppers < at.length; index++) {
    const own = order[index] as number;
    below += counts[own * stride + lane] as number;
    while (lowers < at.length && below > Math.floor(position(lowers))) lower[lowers++] = scoreAt(own);
    while (uppers < at.length && below > Math.ceil(position(uppers))) {
      const share = position(uppers) - Math.floor(position(uppers));
      const [from, to] = [lower[uppers] as number, scoreAt(own)];
      found[uppers++] = from === to ? from : (1 - share) * from + share * to;
    }
  }
  return found;
}
