import type { Expectation } from "./expectation.ts";
import type { Slots } from "./slots.ts";

/** Exact scores, one per slot: whole numerators over whole, positive denominators. */
export interface Fractions {
  readonly numerator: Float64Array;
  readonly denominator: Float64Array;
}

/**
 * Value-added residual of each slot in outcome steps: `(y N_b - S_b) / N_b`, the outcome less its band's expectation.
 *
 * @throws RangeError when a numerator is beyond 2^53 and so not exact
 * @source DfE (2015), KS2 to KS4 value added technical guide: actual outcome less the average
 * @example // band of three pupils with outcomes 10, 10, 16: residuals -6/3 and 12/3 steps
 */
export function residualsOf(slots: Slots, expectation: Expectation): Fractions {
  const numerator = new Float64Array(slots.band.length);
  const denominator = new Float64Array(slots.band.length);
  for (let slot = 0; slot < numerator.length; slot++) {
    const band = slots.band[slot] as number;
    const pupils = expectation.pupils[band] as number;
    const exact = (slots.outcome[slot] as number) * pupils - (expectation.sum[band] as number);
    if (!Number.isSafeInteger(exact)) throw new RangeError(`residual too large to be exact: ${exact}`);
    numerator[slot] = exact;
    denominator[slot] = pupils;
  }
  return { numerator, denominator };
}
