import { type Finding, isShown } from "../../release/finding.ts";
import { readableCount } from "../words/readable.ts";

/**
 * The most rows of a picture or table in the report, and of a picture as a file. A page with more takes long to open
 * and is not read; every figure is in estimates.csv.
 */
export const mostRows = 1_000;

/** The most pictures of one kind, where each area has one of its own. */
export const mostPictures = 400;

/** Some of many, in the order in which they were given, and how many there are in all. */
export interface Largest<One> {
  readonly shown: readonly One[];
  readonly all: number;
}

/**
 * Of many the first by some order, given back in their own order; all where they are not too many.
 *
 * @param before negative where the first of two comes before the second
 * @example firstOf([3, 1, 2], 2, (a, b) => b - a) // { shown: [3, 2], all: 3 }
 */
export function firstOf<One>(all: readonly One[], most: number, before: (a: One, b: One) => number): Largest<One> {
  if (all.length <= most) return { shown: all, all: all.length };
  const first = new Set([...all.keys()].sort((a, b) => before(all[a] as One, all[b] as One) || a - b).slice(0, most));
  return { shown: all.filter((_, at) => first.has(at)), all: all.length };
}

const counted = (finding: Finding): number => (isShown(finding) ? finding.counted.n : -1);

/**
 * Of many areas those with the most pupils or schools, as their counts are shown. They are the ones that are known best;
 * those with the largest gaps would mostly be small areas that chance put there. Hidden ones come last.
 */
export function largestAreas(findings: readonly Finding[], most: number): Largest<Finding> {
  return firstOf(findings, most, (a, b) => counted(b) - counted(a));
}

/** The same for areas that each have several findings. */
export function largestBy<One>(all: readonly One[], of: (one: One) => readonly Finding[], most: number): Largest<One> {
  const size = (one: One) => of(one).reduce((largest, finding) => Math.max(largest, counted(finding)), -1);
  if (all.length <= most) return { shown: all, all: all.length };
  const sizes = new Map(all.map((one) => [one, size(one)]));
  return firstOf(all, most, (a, b) => (sizes.get(b) ?? -1) - (sizes.get(a) ?? -1));
}

/** What a reader must know about rows that are left out; empty where none is. */
export function leftOutWords({ shown, all }: Largest<unknown>, which: string, file = "estimates.csv"): string {
  if (shown.length === all) return "";
  return ` Shown are ${which}: ${readableCount(shown.length)} of ${readableCount(all)}. All are in ${file}.`;
}
