import type { BootstrappedFigure } from "./bootstrap-figures.ts";
import type { PercentileGapEstimate } from "./percentile-gaps.ts";

/** All results for a measure from drawing schools again. */
export interface Resampled {
  readonly figures: readonly BootstrappedFigure[];
  readonly percentileGaps: readonly PercentileGapEstimate[];
}

/** For a measure without a bootstrap. */
export const notResampled: Resampled = { figures: [], percentileGaps: [] };
