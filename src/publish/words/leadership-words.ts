import type { Domain } from "../../figures/domain.ts";
import type { ShownNumber } from "../../release/finding.ts";
import type { SchoolMeasure } from "../../study/grades-of-schools.ts";
import type { Study } from "../../study/study.ts";
import { endText } from "./readable.ts";
import { placeNoun } from "./words.ts";

/** The measure of schools of a name. */
export function schoolMeasure({ measures }: Study, name: string): SchoolMeasure {
  const measure = measures.get(name);
  if (measure?.of !== "schools") throw new RangeError(`no measure of schools: ${name}`);
  return measure;
}

/** What was graded: "leadership and management", or "overall effectiveness". */
export function gradedNoun({ outcome }: SchoolMeasure): string {
  return outcome === "leadership_grade" ? "leadership and management" : "overall effectiveness";
}

type Ends = Pick<ShownNumber, "lower" | "upper" | "justOff">;

/** Decimals of a percentage with an interval: one where whole percentages would hide most of the interval. */
function percentDigits({ lower, upper }: Ends): number {
  return 100 * (upper - lower) < 2 ? 1 : 0;
}

/** A share as per cent; without an interval, shares under 1 in 100 have one decimal. */
export function percentText(share: number, ends: Ends | null = null): string {
  const percent = 100 * share;
  const small = Math.abs(percent) > 0 && Math.abs(percent) < 1;
  const digits = ends === null ? 0 : percentDigits(ends);
  const text = Math.abs(percent).toFixed(small ? 1 : digits);
  return `${percent < 0 && Number(text) !== 0 ? "−" : ""}${text}%`;
}

/** As many decimals of a percentage as show on which side of 0 it lies. */
const mostDecimals = 3;

/** An end of an interval without its sign of per cent; rounding never makes it 0. */
function pointsEnd(end: number, ends: Ends, off: NonNullable<Ends["justOff"]>["lower"]): string {
  const print = (value: number, decimals: number) =>
    decimals === 0
      ? percentText(value, ends).replace("%", "")
      : `${value < 0 ? "−" : ""}${Math.abs(100 * value).toFixed(decimals)}`;
  return endText(end, 0, off, print, { few: 0, all: mostDecimals });
}

/** The interval of a share: "14% to 18%", "10.6% to 11.7%". */
export function percentInterval(ends: Ends): string {
  const [lower, upper] = [
    pointsEnd(ends.lower, ends, ends.justOff?.lower),
    pointsEnd(ends.upper, ends, ends.justOff?.upper),
  ];
  return `${lower}% to ${upper}%`;
}

/** The same in percentage points: "8 to 16". */
export function pointsInterval(ends: Ends): string {
  return percentInterval(ends).replaceAll("%", "");
}

/** A difference of shares in percentage points. */
export function pointsText(difference: number, ends: Ends): string {
  return percentText(difference, ends).replace("%", "");
}

/** A difference of shares with its interval: "12 percentage points (8 to 16)". */
export function differenceText(number: Ends & Pick<ShownNumber, "value">): string {
  const points = pointsText(number.value, number);
  return `${points} percentage ${points === "1" ? "point" : "points"} (${pointsInterval(number)})`;
}

/** When a domain of grades is: "on 31 March 2016" stays an ISO date; "at the latest judgement". */
export function whenOf(measure: SchoolMeasure, domain: Domain): string {
  if (measure.on.kind === "previous and latest")
    return domain.population.endsWith(", previous judgement")
      ? "at their previous judgement"
      : "at their latest judgement";
  const { first, last } = measure.on;
  return `on ${first.startsWith(String(domain.year)) ? first : last}`;
}

/** From when to when: "between 2010-03-31 and 2016-03-31". */
export function betweenTimes({ on }: SchoolMeasure): string {
  return on.kind === "dates"
    ? `between ${on.first} and ${on.last}`
    : "between their previous and their latest judgement";
}

/** Which schools a domain of grades counts, wherever they are. */
export function setNoun({ population }: Pick<Domain, "population">): string {
  if (population.startsWith("matched")) return "schools rated both times";
  return population.startsWith("re-inspected") ? "schools inspected again in between" : "all rated schools";
}

/** Schools of a set in an area: "schools in London rated both times". */
export function schoolsNoun({ population, area }: Domain): string {
  const where = `schools in ${placeNoun(area.name)}`;
  if (population.startsWith("matched")) return `${where} rated both times`;
  if (population.startsWith("re-inspected")) return `${where} inspected again in between`;
  return `all rated ${where}`;
}
