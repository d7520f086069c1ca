import {
  CENTRE_BOTTOM,
  CENTRE_TOP,
  FAR_BOTTOM,
  FAR_TOP,
  MIDDLE_BOTTOM,
  MIDDLE_TOP,
  QUANTILE_CENTRE_BOTTOM,
  QUANTILE_CENTRE_TOP,
  QUANTILE_FAR_BOTTOM,
  QUANTILE_FAR_TOP,
  QUANTILE_MIDDLE_BOTTOM,
  QUANTILE_MIDDLE_TOP,
} from "./normal-coefficients.ts";

const LOG_ROOT_TWO_PI = 0.9189385332046727;

/**
 * Probability that a standard normal variable is at most x.
 *
 * Relative error about 1e-15 in the lower tail too. For the upper tail pass `-x`: `1 - p` loses its digits.
 *
 * @param x in standard deviations, infinite allowed
 * @throws RangeError when x is not a number
 * @source Cody (1969), Mathematics of Computation 23, 631-637
 * @example normalCumulative(-1.959964) // 0.02499999909...
 */
export function normalCumulative(x: number): number {
  checkNumber(x);
  const size = Math.abs(x);
  if (size <= 0.67448975) return 0.5 + x * ratio(x * x, CENTRE_TOP, CENTRE_BOTTOM);
  if (size > 39) return x < 0 ? 0 : 1;
  const tail = expHalfSquare(x) * (size <= Math.sqrt(32) ? ratio(size, MIDDLE_TOP, MIDDLE_BOTTOM) : farTail(size));
  return x < 0 ? tail : 1 - tail;
}

/**
 * The x at which `normalCumulative(x)` is p.
 *
 * @param p probability from 0 (gives -Infinity) to 1 (gives Infinity)
 * @returns standard deviations, relative error about 1e-15 for p down to 1e-300
 * @throws RangeError when p is outside 0 to 1
 * @source Wichura (1988), algorithm AS 241, Applied Statistics 37, 477-484
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`probability outside 0 to 1: ${p}`);
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    return fromMiddle * ratio(0.180625 - fromMiddle * fromMiddle, QUANTILE_CENTRE_TOP, QUANTILE_CENTRE_BOTTOM);
  }
  const tail = Math.min(p, 1 - p);
  if (tail === 0) return p === 0 ? -Infinity : Infinity;
  const depth = Math.sqrt(-Math.log(tail));
  const size =
    depth <= 5
      ? ratio(depth - 1.6, QUANTILE_MIDDLE_TOP, QUANTILE_MIDDLE_BOTTOM)
      : ratio(depth - 5, QUANTILE_FAR_TOP, QUANTILE_FAR_BOTTOM);
  return fromMiddle < 0 ? -size : size;
}

function farTail(size: number): number {
  const inverse = 1 / (size * size);
  return (Math.exp(-LOG_ROOT_TWO_PI) - inverse * ratio(inverse, FAR_TOP, FAR_BOTTOM)) / size;
}

/** `exp(-x^2 / 2)` as two factors, the first with an exact argument: rounding x^2 would cost digits in the tail. */
function expHalfSquare(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp((-coarse * coarse) / 2) * Math.exp((-(x - coarse) * (x + coarse)) / 2);
}

function ratio(x: number, top: readonly number[], bottom: readonly number[]): number {
  return polynomial(x, top) / polynomial(x, bottom);
}

function polynomial(x: number, fromHighest: readonly number[]): number {
  let value = 0;
  for (const coefficient of fromHighest) value = value * x + coefficient;
  return value;
}

function checkNumber(x: number): void {
  if (Number.isNaN(x)) throw new RangeError(`not a number: ${x}`);
}
