import { bandShares, rankSlopes } from "./band-slopes.ts";
import type { Crossings } from "./crossings.ts";
import { placements } from "./placement.ts";
import type { YearOfSlots } from "./year-of-slots.ts";

/** A domain as the first stage needs it: its pupils per slot of its year. */
export interface DomainSlots {
  readonly counts: Float64Array;
  readonly pupils: number;
  readonly mean: number;
}

/**
 * What one more ranked pupil in a slot adds to a domain's mean of percentile ranks through the ranking distribution, by
 * placements. Over the ranked pupils it sums to 0.
 */
export function pullOnRanks(year: YearOfSlots, order: Int32Array, { counts, mean }: DomainSlots): Float64Array {
  if (year.position === null) throw new Error("a year without ranks");
  const pull = placements(order, year.position, counts);
  for (let slot = 0; slot < pull.length; slot++) pull[slot] = (100 * (pull[slot] as number) - mean) / year.rankedPupils;
  return pull;
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

/** How much a school's spread sum moves a mean of standardised scores: with variance v, `d mean = -mean dv / (2 v)`. */
export function pullOfSpread(year: YearOfSlots, { variance }: Spread, { mean }: DomainSlots): number {
  return -mean / (2 * variance * year.rankedPupils);
}

/**
 * Slopes of a mean of standardised residuals with respect to the means of bands: those of the pupils' own bands, and
 * those of the variance, which changes with the means of bands where the ranked pupils of a band do not average the centre.
 */
export function slopesOfStandardised(year: YearOfSlots, spread: Spread, { counts, pupils, mean }: DomainSlots) {
  const { variance, offCentre } = spread;
  const deviation = Math.sqrt(variance);
  return bandShares(year, counts, pupils).map(
    (share, band) => -share / deviation + (mean * (offCentre[band] ?? 0)) / (variance * year.rankedPupils),
  );
}

/** Slopes of a mean of residuals in points with respect to the means of bands. */
export function slopesOfPoints(year: YearOfSlots, outcomeStep: number, { counts, pupils }: DomainSlots): Float64Array {
  return bandShares(year, counts, pupils).map((share) => -share * outcomeStep);
}

/** Slopes of a mean of percentile ranks with respect to the means of bands, by crossings. */
export function slopesOfRanks(year: YearOfSlots, crossings: Crossings, { counts, pupils }: DomainSlots): Float64Array {
  return rankSlopes(year, crossings, counts, pupils);
}
