/**
 * Where a school stands in a list of ascending codes, or would stand.
 *
 * @param from a place at or before it
 * @example findSchool(Int32Array.of(2, 5, 9), 5, 0) // 1
 * @example findSchool(Int32Array.of(2, 5, 9), 6, 1) // 2
 */
export function findSchool(schools: Int32Array, wanted: number, from: number): number {
  let [low, high] = [from, schools.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((schools[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
