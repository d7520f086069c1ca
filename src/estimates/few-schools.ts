import type { Leverage } from "./covariance.ts";

/** How the error of a figure is corrected for few schools. */
export interface FewSchools {
  readonly leverage: Leverage;
  /** Whether the error is enlarged by 1 + 1 / degrees of freedom as well. */
  readonly isEnlarged: boolean;
  /** Whether the middle of the interval is, because the value is on average too near 0. */
  readonly isTooSmall: boolean;
  /** What the interval is called in `ci_method`. */
  readonly name: string;
}

/** What decides on it: the kinds of domains of a figure, whether it is one mean, and its errors without correction. */
interface Looks {
  readonly kinds: readonly string[];
  readonly isMean: boolean;
  readonly se: number;
  readonly fixedSe: number;
}

/** A mean whose full error is below this part of the fixed one is mostly fixed by the first stage. */
const mostlyFixed = 1 / 2;

const usual: FewSchools = {
  leverage: "corrected",
  isEnlarged: false,
  isTooSmall: false,
  name: "leverage-corrected t",
};
const jackknife: FewSchools = { ...usual, leverage: "left out", name: "jackknife-corrected t" };

/**
 * Most figures are nearly a straight line in their schools, and their influences are corrected for leverage. Three kinds
 * are not. Their linear error is too small, and they have the larger influences of the jackknife:
 *
 * - the part of a gap between schools, a sum of products of a school's mean and the shares that the two sides have
 *   there. Like a covariance divided by the number of schools and not by one fewer, it is too near 0, by about
 *   1 in degrees of freedom + 1, and so is its error. So the interval is multiplied by 1 + 1 / degrees of freedom;
 * - the part within schools, which is the rest of the gap;
 * - a mean whose full error is less than half the fixed one, such as that of the comparison group of a nation in ranks: 50
 *   and the product of the share of the others and the gap. Where the share is drawn too small, so is the error; it is
 *   enlarged in the same way.
 *
 * @source our choice, by trial: test/deep/small-samples.test.ts
 * @example fewSchools({ kinds: ["school means", "school means"], isMean: false, se: 1, fixedSe: 1 }).isTooSmall // true
 */
export function fewSchools({ kinds, isMean, se, fixedSe }: Looks): FewSchools {
  if (kinds.length > 0 && kinds.every((kind) => kind === "school means"))
    return { ...jackknife, isEnlarged: true, isTooSmall: true };
  if (kinds.includes("school means")) return jackknife;
  return isMean && se < mostlyFixed * fixedSe ? { ...jackknife, isEnlarged: true } : usual;
}
