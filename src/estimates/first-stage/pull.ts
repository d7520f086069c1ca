import { bandShares, rankSlopes } from "./band-slopes.ts";
import type { Crossings } from "./crossings.ts";
import { placements } from "./placement.ts";
import type { YearOfSlots } from "./year-of-slots.ts";

/**
 * What one more pupil in a slot adds to the mean of a domain through the first stage, in the unit of the mean: `ranked`
 * for a pupil of the ranked population, `expected` for one of the expectation population. Over these populations each
 * sums to 0.
 */
export interface Pull {
  readonly ranked: Float64Array | null;
  readonly expected: Float64Array | null;
}

/** A domain as the first stage sees it: its pupils per slot of its year. */
export interface DomainSlots {
  readonly counts: Float64Array;
  readonly pupils: number;
  readonly mean: number;
}

/** Means of bands move with residuals: pupil by pupil `slope x residual / pupils of the band`. */
function throughBands({ size, score, band, expected }: YearOfSlots, slopes: Float64Array): Float64Array | null {
  if (expected === null) return null;
  return Float64Array.from({ length: size }, (_, slot) => {
    const of = band[slot] ?? 0;
    return ((slopes[of] ?? 0) * (score[slot] ?? 0)) / (expected[of] ?? 0);
  });
}

/**
 * Pull on a mean of percentile ranks: the ranking distribution by placements, the bands by crossings.
 *
 * @param crossings null where the outcome itself is ranked
 */
export function pullOnRanks(
  year: YearOfSlots,
  order: Int32Array,
  crossings: Crossings | null,
  { counts, pupils, mean }: DomainSlots,
): Pull {
  if (year.position === null) throw new Error("a year without ranks");
  const placed = placements(order, year.position, counts);
  const ranked = placed.map((share) => (100 * share - mean) / year.rankedPupils);
  if (crossings === null) return { ranked, expected: null };
  return { ranked, expected: throughBands(year, rankSlopes(year, crossings, counts, pupils)) };
}

/** Spread of the scores of the ranked pupils: around their own mean, dividing by their number. */
export interface Spread {
  readonly centre: number;
  readonly variance: number;
  /** Per band: sum over its ranked pupils of score less centre. */
  readonly offCentre: Float64Array;
}

export function spreadOf({ size, score, band, startOfBand, ranked, rankedPupils }: YearOfSlots): Spread {
  let sum = 0;
  for (let slot = 0; slot < size; slot++) sum += (ranked[slot] ?? 0) * (score[slot] ?? 0);
  const centre = sum / rankedPupils;
  let squares = 0;
  const offCentre = new Float64Array(startOfBand.length - 1);
  for (let slot = 0; slot < size; slot++) {
    const off = (score[slot] ?? 0) - centre;
    squares += (ranked[slot] ?? 0) * off * off;
    offCentre[band[slot] ?? 0] = (offCentre[band[slot] ?? 0] ?? 0) + (ranked[slot] ?? 0) * off;
  }
  return { centre, variance: squares / rankedPupils, offCentre };
}

/**
 * Pull on a mean of standardised scores: the standard deviation and, for residuals, the bands.
 *
 * With variance v, `d mean = -mean dv / (2 v)` and v moves with the means of bands as well where the ranked pupils of a
 * band do not average the centre.
 */
export function pullOnStandardised(year: YearOfSlots, spread: Spread, { counts, pupils, mean }: DomainSlots): Pull {
  const { centre, variance, offCentre } = spread;
  const ranked = year.score.map(
    (score) => (-mean * ((score - centre) ** 2 - variance)) / (2 * variance * year.rankedPupils),
  );
  const deviation = Math.sqrt(variance);
  const slopes = bandShares(year, counts, pupils).map(
    (share, band) => -share / deviation + (mean * (offCentre[band] ?? 0)) / (variance * year.rankedPupils),
  );
  return { ranked, expected: throughBands(year, slopes) };
}

/** Pull on a mean of residuals in points: the bands alone. */
export function pullOnPoints(year: YearOfSlots, outcomeStep: number, { counts, pupils }: DomainSlots): Pull {
  const slopes = bandShares(year, counts, pupils).map((share) => -share * outcomeStep);
  return { ranked: null, expected: throughBands(year, slopes) };
}
