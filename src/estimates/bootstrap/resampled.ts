import type { BootstrappedFigure } from "./bootstrap-figures.ts";
import type { PercentileGapEstimate } from "./percentile-gaps.ts";

/** Everything that schools drawn again say of a measure. */
export interface Resampled {
  readonly figures: readonly BootstrappedFigure[];
  readonly percentileGaps: readonly PercentileGapEstimate[];
}

/** Of a measure that nobody drew again. */
export const notResampled: Resampled = { figures: [], percentileGaps: [] };
