import type { Areas } from "../../cells/areas.ts";
import type { Frame } from "../../cells/frame.ts";
import { orNotClosing } from "../../estimates/decompose/not-closing.ts";
import { trendWeights } from "../../estimates/decompose/trend-weights.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import type { Decomposition } from "../../figures/decompose/decomposition.ts";
import { expandDecompose } from "../../figures/decompose/expand-decompose.ts";
import { restOfBands } from "../../figures/decompose/rest-of-bands.ts";
import type { Figure } from "../../figures/figure.ts";
import { domainsOf } from "../../figures/formula.ts";
import type { PupilMeasure, Study } from "../../study/study.ts";
import { refuseSharedPupils } from "./refuse-shared-pupils.ts";

/** What decompositions add to a measure: figures that the study does not ask for otherwise, and which add up to which. */
export interface DecomposedFigures {
  readonly estimates: readonly Estimated[];
  readonly decompositions: readonly Decomposition[];
}

/** The same weight for every year, so that the weights are no secret and the same on every scale. */
const evenWeights = (years: readonly number[]) =>
  trendWeights(
    years,
    years.map(() => 1),
  );

/**
 * The gaps of a measure as the sums of parts.
 *
 * @param asked estimates that the study asks for anyway: a gap is estimated once
 * @param means under each transform
 * @param hasBaseRanks whether `estimate` knows ranks of a base year (`Figure.onRanksOf`)
 */
export function measureDecomposed(
  study: Study,
  measure: PupilMeasure,
  frame: Frame,
  areas: Areas,
  asked: readonly Estimated[],
  means: readonly DomainMeans[],
  hasBaseRanks: boolean,
  estimate: (figure: Figure) => Estimated,
): DecomposedFigures {
  refuseSharedPupils(study, measure, frame);
  const { figures, decompositions } = expandDecompose(study, measure, areas, {
    hasRest: (group) => frame.populations.has(restOfBands(group)),
    hasBaseRanks,
    trendWeights: evenWeights,
  });
  const known = new Map(asked.map((estimated) => [estimated.figure.id, estimated]));
  const fresh = figures.filter(({ id }) => !known.has(id));
  for (const each of means) each.expect(fresh.flatMap(({ formula }) => domainsOf(formula)));
  for (const figure of fresh) known.set(figure.id, estimate(figure));
  for (const { kind, parts, beside } of decompositions) {
    if (kind !== "trend") continue;
    const [slope, years, last] = [parts[0], parts[1], beside.at(-1)].map((id) => known.get(id ?? ""));
    if (slope === undefined || years === undefined || last === undefined)
      throw new Error("a trend without its figures");
    known.set(years.figure.id, orNotClosing(years, slope, last));
  }
  return { estimates: fresh.flatMap(({ id }) => known.get(id) ?? []), decompositions };
}
