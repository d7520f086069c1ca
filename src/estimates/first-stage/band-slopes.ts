import type { Crossings } from "./crossings.ts";
import type { YearOfSlots } from "./year-of-slots.ts";

/**
 * How a domain's mean percentile rank moves with the mean of each band, in percentile-rank points per outcome step.
 *
 * When the mean of a band rises, the residuals of its pupils fall together: pupils of the domain in this band are
 * overtaken by ranked pupils of other bands, and those in other bands overtake ranked pupils of this band. Pairs within
 * the band keep their order.
 *
 * @param domain pupils of the domain per slot
 * @param pupils number of pupils of the domain
 * @returns one slope per band; they sum to 0
 */
export function rankSlopes(
  { size, band, ranked, rankedPupils }: YearOfSlots,
  { bands, near }: Crossings,
  domain: Float64Array,
  pupils: number,
): Float64Array {
  const slopes = new Float64Array(bands);
  for (let slot = 0; slot < size; slot++) {
    const own = domain[slot] ?? 0;
    if (own === 0 || (ranked[slot] ?? 0) === 0) continue;
    let all = 0;
    for (let other = 0; other < bands; other++) {
      const crossed = own * (near[slot * bands + other] ?? 0);
      slopes[other] = (slopes[other] ?? 0) + crossed;
      all += crossed;
    }
    slopes[band[slot] ?? 0] = (slopes[band[slot] ?? 0] ?? 0) - all;
  }
  return slopes.map((slope) => (100 * slope) / (rankedPupils * pupils));
}

/**
 * Share of a domain's pupils in each band: a mean of residuals falls by exactly this much when the band's mean rises by 1.
 *
 * @returns shares that sum to 1
 */
export function bandShares({ startOfBand, band }: YearOfSlots, domain: Float64Array, pupils: number): Float64Array {
  const counts = new Float64Array(startOfBand.length - 1);
  for (let slot = 0; slot < domain.length; slot++) {
    const of = band[slot] as number;
    counts[of] = (counts[of] as number) + (domain[slot] as number);
  }
  return counts.map((count) => count / pupils);
}
