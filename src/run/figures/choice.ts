import type { Estimated } from "../../estimates/estimate.ts";
import type { Alternative } from "../../estimates/sensitivity/alternative.ts";
import type { Figure } from "../../figures/figure.ts";

/** A choice, and what it makes of a figure. */
export interface Choice {
  readonly alternative: Omit<Alternative, "estimated">;
  /** Made when its turn comes and dropped after it: cells are scored again for one choice at a time. */
  readonly estimator: () => (figure: Figure) => Estimated;
}
