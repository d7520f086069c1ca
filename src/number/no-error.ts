/** An error below this part of the value it belongs to comes from the rounding of doubles. */
export const partOfDoubles = 1e-9;

/**
 * Whether the standard error of a value comes from the rounding of doubles alone.
 *
 * @param error in the unit of the value, not below 0
 * @example isNoError(1e-12, 40) // true: below a billionth of 41
 */
export function isNoError(error: number, value: number): boolean {
  return error <= partOfDoubles * (1 + Math.abs(value));
}
