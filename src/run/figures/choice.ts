import type { Estimated } from "../../estimates/estimate.ts";
import type { Alternative } from "../../estimates/sensitivity/alternative.ts";
import type { Figure } from "../../figures/figure.ts";

/** A choice, and what a figure is under it. */
export interface Choice {
  readonly alternative: Omit<Alternative, "estimated">;
  /** Made when it is needed and then dropped: cells are scored again for one choice at a time. */
  readonly estimator: () => (figure: Figure) => Estimated;
}
