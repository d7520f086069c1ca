/**
 * Whole counts in proportion to shares that add up to a total: the method of largest remainders (Hamilton's).
 *
 * Each count is its quota rounded down; the rest go, one each, to the largest remainders, and ties go in order.
 * Whole-number shares are divided exactly while share x total is below 2^53.
 *
 * @param shares not negative, in any unit: they need not add to 1
 * @param total whole, not negative
 * @returns one count per share; each is its quota rounded down or up
 * @throws RangeError when a share is negative, all are zero, or the total is not a count or is too large to divide so finely
 * @source Balinski and Young (1982), Fair Representation
 * @example largestRemainder([1, 1, 1], 100) // [34, 33, 33]
 */
export function largestRemainder(shares: readonly number[], total: number): number[] {
  if (!(Number.isSafeInteger(total) && total >= 0)) throw new RangeError(`total not a count: ${total}`);
  let whole = 0;
  for (const share of shares) {
    if (!(share >= 0 && share < Infinity)) throw new RangeError(`share not a finite number of 0 or more: ${share}`);
    whole += share;
  }
  if (whole === 0) throw new RangeError("no shares above zero");
  const remainders = shares.map((share) => (share * total) % whole);
  const counts = shares.map((share, index) => Math.round((share * total - (remainders[index] ?? 0)) / whole));
  const byRemainder = [...shares.keys()].sort((i, j) => (remainders[j] ?? 0) - (remainders[i] ?? 0) || i - j);
  const left = total - counts.reduce((sum, count) => sum + count, 0);
  if (!(left >= 0 && left <= counts.length)) throw new RangeError(`total too large for such fine shares: ${total}`);
  for (const index of byRemainder.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1;
  return counts;
}
