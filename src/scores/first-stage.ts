import type { Expectation } from "./expectation.ts";
import type { ScoredPupils } from "./scored-pupils.ts";
import type { Slots } from "./slots.ts";

/**
 * What was estimated from the pupils before any mean was taken, and from whom: band means, the standard deviation, the
 * distribution of ranks.
 *
 * A score hangs on its slot (year, band, outcome) and on these. With `expectation` the score is made of the residual
 * `outcome - sum / pupils` of the slot's band, otherwise of the outcome; then
 *
 * | transform | score |
 * | --- | --- |
 * | rank | `100 (midrank - 0.5) / N` among the ranked pupils of the year |
 * | standardised | over the standard deviation of the ranked pupils of the year |
 * | points | times `outcomeStep`; nobody is ranked, whatever the pupils say |
 */
export interface FirstStage {
  readonly transform: "rank" | "standardised" | "points";
  readonly slots: Slots;
  /** First band of each year, then the number of bands; one band a year without an expectation. */
  readonly startOfBands: Int32Array;
  /** Null where the outcome itself is scored. */
  readonly expectation: Expectation | null;
  /** For ranks: `2 midrank - 1` of each slot; null for other transforms. */
  readonly position: Float64Array | null;
  readonly outcomeStep: number;
  readonly pupils: ScoredPupils;
}

/**
 * The first stage of moments, where there is one and it can be seen.
 *
 * - `nothing estimated`: the score of a pupil hangs on no other pupil (points, thresholds)
 * - `not shown`: the means were scores when they were published, and nobody says from whom they were estimated
 */
export type FirstStageOfMoments = FirstStage | "nothing estimated" | "not shown";
