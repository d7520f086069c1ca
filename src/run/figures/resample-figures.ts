import type { Effects } from "../../effects/effects.ts";
import {
  type Bootstrap,
  type BootstrappedFigure,
  bootstrapFigures,
} from "../../estimates/bootstrap/bootstrap-figures.ts";
import { estimatePercentileGaps, type PercentileScores } from "../../estimates/bootstrap/percentile-gaps.ts";
import { notResampled, type Resampled } from "../../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import type { Domain } from "../../figures/domain.ts";
import { domainsOf } from "../../figures/formula.ts";
import { expandPercentileGaps } from "../../figures/percentile-gap.ts";
import type { ScoreInput } from "../../scores/transforms.ts";
import type { PupilMeasure } from "../../study/study.ts";
import type { Rescored, Scored, ScoredOn } from "../scored.ts";

const unitOfScores: Readonly<Record<ScoreInput, string>> = {
  "percentile-rank points": "percentile points",
  "residual SD": "residual SD",
  "outcome SD": "outcome SD",
  points: "points",
  share: "share",
};

/** What percentiles of a measure are of: the scores of its own method; where these are points, ranks. */
function percentileScores(measure: PupilMeasure, [own, ...others]: Rescored["transforms"]): PercentileScores {
  if (own.input !== "points") return { moments: own.on.moments, of: "scores", unit: unitOfScores[own.input] };
  const ranks = others.find(({ input }) => input === "percentile-rank points");
  if (ranks === undefined) throw new Error(`points without ranks: ${measure.name}`);
  return { moments: ranks.on.moments, of: "points", unit: measure.outcome.unit };
}

/** Figures of grades are means at one boundary or the other: each set is worked out by itself, with the same draws. */
async function resampleEach(
  { on }: Scored,
  estimates: readonly Estimated[],
  draw: (estimates: readonly Estimated[], on: ScoredOn) => Promise<readonly BootstrappedFigure[]>,
): Promise<readonly BootstrappedFigure[]> {
  const lots = new Map<ScoredOn, Estimated[]>();
  for (const estimated of estimates) {
    const [own] = on(estimated.figure);
    lots.set(own, [...(lots.get(own) ?? []), estimated]);
  }
  const drawn = new Map<string, BootstrappedFigure>();
  for (const [own, lot] of lots) for (const one of await draw(lot, own)) drawn.set(one.figure.id, one);
  return estimates.flatMap(({ figure }) => drawn.get(figure.id) ?? []);
}

/**
 * Draws schools again for a measure, if the study asks for it: errors of its figures, and gaps between percentiles of
 * pupils' scores. Figures with shares of pupils in them are left out: what is drawn again are means of scores.
 */
export async function resampleFigures(
  effects: Effects,
  scored: Scored,
  estimates: readonly Estimated[],
): Promise<Resampled> {
  const { study, measure, areas, again } = scored;
  if (study.bootstrap === null) return notResampled;
  effects.progress(`drawing schools again for ${measure.name}`);
  const bootstrap: Bootstrap = { kind: "bootstrap", ...study.bootstrap };
  const placesOf = ({ area }: Domain) => areas.placesOf(area);
  const drawn = estimates.filter(({ figure }) => domainsOf(figure.formula).every(({ kind }) => kind === "units"));
  const figures = await resampleEach(scored, drawn, (lot, { moments, scales }) => {
    const onDomains = lot.map((estimated) => ({ estimated, domains: domainsOf(estimated.figure.formula) }));
    return bootstrapFigures(onDomains, moments, scales, placesOf, bootstrap, effects.cores);
  });
  if (again === null || measure.of === "schools") return { figures, percentileGaps: [] };
  const gaps = expandPercentileGaps(study, measure, areas);
  if (gaps.length === 0) return { figures, percentileGaps: [] };
  const scores = percentileScores(measure, again.transforms);
  const { means } = again.transforms[0].on;
  return {
    figures,
    percentileGaps: await estimatePercentileGaps(gaps, scores, means, placesOf, bootstrap, effects.cores),
  };
}
