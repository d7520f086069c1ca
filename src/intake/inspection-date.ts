import { dayNumber, isoOfDay, readDate } from "../schools/calendar-date.ts";

/** Day 0 of the dates that spreadsheets keep as numbers, for days after February 1900. */
const spreadsheetDay0 = dayNumber("1899-12-30");

/**
 * A date as files of inspections write it: 31/08/2012, 31-08-2012 or 2012-08-31, each perhaps with midnight as its
 * time, or the five digits of a spreadsheet's day number (41152).
 *
 * @returns the ISO date; null for anything else, including impossible days
 * @example readInspectionDate("31/08/2012") // "2012-08-31"
 * @example readInspectionDate("41152") // "2012-08-31"
 */
export function readInspectionDate(text: string): string | null {
  if (/^[2-6]\d{4}$/.test(text)) return isoOfDay(spreadsheetDay0 + Number(text));
  const day = /^(.*?)(?:[T ]00:00(?::00(?:\.0+)?)?)?$/.exec(text)?.[1] ?? "";
  return readDate(day.replaceAll("/", "-"));
}
