import type { Areas } from "../../cells/areas.ts";
import type { Effects } from "../../effects/effects.ts";
import { type Bootstrap, bootstrapFigures } from "../../estimates/bootstrap/bootstrap-figures.ts";
import { estimatePercentileGaps, type PercentileScores } from "../../estimates/bootstrap/percentile-gaps.ts";
import { notResampled, type Resampled } from "../../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import type { Transformed } from "../../estimates/on-transforms.ts";
import type { Domain } from "../../figures/domain.ts";
import { domainsOf } from "../../figures/formula.ts";
import { expandPercentileGaps } from "../../figures/percentile-gap.ts";
import type { Moments } from "../../scores/moments.ts";
import type { ScoreInput } from "../../scores/transforms.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";

/** The pupils of a measure under one transform. */
export interface TransformedMoments {
  readonly input: ScoreInput;
  readonly moments: Moments;
}

const unitOfScores: Readonly<Record<ScoreInput, string>> = {
  "percentile-rank points": "percentile points",
  "residual SD": "residual SD",
  "outcome SD": "outcome SD",
  points: "points",
  share: "share",
};

/** What percentiles of a measure are of: the scores of its own method; points stand behind ranks. */
function percentileScores(
  measure: PupilMeasure,
  own: TransformedMoments,
  others: readonly TransformedMoments[],
): PercentileScores {
  if (own.input !== "points") return { moments: own.moments, of: "scores", unit: unitOfScores[own.input] };
  const ranks = others.find(({ input }) => input === "percentile-rank points");
  if (ranks === undefined) throw new Error(`points without ranks beside them: ${measure.name}`);
  return { moments: ranks.moments, of: "points", unit: measure.outcome.unit };
}

/** Draws schools again for a measure, if the study asks for it: errors of its figures, and gaps between percentiles. */
export async function resamplePupils(
  effects: Effects,
  study: Study,
  measure: PupilMeasure,
  estimates: readonly Estimated[],
  [own, ...others]: readonly TransformedMoments[],
  { means, scales }: Transformed,
  areas: Areas,
): Promise<Resampled> {
  if (study.bootstrap === null) return notResampled;
  if (own === undefined) throw new Error(`a measure without a transform: ${measure.name}`);
  effects.progress(`drawing schools again for ${measure.name}`);
  const bootstrap: Bootstrap = { kind: "bootstrap", ...study.bootstrap };
  const placesOf = ({ area }: Domain) => areas.placesOf(area);
  const figures = estimates.map((estimated) => ({ estimated, domains: domainsOf(estimated.figure.formula) }));
  const gaps = expandPercentileGaps(study, measure, areas);
  return {
    figures: await bootstrapFigures(figures, own.moments, scales, placesOf, bootstrap, effects.cores),
    percentileGaps:
      gaps.length === 0
        ? []
        : await estimatePercentileGaps(
            gaps,
            percentileScores(measure, own, others),
            means,
            placesOf,
            bootstrap,
            effects.cores,
          ),
  };
}
