import type { LogTail } from "./log-concave-root.ts";
import { logDeficit } from "./log-deficit.ts";
import { stirlingError } from "./stirling-error.ts";

/**
 * Regularised lower incomplete gamma function P(a, x).
 *
 * @param x zero or more, Infinity allowed
 * @param a shape, positive, finite
 * @returns from 0 to 1; relative error about 1e-14, growing with sqrt(a)
 * @throws RangeError when an argument is outside its range
 * @source Abramowitz and Stegun (1964), 6.5.29 and 6.5.31
 * @example lowerIncompleteGamma(2, 3) // 0.32332358381693654
 */
export function lowerIncompleteGamma(x: number, a: number): number {
  return Math.exp(lowerGammaTail(x, a).log);
}

/**
 * Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), which keeps its digits where P is close to 1.
 *
 * @throws RangeError when an argument is outside its range
 * @example upperIncompleteGamma(2, 3) // 0.6766764161830634
 */
export function upperIncompleteGamma(x: number, a: number): number {
  return Math.exp(upperGammaTail(x, a).log);
}

/**
 * Logarithm of `lowerIncompleteGamma`, which stays finite where the function itself is too small for a double,
 * and its derivative with respect to log x.
 *
 * @throws RangeError when an argument is outside its range
 * @example lowerGammaTail(1e-200, 3).log // -1383.3428..., log(x^3 / 6)
 */
export function lowerGammaTail(x: number, a: number): LogTail {
  checkArguments(x, a);
  if (x === 0) return { log: -Infinity, slope: a };
  if (x === Infinity) return { log: 0, slope: 0 };
  const logKernel = logGammaKernel(x, a);
  if (x < a + 1) {
    const sum = powerSeries(x, a);
    return { log: logKernel + Math.log(sum), slope: 1 / sum };
  }
  const log = Math.log1p(-Math.exp(logKernel) * continuedFraction(x, a));
  return { log, slope: Math.exp(logKernel - log) };
}

/**
 * Logarithm of `upperIncompleteGamma`, which stays finite where the function itself is too small for a double,
 * and its derivative with respect to log x.
 *
 * @throws RangeError when an argument is outside its range
 * @example upperGammaTail(5000, 1).log // -5000
 */
export function upperGammaTail(x: number, a: number): LogTail {
  checkArguments(x, a);
  if (x === 0) return { log: 0, slope: 0 };
  if (x === Infinity) return { log: -Infinity, slope: -Infinity };
  const logKernel = logGammaKernel(x, a);
  if (x >= a + 1) {
    const fraction = continuedFraction(x, a);
    return { log: logKernel + Math.log(fraction), slope: -1 / fraction };
  }
  const log = Math.log1p(-Math.exp(logKernel) * powerSeries(x, a));
  return { log, slope: -Math.exp(logKernel - log) };
}

/** log(x^a e^-x / gamma(a)), where x^a e^-x / gamma(a) is the derivative of P(a, x) with respect to log x. */
function logGammaKernel(x: number, a: number): number {
  return 0.5 * Math.log(a / (2 * Math.PI)) - stirlingError(a) - a * logDeficit((x - a) / a, x / a);
}

function checkArguments(x: number, a: number): void {
  if (!(x >= 0)) throw new RangeError(`x below 0: ${x}`);
  if (!(a > 0 && a < Infinity)) throw new RangeError(`shape not positive and finite: ${a}`);
}

/** P(a, x) divided by x^a e^-x / gamma(a): 1 / a + x / (a (a + 1)) + ... */
function powerSeries(x: number, a: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, x) divided by x^a e^-x / gamma(a): 1 / (x + 1 - a - 1 (1 - a) / (x + 3 - a - ...)), by Lentz's method. */
function continuedFraction(x: number, a: number): number {
  let bottom = x + 1 - a;
  let c = Infinity;
  let d = 1 / bottom;
  let value = d;
  for (let n = 1; n <= MOST_TERMS; n++) {
    const top = n * (a - n);
    bottom += 2;
    d = 1 / (bottom + top * d);
    c = bottom + top / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < 3e-16) return value;
  }
  throw new RangeError(`incomplete gamma does not converge: ${x}, ${a}`);
}

const MOST_TERMS = 1_000_000;
