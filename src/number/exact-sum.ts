/**
 * Sum of whole numbers, exact and therefore the same in any order.
 *
 * The running total may leave the safe integers on the way; only the final one must be safe.
 *
 * @param values whole numbers of any size
 * @returns a safe integer, 0 for no values
 * @throws RangeError when a value is not whole or the total is beyond +-(2^53 - 1)
 * @example exactSum([9007199254740991, 5, -7]) // 9007199254740989
 */
export function exactSum(values: Iterable<number>): number {
  let set = 0n;
  let total = 0;
  for (const value of values) {
    if (!Number.isInteger(value)) throw new RangeError(`not a whole number: ${value}`);
    const next = total + value;
    if (Number.isSafeInteger(next) && Number.isSafeInteger(value)) total = next;
    else {
      set += BigInt(total) + BigInt(value);
      total = 0;
    }
  }
  const sum = Number(set + BigInt(total));
  if (!Number.isSafeInteger(sum)) throw new RangeError(`sum beyond the safe integers: ${sum}`);
  return sum;
}
