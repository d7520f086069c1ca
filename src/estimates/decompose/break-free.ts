/** The part of a break in the series that is needed here: the first year that cannot be compared with earlier ones. */
export interface BreakYear {
  readonly year: number;
}

/**
 * The latest years that can all be compared with each other: those from the last break on.
 *
 * @param years in any order
 * @returns ascending
 * @example breakFreeYears([2012, 2013, 2014, 2015], [{ year: 2014 }]) // [2014, 2015]
 */
export function breakFreeYears(years: readonly number[], breaks: readonly BreakYear[]): readonly number[] {
  const rising = [...years].sort((a, b) => a - b);
  const last = rising.at(-1) ?? 0;
  const from = Math.max(-Infinity, ...breaks.map(({ year }) => year).filter((year) => year <= last));
  return rising.filter((year) => year >= from);
}

/**
 * @throws RangeError when one of the breaks lies between the years, so that no line may be fitted to them
 * @example checkBreakFree([2013, 2014], [{ year: 2014 }]) // throws: a trend across a break: 2014
 */
export function checkBreakFree(years: readonly number[], breaks: readonly BreakYear[]): void {
  const first = Math.min(...years);
  const last = Math.max(...years);
  const within = breaks.find(({ year }) => year > first && year <= last);
  if (within !== undefined) throw new RangeError(`a trend across a break: ${within.year}`);
}
