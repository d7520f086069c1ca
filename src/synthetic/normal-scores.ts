const SIZE = 65536;
const DECIMALS = 1e5;

let table: Float64Array | undefined;

/**
 * Standard normal quantiles at (i + 0.5) / 65536, rounded to five decimals so that differences between machines in the
 * last digit of `Math.log` cannot change a pupil.
 *
 * @source Acklam's rational approximation (2003), relative error below 1.15e-9
 * @example normalScores()[32768] // 0.00002
 */
export function normalScores(): Float64Array {
  table ??= Float64Array.from({ length: SIZE }, (_, index) => {
    const score = normalQuantile((index + 0.5) / SIZE);
    return Math.round(score * DECIMALS) / DECIMALS;
  });
  return table;
}

const CENTRE_TOP = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const CENTRE_BOTTOM = [
  -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
];
const TAIL_TOP = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const TAIL_BOTTOM = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1];
const TAIL = 0.02425;

function normalQuantile(share: number): number {
  if (share > 0.5) return -normalQuantile(1 - share);
  if (share < TAIL) {
    const distance = Math.sqrt(-2 * Math.log(share));
    return polynomial(TAIL_TOP, distance) / polynomial(TAIL_BOTTOM, distance);
  }
  const offset = share - 0.5;
  const square = offset * offset;
  return (offset * polynomial(CENTRE_TOP, square)) / polynomial(CENTRE_BOTTOM, square);
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((value, coefficient) => value * at + coefficient, 0);
}
