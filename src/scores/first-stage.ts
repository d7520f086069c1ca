import type { Expectation } from "./expectation.ts";
import type { ScoredPupils } from "./scored-pupils.ts";
import type { Slots } from "./slots.ts";

/**
 * What was estimated from the pupils before any mean was taken, and from which pupils: band means, the standard deviation,
 * the distribution of ranks.
 *
 * A score depends on its slot (year, band, outcome) and on these. With `expectation` the score is made from the residual
 * `outcome - sum / pupils` of the slot's band, otherwise from the outcome:
 *
 * | transform | score |
 * | --- | --- |
 * | rank | `100 (midrank - 0.5) / N` among the ranked pupils of the year |
 * | standardised | divided by the standard deviation of the ranked pupils of the year |
 * | points | times `outcomeStep`; no pupil is ranked, whatever `pupils` says |
 */
export interface FirstStage {
  readonly transform: "rank" | "standardised" | "points";
  readonly slots: Slots;
  /** First band of each year, then the number of bands; one band per year without an expectation. */
  readonly startOfBands: Int32Array;
  /** Null where the outcome itself is scored. */
  readonly expectation: Expectation | null;
  /** For ranks: `2 midrank - 1` of each slot; null for other transforms. */
  readonly position: Float64Array | null;
  readonly outcomeStep: number;
  readonly pupils: ScoredPupils;
}

/**
 * The first stage of moments, if there is one and it is known.
 *
 * - `nothing estimated`: the score of a pupil depends on no other pupil (points, thresholds)
 * - `not shown`: the means were scores when they were published, and the source does not say from whom they were estimated
 */
export type FirstStageOfMoments = FirstStage | "nothing estimated" | "not shown";
