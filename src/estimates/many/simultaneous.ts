import { studentTQuantile } from "../../number/student-t.ts";
import type { CovarianceMatrix } from "../covariance-matrix.ts";
import type { Interval } from "../interval.ts";
import { type Draws, jointMiss } from "./joint-miss.ts";
import type { Measured } from "./p-value.ts";
import { sidakMiss } from "./sidak.ts";

/** Intervals that all hold jointly with the wanted coverage. */
export interface Simultaneous {
  readonly method: "largest t" | "Sidak";
  /** How often each interval alone may miss. */
  readonly missEach: number;
  /** In the order of the figures. */
  readonly intervals: readonly Interval[];
}

/**
 * Intervals for many figures, wide enough that in 95 of 100 repetitions not one of them misses.
 *
 * Each is value -+ t x se with the t of its own degrees of freedom, at a level common to all (`jointMiss`).
 *
 * @param figures all figures that were looked at
 * @param covariance of the same figures in the same order, for their correlations; null where it is not known: then
 *   Sidak's level, which gives intervals that are wider or the same
 * @param miss how often any of them may miss, 0.05 for 95% together
 * @throws RangeError when the covariances do not match the figures, or as `jointMiss` does
 * @source Hothorn, Bretz and Westfall (2008), Biometrical Journal 50, 346-363; Sidak (1967)
 * @example simultaneousIntervals([{ value: 1, se: 1, degreesOfFreedom: Infinity }, { value: 5, se: 1, degreesOfFreedom: Infinity }], null, 0.05, draws)
 *   // ± 2.2365: { lower: -1.2365, upper: 3.2365 }, { lower: 2.7635, upper: 7.2365 }
 */
export function simultaneousIntervals(
  figures: readonly Measured[],
  covariance: CovarianceMatrix | null,
  miss: number,
  draws: Draws,
): Simultaneous {
  if (covariance !== null && covariance.length !== figures.length)
    throw new RangeError(`covariances of ${covariance.length} figures for: ${figures.length}`);
  const missEach =
    covariance === null ? sidakMiss(miss, Math.max(1, figures.length)) : jointMiss(covariance, "each", miss, draws);
  return {
    method: covariance === null ? "Sidak" : "largest t",
    missEach,
    intervals: figures.map(({ value, se, degreesOfFreedom }) => {
      if (!(Number.isFinite(value) && se >= 0)) throw new RangeError(`not a figure with an error: ${value}, ${se}`);
      const half = se === 0 ? 0 : -studentTQuantile(missEach / 2, degreesOfFreedom) * se;
      return { lower: value - half, upper: value + half };
    }),
  };
}
