import { estimatePercentileGaps } from "../../../src/estimates/bootstrap/percentile-gaps.ts";
import { expandPercentileGaps } from "../../../src/figures/percentile-gap.ts";
import { kindOfFigure } from "../../../src/release/assurance/kind-of-figure.ts";
import { protectPercentileGap } from "../../../src/release/percentile-gap.ts";
import { figuresOfMeasure } from "../../../src/run/figures/figures-of-measure.ts";
import { areasBeside } from "./areas-beside.ts";
import { drawNation } from "./draw-pupils.ts";
import type { NationOfTrial, Outcome } from "./outcome.ts";
import { type OfMeasure, outcomesOf, quietEffects, rules } from "./outcomes-of-figures.ts";
import { scoredOfCells } from "./scored-of-cells.ts";

async function percentileOutcomes({ scored, study }: OfMeasure, replicates: number): Promise<readonly Outcome[]> {
  const { measure, areas, again } = scored;
  if (measure.of === "schools" || again === null) return [];
  const gaps = expandPercentileGaps(study, measure, areas);
  if (gaps.length === 0) return [];
  const [own] = again.transforms;
  const estimates = await estimatePercentileGaps(
    gaps,
    { moments: own.on.moments, of: "scores", unit: "percentile points" },
    own.on.means,
    ({ area }) => areas.placesOf(area),
    { kind: "bootstrap", replicates, seed: study.bootstrap?.seed ?? 1 },
    1,
  );
  return estimates.flatMap((estimate): readonly Outcome[] => {
    const kind = kindOfFigure(estimate.gap, study);
    if (kind === null) return [];
    const { value, error, rests } = estimate;
    return [
      {
        key: `${estimate.gap.id} ${kind.scores}`,
        kind,
        schools: Math.min(...rests.map((rest) => rest?.schools ?? 0)),
        status: protectPercentileGap(estimate, rules).status,
        found: value === null || error === null ? null : { value, ...error.interval },
        isNull: false,
      },
    ];
  });
}

/**
 * Draws a nation of pupils and works out every figure of its study, as a run does from its counts to the rules.
 *
 * @param truthOf true values, for areas side by side; null where the values are to become them
 */
export async function measurePupils(
  { design, study, stream, times, percentiles }: NationOfTrial,
  truthOf: ((key: string) => number | undefined) | null,
): Promise<readonly Outcome[]> {
  const cells = drawNation(design, stream, times);
  const found: Outcome[] = [];
  // Percentile gaps alone are drawn again: the errors of the others come from formulas.
  const withoutDraws = { ...study, bootstrap: null };
  for (const measure of study.measures.values()) {
    if (measure.of === "schools") continue;
    const scored = scoredOfCells(withoutDraws, measure, cells);
    const of = { scored, design, study };
    const { estimates, decomposed, families } = await figuresOfMeasure(quietEffects, scored, rules.roundCountsTo);
    const own = [...estimates, ...decomposed.estimates].flatMap((estimated) => outcomesOf(estimated, of));
    found.push(...own);
    if (percentiles > 0) found.push(...(await percentileOutcomes(of, percentiles)));
    if (truthOf !== null) found.push(...areasBeside(families.areas, own, truthOf));
  }
  return found;
}
