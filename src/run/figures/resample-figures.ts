import type { Effects } from "../../effects/effects.ts";
import { type Bootstrap, bootstrapFigures } from "../../estimates/bootstrap/bootstrap-figures.ts";
import { estimatePercentileGaps, type PercentileScores } from "../../estimates/bootstrap/percentile-gaps.ts";
import { notResampled, type Resampled } from "../../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import type { Domain } from "../../figures/domain.ts";
import { domainsOf } from "../../figures/formula.ts";
import { expandPercentileGaps } from "../../figures/percentile-gap.ts";
import type { ScoreInput } from "../../scores/transforms.ts";
import type { PupilMeasure } from "../../study/study.ts";
import type { Rescored, Scored } from "../scored.ts";

const unitOfScores: Readonly<Record<ScoreInput, string>> = {
  "percentile-rank points": "percentile points",
  "residual SD": "residual SD",
  "outcome SD": "outcome SD",
  points: "points",
  share: "share",
};

/** What percentiles of a measure are of: the scores of its own method; points stand behind ranks. */
function percentileScores(measure: PupilMeasure, [own, ...others]: Rescored["transforms"]): PercentileScores {
  if (own.input !== "points") return { moments: own.on.moments, of: "scores", unit: unitOfScores[own.input] };
  const ranks = others.find(({ input }) => input === "percentile-rank points");
  if (ranks === undefined) throw new Error(`points without ranks beside them: ${measure.name}`);
  return { moments: ranks.on.moments, of: "points", unit: measure.outcome.unit };
}

/** Draws schools again for a measure, if the study asks for it: errors of its figures, and gaps between percentiles. */
export async function resampleFigures(
  effects: Effects,
  { study, measure, areas, again }: Scored,
  estimates: readonly Estimated[],
): Promise<Resampled> {
  if (study.bootstrap === null || again === null || measure.of === "schools") return notResampled;
  effects.progress(`drawing schools again for ${measure.name}`);
  const bootstrap: Bootstrap = { kind: "bootstrap", ...study.bootstrap };
  const placesOf = ({ area }: Domain) => areas.placesOf(area);
  const figures = estimates.map((estimated) => ({ estimated, domains: domainsOf(estimated.figure.formula) }));
  const gaps = expandPercentileGaps(study, measure, areas);
  const { moments, means, scales } = again.transforms[0].on;
  return {
    figures: await bootstrapFigures(figures, moments, scales, placesOf, bootstrap, effects.cores),
    percentileGaps:
      gaps.length === 0
        ? []
        : await estimatePercentileGaps(
            gaps,
            percentileScores(measure, again.transforms),
            means,
            placesOf,
            bootstrap,
            effects.cores,
          ),
  };
}
