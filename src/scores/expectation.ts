import type { Bands } from "./bands.ts";
import type { Slots } from "./slots.ts";

/** Per band: pupils N_b and sum of scaled outcomes S_b of the expectation population, whole numbers. */
export interface Expectation {
  readonly pupils: Float64Array;
  readonly sum: Float64Array;
  /** How they were made steeper to allow for errors of prior attainment; absent where they are as measured. */
  readonly steeper?: Steeper;
}

/** What expectations were before they were made steeper, and by how much: `by` is 1 / reliability - 1. */
export interface Steeper {
  readonly by: number;
  /** Per band: the sum of outcomes as measured. */
  readonly measured: Float64Array;
  /** Per band: its mean prior attainment less that of the year, in steps. */
  readonly offset: Float64Array;
}

/**
 * What pupils of each band are expected to reach: the mean S_b / N_b of the expectation population, kept as two whole
 * numbers so that residuals can be compared exactly.
 *
 * @param pupils pupils of the expectation population per slot
 * @param years the years of the frame, for the message
 * @throws RangeError when a band has pupils but none of the expectation population, or a sum is not exact
 * @source DfE (2015), KS2 to KS4 value added technical guide: the national average of pupils with the same prior attainment
 * @example expectationOf(slots, [2, 1], bands, [2015]) // outcomes 10 and 16 of one band: { pupils: [3], sum: [36] }
 */
export function expectationOf(slots: Slots, pupils: Float64Array, bands: Bands, years: readonly number[]): Expectation {
  const total = new Float64Array(bands.lower.length);
  const sum = new Float64Array(bands.lower.length);
  for (let slot = 0; slot < slots.band.length; slot++) {
    const band = slots.band[slot] as number;
    const count = pupils[slot] as number;
    total[band] = (total[band] as number) + count;
    sum[band] = (sum[band] as number) + count * (slots.outcome[slot] as number);
  }
  for (const [code, year] of years.entries()) {
    for (let band = bands.start[code] as number; band < (bands.start[code + 1] as number); band++) {
      const range = `scaled prior ${bands.lower[band]} to ${bands.upper[band]}`;
      if (total[band] === 0) throw new RangeError(`no pupils of the expectation population in ${year}: ${range}`);
      if (!Number.isSafeInteger(sum[band]))
        throw new RangeError(`outcomes too large in ${year}, ${range}: ${sum[band]}`);
    }
  }
  return { pupils: total, sum };
}
