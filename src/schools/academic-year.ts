/**
 * The year in which an academic year ends, from a text with both its years: 2009/2010, 2009/10, 2009-10, 200910, 20092010.
 *
 * A single year is not accepted: sources differ in which of the two years they mean.
 *
 * @returns null for anything else, and where the second year does not follow the first
 * @example academicYearEnd("2009/2010") // 2010
 */
export function academicYearEnd(text: string): number | null {
  const match = /^(\d{4})\s*[/-]?\s*(\d{2}|\d{4})$/.exec(text.trim());
  if (match === null) return null;
  const end = Number(match[1]) + 1;
  const written = match[2] ?? "";
  return Number(written) === (written.length === 2 ? end % 100 : end) ? end : null;
}
