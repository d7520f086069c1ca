import { stirlingError } from "./stirling-error.ts";

/**
 * Natural logarithm of the beta function, `log(gamma(a) gamma(b) / gamma(a + b))`.
 *
 * Uses Stirling's formula with its remainder, so that no digits cancel when a shape is large.
 *
 * @param a positive, finite
 * @param b positive, finite
 * @throws RangeError when a shape is not positive and finite
 * @source Abramowitz and Stegun (1964), 6.1.41 and 6.2.2
 * @example logBeta(2, 3) // -2.48490664978..., log(1 / 12)
 */
export function logBeta(a: number, b: number): number {
  if (!(a > 0 && a < Infinity)) throw new RangeError(`shape not positive and finite: ${a}`);
  if (!(b > 0 && b < Infinity)) throw new RangeError(`shape not positive and finite: ${b}`);
  const remainder = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  return 0.5 * Math.log((2 * Math.PI * (1 + b / a)) / b) - a * Math.log1p(b / a) - b * Math.log1p(a / b) + remainder;
}
