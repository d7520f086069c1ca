import { stirlingError } from "./stirling-error.ts";

/**
 * Natural logarithm of the gamma function; of (x - 1)! for whole x.
 *
 * Uses a power series around 2, because the logarithm is zero at 1 and 2 and must keep its digits there, and Stirling's
 * formula above 12.
 *
 * @param x positive, Infinity allowed
 * @throws RangeError when x is not positive
 * @source Abramowitz and Stegun (1964), 6.1.33 and 6.1.41
 * @example logGamma(5) // 3.17805383034794..., log 24
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`not positive: ${x}`);
  if (x < 0.5) return nearTwo(x) - Math.log1p(x) - Math.log(x);
  if (x < 1.5) return nearTwo(x - 1) - Math.log1p(x - 1);
  if (x < 12) return byRecurrence(x);
  if (x === Infinity) return Infinity;
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

function byRecurrence(x: number): number {
  let product = 1;
  let base = x;
  while (base >= 2.5) {
    base -= 1;
    product *= base;
  }
  return Math.log(product) + nearTwo(base - 2);
}

/** log gamma(2 + z) for |z| up to a half. */
function nearTwo(z: number): number {
  let series = 0;
  for (const coefficient of SERIES) series = series * z + coefficient;
  return z * series;
}

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** (-1)^k (zeta(k) - 1) / k from k = 27 down to 2, then 1 - Euler's constant. */
const SERIES = [
  -2.7595228851242334e-10, 5.731367241678862e-10, -1.1921401405860912e-9, 2.4836745438024785e-9, -5.183475041970047e-9,
  1.0838659214896955e-8, -2.2711094608943164e-8, 4.7698101693639804e-8, -1.0043224823968099e-7, 2.1207184805554665e-7,
  -4.492469198764566e-7, 9.55141213040742e-7, -2.039215753801366e-6, 4.374866789907488e-6, -9.439488275268397e-6,
  2.050721277567069e-5, -4.492623673813314e-5, 9.945751278180853e-5, -0.00022315475845357939, 0.0005096695247430425,
  -0.001192753911703261, 0.0028905103307415234, -0.007385551028673986, 0.020580808427784546, -0.0673523010531981,
  0.3224670334241132, 0.42278433509846713,
];
