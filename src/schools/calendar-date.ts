import { ColdspotError } from "../effects/coldspot-error.ts";

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * A date written as in the register (31-08-2012) or in ISO form (2012-08-31), in ISO form.
 *
 * @returns null for anything else, including impossible days
 * @example readDate("31-08-2012") // "2012-08-31"
 * @example readDate("31-09-2012") // null
 */
export function readDate(text: string): string | null {
  const british = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text);
  const iso = british === null ? text : `${british[3]}-${british[2]}-${british[1]}`;
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (parts === null) return null;
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  const possible = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return possible ? iso : null;
}

/**
 * Days from 1 March of year 0 in the Gregorian calendar: a whole number for comparing and shifting dates.
 *
 * @param date an ISO date
 * @throws ColdspotError (2) when it is not a date
 * @example dayNumber("2012-09-01") - dayNumber("2012-08-31") // 1
 */
export function dayNumber(date: string): number {
  if (readDate(date) !== date) {
    throw new ColdspotError(`not a date: ${date}`, { exitCode: 2, advice: "write the date as 2012-08-31" });
  }
  const [calendarYear = 0, month = 0, day = 0] = date.split("-").map(Number);
  const sinceMarch = (month + 9) % 12;
  const year = calendarYear - (month <= 2 ? 1 : 0);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return 365 * year + leapDays + Math.floor((153 * sinceMarch + 2) / 5) + day - 1;
}

/** The ISO date of a day number: the reverse of `dayNumber`. */
export function isoOfDay(number: number): string {
  const era = Math.floor(number / 146_097);
  const dayOfEra = number - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays);
  const sinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * sinceMarch + 2) / 5) + 1;
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
