/**
 * Whole numbers in proportion to weights that add up exactly to the total.
 *
 * Each weight first gets the whole part of its quota; the rest goes, one by one, to the largest fractions.
 * Equal fractions are served in the order given.
 *
 * @throws RangeError when the total is above 0 and all weights are 0
 * @example largestRemainder([0.5, 0.3, 0.2], 4) // [2, 1, 1]
 */
export function largestRemainder(weights: ArrayLike<number>, total: number): Int32Array {
  let sum = 0;
  for (let index = 0; index < weights.length; index++) sum += weights[index] ?? 0;
  if (!(sum > 0) && total > 0) throw new RangeError(`no weight to share out: ${total}`);
  const counts = new Int32Array(weights.length);
  const fractions = new Float64Array(weights.length);
  let left = total;
  for (let index = 0; index < weights.length; index++) {
    const quota = sum > 0 ? ((weights[index] ?? 0) / sum) * total : 0;
    const whole = Math.floor(quota);
    counts[index] = whole;
    fractions[index] = quota - whole;
    left -= whole;
  }
  const order = Array.from(fractions.keys()).sort((a, b) => (fractions[b] ?? 0) - (fractions[a] ?? 0) || a - b);
  for (const index of order.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
