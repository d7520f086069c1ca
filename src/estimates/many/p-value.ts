import { studentTCumulative } from "../../number/student-t.ts";

/** A value with its standard error and the degrees of freedom of its t; Infinity for the normal distribution. */
export interface Measured {
  readonly value: number;
  readonly se: number;
  readonly degreesOfFreedom: number;
}

/** What is claimed about a value: that it lies above or below the value it is compared with. */
export type Direction = "above" | "below";

/**
 * Probability of a value at least as far on the claimed side, if the truth were `against`.
 *
 * @param direction the side that was claimed before the values were seen
 * @param against what the value is compared with, in its unit
 * @returns a value without error gives 0 on the claimed side, otherwise 1
 * @throws RangeError when the value or the error is not a number, or the error is negative
 * @example oneSidedP({ value: 2, se: 1, degreesOfFreedom: Infinity }, "above", 0) // 0.0227501319481792
 */
export function oneSidedP({ value, se, degreesOfFreedom }: Measured, direction: Direction, against: number): number {
  const away = distance(value, se, against) * (direction === "above" ? 1 : -1);
  return se === 0 ? Number(!(away > 0)) : studentTCumulative(-away / se, degreesOfFreedom);
}

/**
 * Probability of a value at least as far from `against` on either side, if the truth were `against`.
 *
 * @returns a value without error gives 1 where it equals `against`, otherwise 0
 * @throws RangeError when the value or the error is not a number, or the error is negative
 * @example twoSidedP({ value: 2, se: 1, degreesOfFreedom: Infinity }, 0) // 0.0455002638963584
 */
export function twoSidedP({ value, se, degreesOfFreedom }: Measured, against: number): number {
  const away = Math.abs(distance(value, se, against));
  return se === 0 ? Number(away === 0) : Math.min(1, 2 * studentTCumulative(-away / se, degreesOfFreedom));
}

/** @throws RangeError when one of them is not a probability */
export function checkPValues(pValues: readonly number[]): void {
  for (const p of pValues) if (!(p >= 0 && p <= 1)) throw new RangeError(`p value outside 0 to 1: ${p}`);
}

function distance(value: number, se: number, against: number): number {
  if (!(se >= 0 && se < Infinity)) throw new RangeError(`not a standard error: ${se}`);
  const away = value - against;
  if (!Number.isFinite(away)) throw new RangeError(`not a number to test: ${away}`);
  return away;
}
