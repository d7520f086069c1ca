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
  return Math.exp(logLowerIncompleteGamma(x, a));
}

/**
 * Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), which keeps its digits where P is close to 1.
 *
 * @throws RangeError when an argument is outside its range
 * @example upperIncompleteGamma(2, 3) // 0.6766764161830634
 */
export function upperIncompleteGamma(x: number, a: number): number {
  return Math.exp(logUpperIncompleteGamma(x, a));
}

/** Logarithm of `lowerIncompleteGamma`, which goes on where the function itself is too small for a double. */
export function logLowerIncompleteGamma(x: number, a: number): number {
  checkArguments(x, a);
  if (x === 0) return -Infinity;
  if (x < a + 1) return logGammaKernel(x, a) + Math.log(powerSeries(x, a));
  return x === Infinity ? 0 : Math.log1p(-Math.exp(logGammaKernel(x, a)) * continuedFraction(x, a));
}

/** Logarithm of `upperIncompleteGamma`, which goes on where the function itself is too small for a double. */
export function logUpperIncompleteGamma(x: number, a: number): number {
  checkArguments(x, a);
  if (x === Infinity) return -Infinity;
  if (x >= a + 1) return logGammaKernel(x, a) + Math.log(continuedFraction(x, a));
  return x === 0 ? 0 : Math.log1p(-Math.exp(logGammaKernel(x, a)) * powerSeries(x, a));
}

/**
 * log(x^a e^-x / gamma(a)): also the logarithm of the derivative of P(a, x) by log x.
 *
 * @example logGammaKernel(1, 1) // -1
 */
export function logGammaKernel(x: number, a: number): number {
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
