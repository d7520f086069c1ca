/** One termly census: bit `bit` of a pupil's record, a number of years before the summer of the cohort. */
export interface Term {
  readonly bit: number;
  readonly yearsBefore: number;
  readonly season: "autumn" | "spring" | "summer";
}

const SEASONS = ["autumn", "spring", "summer"] as const;

/**
 * The eighteen censuses of "the last six years" at the spring of Year 11: from the summer of Year 5.
 *
 * A school year is named by the year in which it ends: Year 7 of the pupils of summer 2015 is 2011, and its autumn
 * census, taken in October 2010, is autumn 2011.
 */
export const TERMS: readonly Term[] = Array.from({ length: 18 }, (_, bit) => {
  const sinceYearFive = bit + 2;
  return { bit, yearsBefore: 6 - Math.floor(sinceYearFive / 3), season: SEASONS[sinceYearFive % 3] ?? "autumn" };
});

/** Terms before Year 7. */
export const PRIMARY_TERMS = 4;
/** Terms from the autumn of Year 7 to the spring of Year 11, over which persistence is measured. */
export const SECONDARY_TERMS = 14;

export const PRIMARY = (1 << PRIMARY_TERMS) - 1;
export const SECONDARY = ((1 << SECONDARY_TERMS) - 1) << PRIMARY_TERMS;

/** How many bits are set. */
export function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Bits set from term `from` up to, but not including, term `to`. */
export function span(from: number, to: number): number {
  return to <= from ? 0 : ((1 << (to - from)) - 1) << from;
}
