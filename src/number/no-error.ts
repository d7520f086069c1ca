/** Below this part of what an error stands beside, it is one of doubles. */
export const partOfDoubles = 1e-9;

/**
 * Whether the standard error of a value is that of doubles, and none of schools.
 *
 * @param error in the unit of the value, not below 0
 * @example isNoError(1e-12, 40) // true: below a billionth of 41
 */
export function isNoError(error: number, value: number): boolean {
  return error <= partOfDoubles * (1 + Math.abs(value));
}
