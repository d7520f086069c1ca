import type { Domain } from "../figures/figure.ts";
import type { ShownNumber } from "../release/finding.ts";
import type { SchoolMeasure } from "../study/grades-of-schools.ts";
import type { Study } from "../study/study.ts";
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

/** A share as per cent; shares of 1 in 200 have one decimal. */
export function percentText(share: number): string {
  const percent = 100 * share;
  const digits = Math.abs(percent) > 0 && Math.abs(percent) < 1 ? 1 : 0;
  return `${percent < 0 ? "−" : ""}${Math.abs(percent).toFixed(digits)}%`;
}

/** The interval of a share: "14% to 18%". */
export function percentInterval({ lower, upper }: Pick<ShownNumber, "lower" | "upper">): string {
  return `${percentText(lower)} to ${percentText(upper)}`;
}

/** A difference of shares in percentage points. */
export function pointsText(difference: number): string {
  return percentText(difference).replace("%", "");
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

/** Schools of a set in an area: "schools in London rated both times". */
export function schoolsNoun({ population, area }: Domain): string {
  const where = `schools in ${placeNoun(area.name)}`;
  if (population.startsWith("matched")) return `${where} rated both times`;
  if (population.startsWith("re-inspected")) return `${where} inspected anew in between`;
  return `all rated ${where}`;
}
