/**
 * Years as users write them: 2019, "2010-2015", or a list of either. Null when it cannot be read.
 *
 * @example readYears(["2010-2012", 2015]) // [2010, 2011, 2012, 2015]
 */
export function readYears(written: string | number | readonly (string | number)[]): readonly number[] | null {
  if (Array.isArray(written)) {
    const parts = written.map((part: string | number) => readYears(part));
    if (parts.some((part) => part === null)) return null;
    const years = parts.flatMap((part) => part ?? []);
    return years.length === 0 ? null : [...new Set(years)].sort((a, b) => a - b);
  }
  const match = /^(\d{4})(?:\s*[-–]\s*(\d{4}))?$/.exec(String(written).trim());
  if (match === null) return null;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  if (from < 1950 || to > 2100 || to < from) return null;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
