import type { LogTail } from "./log-concave-root.ts";
import { logDeficit } from "./log-deficit.ts";
import { stirlingError } from "./stirling-error.ts";

/**
 * Regularised incomplete beta function I_x(a, b).
 *
 * @param x from 0 to 1
 * @param a positive, finite
 * @param b positive, finite
 * @param y 1 - x; pass it when it is known more exactly, for example when x is close to 1
 * @returns from 0 to 1; relative error about 1e-14, growing with sqrt(a + b) when both are large
 * @throws RangeError when an argument is outside its range
 * @source DiDonato and Morris (1992), algorithm 708, ACM TOMS 18, 360-373 (continued fraction)
 * @example incompleteBeta(0.3, 2, 5) // 0.579825
 */
export function incompleteBeta(x: number, a: number, b: number, y: number = 1 - x): number {
  return Math.exp(incompleteBetaTail(x, a, b, y).log);
}

/**
 * Logarithm of `incompleteBeta`, which stays finite where the function itself is too small for a double,
 * and its derivative with respect to the log odds log(x / y).
 *
 * @throws RangeError when an argument is outside its range
 * @example incompleteBetaTail(0.001, 200, 1).log // -1381.551..., 200 log 0.001
 */
export function incompleteBetaTail(x: number, a: number, b: number, y: number = 1 - x): LogTail {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`x outside 0 to 1: ${x}`);
  if (!(a > 0 && a < Infinity)) throw new RangeError(`shape not positive and finite: ${a}`);
  if (!(b > 0 && b < Infinity)) throw new RangeError(`shape not positive and finite: ${b}`);
  if (x === 0) return { log: -Infinity, slope: a };
  if (y === 0) return { log: 0, slope: 0 };
  const logKernel = logBetaKernel(x, a, b, y);
  if (x * (b + 1) < y * (a + 1)) {
    const slope = continuedFraction(x, a, b, y);
    return { log: logKernel - Math.log(slope), slope };
  }
  const log = Math.log1p(-Math.exp(logKernel) / continuedFraction(y, b, a, x));
  return { log, slope: Math.exp(logKernel - log) };
}

/** log(x^a y^b / B(a, b)), where x^a y^b / B(a, b) is the derivative of I_x(a, b) with respect to the log odds. */
function logBetaKernel(x: number, a: number, b: number, y: number): number {
  const total = a + b;
  const excess = x * b - y * a;
  const deficit = a * logDeficit(excess / a, (x * total) / a) + b * logDeficit(-excess / b, (y * total) / b);
  const remainder = stirlingError(total) - stirlingError(a) - stirlingError(b);
  return 0.5 * Math.log((a * (b / total)) / (2 * Math.PI)) + remainder - deficit;
}

/** x^a y^b / B(a, b) divided by I_x(a, b), by Lentz's method. */
function continuedFraction(x: number, a: number, b: number, y: number): number {
  const excess = a * y - b * x + 1;
  let value = (a * excess) / (a + 1);
  let c = value;
  let d = 0;
  for (let m = 1; m <= MOST_TERMS; m++) {
    const middle = a + 2 * m - 1;
    const top = ((a + m - 1) / middle) * ((a + b + m - 1) / middle) * m * (b - m) * x * x;
    const bottom = m + (m * (b - m) * x) / middle + ((a + m) * (excess + m * (1 + y))) / (middle + 2);
    d = 1 / (bottom + top * d);
    c = bottom + top / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) return value;
  }
  throw new RangeError(`incomplete beta does not converge: ${x}, ${a}, ${b}`);
}

const MOST_TERMS = 1_000_000;
