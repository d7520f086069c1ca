import { type Direction, type Measured, oneSidedP } from "./p-value.ts";

/** The joint result for a claim about every one of several figures. */
export interface IntersectionUnion {
  readonly direction: Direction;
  /** The largest of the one-sided p values. */
  readonly pValue: number;
  /** Position of the figure that supports the claim least; the first if several are equal. */
  readonly weakest: number;
}

/**
 * Tests "in every year" or "in every area": that each of the figures lies on the claimed side.
 *
 * The claim is only as certain as its weakest part, so its p value is the largest one. No correction is needed, and it
 * holds whatever the dependence between figures. It is conservative, most so where several figures are close to `against`.
 *
 * @param figures every year or area that the claim is about
 * @param direction the side that was claimed before the values were seen; if it was chosen after looking, double the p value
 * @param against the value that each figure is compared with, usually 0
 * @throws RangeError when there are no figures, or one has no number
 * @source Berger (1982), Technometrics 24, 295-300
 * @example intersectionUnion([{ value: 3, se: 1, degreesOfFreedom: Infinity }, { value: 2, se: 1, degreesOfFreedom: Infinity }], "above", 0)
 *   // { direction: "above", pValue: 0.0227501319481792, weakest: 1 }
 */
export function intersectionUnion(
  figures: readonly Measured[],
  direction: Direction,
  against: number,
): IntersectionUnion {
  if (figures.length === 0) throw new RangeError("a claim about every one of no figures");
  const pValues = figures.map((figure) => oneSidedP(figure, direction, against));
  const pValue = Math.max(...pValues);
  return { direction, pValue, weakest: pValues.indexOf(pValue) };
}
