import type { BandRule } from "./band-rule.ts";
import type { Selection } from "./selection.ts";

/** What pupils are expected to reach: bands of prior attainment, and the population whose mean is the expectation. */
export interface ExpectationRule {
  readonly bands: BandRule;
  /** Pupils of the expectation population that a band needs in its year; thinner bands are merged. Usually 30. */
  readonly minimum: number;
  readonly expectation: Selection;
  /** Reliability of prior attainment that expectations are corrected for; if absent or 1, they are used as measured. */
  readonly reliability?: number;
}

/**
 * How cells become scores. `scored` are the pupils whose scores are wanted, `ranked` those among whom they are ranked.
 *
 * | kind | score of a pupil | unit of the mean | sums |
 * | --- | --- | --- | --- |
 * | rank of residual | rank of the value-added residual | percentile-rank points | whole |
 * | standardised residual | residual divided by its standard deviation | residual SD | doubles |
 * | points of residual | residual | points | doubles |
 * | rank | rank of the outcome | percentile-rank points | whole |
 * | standardised | outcome divided by its standard deviation | outcome SD | whole |
 * | points | outcome | points | whole |
 * | threshold | 1 when the outcome is at least `atLeast` (scaled) | share | whole |
 */
export type Method =
  | ({ readonly kind: "rank of residual" | "standardised residual" } & Scored & Ranked & ExpectationRule)
  | ({ readonly kind: "points of residual" } & Scored & ExpectationRule)
  | ({ readonly kind: "rank" | "standardised" } & Scored & Ranked)
  | ({ readonly kind: "points" } & Scored)
  | ({ readonly kind: "threshold"; readonly atLeast: number } & Scored);

interface Scored {
  readonly scored: Selection;
}

interface Ranked {
  readonly ranked: Selection;
}
