import type { Effects } from "../../effects/effects.ts";
import { pause } from "../../effects/pause.ts";
import type { Resampled } from "../../estimates/bootstrap/resampled.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import { estimatePupils } from "../../estimates/estimate-pupils.ts";
import { estimateShare } from "../../estimates/estimate-share.ts";
import { estimateAllOnTransforms, estimateOnTransforms } from "../../estimates/on-transforms.ts";
import type { AlternativesOfFigure } from "../../estimates/sensitivity/alternative.ts";
import type { Figure } from "../../figures/figure.ts";
import { domainsOf, ratioIn } from "../../figures/formula.ts";
import type { Scored } from "../scored.ts";
import { baseYearRanks } from "./base-year-ranks.ts";
import { type FigureFamilies, familiesOfMeasure } from "./figure-families.ts";
import { alternativesOf } from "./measure-alternatives.ts";
import { type DecomposedFigures, measureDecomposed } from "./measure-decomposed.ts";
import { resampleFigures } from "./resample-figures.ts";
import { sensitivityFigures } from "./sensitivity-figures.ts";

/** Everything that is worked out from a measure's scores: nothing is rounded or protected yet. */
export interface FiguresOfMeasure {
  readonly estimates: readonly Estimated[];
  readonly decomposed: DecomposedFigures;
  readonly resampled: Resampled;
  /** What figures give together: comparisons to adjust, claims, areas of a scheme. */
  readonly families: FigureFamilies;
  /** Figures under other choices that the measure's own files allow. */
  readonly sensitivity: readonly AlternativesOfFigure[];
}

/** Figures that are estimated between two looks at whether the run was stopped. */
const figuresAtOnce = 1_000;

/**
 * The figures of a measure, whatever its kind: estimates, parts of gaps, errors by drawing schools again, what figures
 * give together, other choices.
 *
 * @param countStep what the rules round counts to: bounds must not give a rounded count back
 * @throws ColdspotError (2) for a figure whose sensitivity is asked and which the measure does not have; (3) for
 * another choice under which pupils cannot be scored
 */
export async function figuresOfMeasure(effects: Effects, scored: Scored, countStep: number): Promise<FiguresOfMeasure> {
  const { study, measure, areas, figures, on, again } = scored;
  effects.progress(`estimating ${measure.name}`);
  const how = measure.of === "schools" ? estimateShare : estimatePupils;
  const ranksOf = again === null ? null : baseYearRanks(again, areas);
  const estimate = (figure: Figure): Estimated => {
    const onBase = figure.onRanksOf === undefined ? null : (ranksOf?.(figure.onRanksOf) ?? null);
    const by = onBase === null ? on(figure) : ([onBase] as const);
    return estimateOnTransforms(figure, domainsOf(figure.formula), by, ratioIn, how);
  };
  const estimates: Estimated[] = [];
  for (let from = 0; from < figures.length; from += figuresAtOnce) {
    await pause();
    const some = figures.slice(from, from + figuresAtOnce);
    estimates.push(...estimateAllOnTransforms(some, domainsOf, on, ratioIn, how));
  }
  return {
    estimates,
    decomposed: measureDecomposed(scored, estimates, { hasBaseRanks: ranksOf !== null, estimate }),
    resampled: await resampleFigures(effects, scored, estimates),
    families: await familiesOfMeasure(scored),
    sensitivity: alternativesOf(scored, sensitivityFigures(study, measure.name, figures, areas), countStep),
  };
}
