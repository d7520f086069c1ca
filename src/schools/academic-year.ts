/** First and second year of an academic year: 2018/19, 2018-2019, 201819, 20182019, 2018 to 2019. */
const bothYears = /^(\d{4})\s*(?:[/\\\-\u2010-\u2015\u2212_]|to|and)?\s*(\d{2}|\d{4})$/;

/** Words that files put before or after an academic year, and nothing else: a financial or calendar year is another. */
const words =
  /^(?:(?:the\s+)?(?:academic|school)(?:\s+year)?|ay|sy)[\s:]*|[\s,(]*(?:(?:academic|school)\s+year|ay)\)?$/g;

/**
 * The year in which an academic year ends, from a text with both its years: 2009/2010, 2009/10, 2009-10, 200910,
 * 20092010, 2009 to 2010, with or without the words "academic year".
 *
 * Six digits are always two years: 201920 is 2019/20, and 201912 is none. A single year is not accepted: sources differ in
 * which of the two years they mean.
 *
 * @returns null for anything else, and where the second year does not follow the first
 * @example academicYearEnd("2009/2010") // 2010
 * @example academicYearEnd("Academic year 2018/19") // 2019
 */
export function academicYearEnd(text: string): number | null {
  const plain = text.trim().toLowerCase().replace(words, "").replace(/\.0+$/, "").trim();
  const match = bothYears.exec(plain);
  if (match === null) return null;
  const end = Number(match[1]) + 1;
  const written = match[2] ?? "";
  return Number(written) === (written.length === 2 ? end % 100 : end) ? end : null;
}

/**
 * The summer that a cell of a year column means: an academic year by its end, or a single year as it is, 2019 or 2019.0.
 *
 * @returns null for a text that is not such a year
 * @example summerOf("201819") // 2019
 * @example summerOf("2019.0") // 2019
 * @example summerOf("201903") // null
 */
export function summerOf(text: string): number | null {
  const single = /^(\d{4})(?:\.0*)?$/.exec(text.trim().toLowerCase().replace(words, "").trim());
  return single === null ? academicYearEnd(text) : Number(single[1]);
}
