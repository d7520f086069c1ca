/**
 * What Stirling's formula leaves out: `logGamma(x) - ((x - 1/2) log x - x + log(2 pi) / 2)`.
 *
 * Probabilities with large parameters are differences of log gammas far larger than themselves.
 * Written with this small remainder, the large parts cancel on paper instead of in the last digits.
 *
 * @param x positive
 * @returns about 1 / (12 x), absolute error about 1e-16 for x above a half
 * @source Abramowitz and Stegun (1964), 6.1.41; the use of it is Loader's (2000), Fast and Accurate Computation of Binomial Probabilities
 * @example stirlingError(1) // 0.08106146679532..., 1 - log(2 pi) / 2
 */
export function stirlingError(x: number): number {
  let error = 0;
  let at = x;
  for (; at < 12; at++) error += stepDown(at);
  const inverse = 1 / at;
  const square = inverse * inverse;
  let series = 0;
  for (const coefficient of SERIES) series = series * square + coefficient;
  return error + inverse * series;
}

/** stirlingError(x) - stirlingError(x + 1) */
function stepDown(x: number): number {
  return (x + 0.5) * Math.log1p(1 / x) - 1;
}

/** Bernoulli(2k) / (2k (2k - 1)) from k = 7 down to 1. */
const SERIES = [1 / 156, -691 / 360360, 1 / 1188, -1 / 1680, 1 / 1260, -1 / 360, 1 / 12];
