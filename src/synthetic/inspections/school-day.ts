import { dayNumber, isoOfDay } from "../../schools/calendar-date.ts";
import type { Draws } from "../draws.ts";

const SATURDAY = dayNumber("2012-09-01") % 7;
const MOST_TRIES = 1_000;

/** Days without school, month and day: the summer and the end of the year. */
const HOLIDAYS = [
  ["07-22", "09-05"],
  ["12-19", "12-31"],
  ["01-01", "01-05"],
] as const;

/** Whether schools are open: not a weekend or a long holiday. Short holidays are ignored. */
function isSchoolDay(day: number): boolean {
  const sinceSaturday = (((day - SATURDAY) % 7) + 7) % 7;
  const ofYear = isoOfDay(day).slice(5);
  return sinceSaturday > 1 && !HOLIDAYS.some(([from, to]) => ofYear >= from && ofYear <= to);
}

/**
 * A school day from `first` to `last`, both included, in day numbers.
 *
 * @throws RangeError when there is none
 */
export function schoolDay(draws: Draws, first: number, last: number): number {
  for (let tries = 0; tries < MOST_TRIES && last >= first; tries++) {
    const day = first + draws.below(last - first + 1);
    if (isSchoolDay(day)) return day;
  }
  throw new RangeError(`no school day between ${isoOfDay(first)} and ${isoOfDay(last)}`);
}

/** A day number in the form used by the register: 31-08-2012, or with another separator. */
export function britishDate(day: number, separator: "-" | "/"): string {
  return isoOfDay(day).split("-").reverse().join(separator);
}
