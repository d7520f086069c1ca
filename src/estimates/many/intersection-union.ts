import { type Direction, type Measured, oneSidedP } from "./p-value.ts";

/** What the figures say together about a claim on every one of them. */
export interface IntersectionUnion {
  readonly direction: Direction;
  /** The largest of the one-sided p values. */
  readonly pValue: number;
  /** Position of the figure that supports the claim least; the first of equals. */
  readonly weakest: number;
}

/**
 * Tests "in every year" or "in every area": that each of the figures lies on the claimed side.
 *
 * The claim is as sure as its weakest part, so its p value is the largest one. No correction is due, and it holds
 * however the figures hang together. It is on the safe side, most so where several figures are close to `against`.
 *
 * @param figures every year or area that the claim is about
 * @param direction the side that was claimed before the values were seen: of two claims made after looking, double the p value
 * @param against what each figure is set against, usually 0
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
  if (figures.length === 0) throw new RangeError("a claim on every one of no figures");
  const pValues = figures.map((figure) => oneSidedP(figure, direction, against));
  const pValue = Math.max(...pValues);
  return { direction, pValue, weakest: pValues.indexOf(pValue) };
}
