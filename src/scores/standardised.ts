import type { Fractions } from "./residual.ts";

/**
 * Pupil standard deviation of a score in each year: divisor N, over the given pupils, around their own mean.
 *
 * For residuals of the ranked population it is the divisor of a standardised residual. Sums are doubles added in the
 * order of the slots, so the same cells give the same bits.
 *
 * @param scores one score per slot, in outcome steps
 * @param pupils pupils of the ranked population per slot
 * @param start first slot of each year, then the number of slots
 * @returns outcome steps, one per year; 0 where all scores are equal or there are no pupils
 * @source definition; N rather than N - 1 because the ranked pupils are the whole population of their year
 * @example // scores -2, -2 and 4: mean 0, variance (4 + 4 + 16) / 3 = 8, deviation 2.828427...
 */
export function deviations(scores: Fractions, pupils: Float64Array, start: Int32Array): Float64Array {
  const score = (slot: number): number => (scores.numerator[slot] as number) / (scores.denominator[slot] as number);
  const deviation = new Float64Array(start.length - 1);
  for (let year = 0; year < deviation.length; year++) {
    const slots = range(start, year).filter((slot) => (pupils[slot] as number) > 0);
    // Measured from one of the scores, so that equal scores have a deviation of exactly 0 and not a rounding error.
    const origin = slots.length === 0 ? 0 : score(slots[0] as number);
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (const slot of slots) {
      count += pupils[slot] as number;
      sum += (pupils[slot] as number) * (score(slot) - origin);
    }
    for (const slot of slots) squares += (pupils[slot] as number) * (score(slot) - origin - sum / count) ** 2;
    deviation[year] = count === 0 ? 0 : Math.sqrt(squares / count);
  }
  return deviation;
}

function range(start: Int32Array, year: number): Int32Array {
  const first = start[year] as number;
  return Int32Array.from({ length: (start[year + 1] as number) - first }, (_, index) => first + index);
}

/**
 * Units that turn sums in outcome steps into standard deviations: 1 / deviation.
 *
 * @param scored pupils to be scored per year; a year with none gets unit 0
 * @throws RangeError when pupils are to be scored in a year whose scores are all equal
 * @example unitsOfDeviation(Float64Array.of(4), Float64Array.of(600), [2015]) // [0.25]
 */
export function unitsOfDeviation(
  deviation: Float64Array,
  scored: Float64Array,
  years: readonly number[],
): Float64Array {
  return deviation.map((size, year) => {
    if (size > 0) return 1 / size;
    if (scored[year] === 0) return 0;
    throw new RangeError(`no spread to standardise by in ${years[year]}: ${size}`);
  });
}
