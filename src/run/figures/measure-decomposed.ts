import { orNotClosing } from "../../estimates/decompose/not-closing.ts";
import { trendWeights } from "../../estimates/decompose/trend-weights.ts";
import type { DomainMeans } from "../../estimates/domain-means.ts";
import type { Estimated } from "../../estimates/estimate.ts";
import type { Decomposition } from "../../figures/decompose/decomposition.ts";
import { expandDecompose } from "../../figures/decompose/expand-decompose.ts";
import { restOfBands } from "../../figures/decompose/rest-of-bands.ts";
import type { Figure } from "../../figures/figure.ts";
import { domainsOf } from "../../figures/formula.ts";
import type { Scored } from "../scored.ts";
import { refuseSharedPupils } from "./refuse-shared-pupils.ts";

/** What decompositions add to a measure: figures that the study does not ask for otherwise, and which add up to which. */
export interface DecomposedFigures {
  readonly estimates: readonly Estimated[];
  readonly decompositions: readonly Decomposition[];
}

/** The same weight for every year, so that the weights can be shown and are the same on every scale. */
const evenWeights = (years: readonly number[]) =>
  trendWeights(
    years,
    years.map(() => 1),
  );

/** How a measure estimates what its decompositions add. */
export interface EstimatesOfParts {
  /** Whether scores are ranks, so that those of a base year are known (`Figure.onRanksOf`). */
  readonly hasBaseRanks: boolean;
  readonly estimate: (figure: Figure) => Estimated;
}

/** Every mean that figures are shown under, each once. */
function meansOf({ on }: Scored, figures: readonly Figure[]): readonly DomainMeans[] {
  return [...new Set(figures.flatMap((figure) => on(figure).map(({ means }) => means)))];
}

/**
 * The gaps of a measure as sums of parts; grades of schools have no gaps.
 *
 * @param asked estimates that the study asks for anyway: a gap is estimated once
 */
export function measureDecomposed(
  scored: Scored,
  asked: readonly Estimated[],
  { hasBaseRanks, estimate }: EstimatesOfParts,
): DecomposedFigures {
  const { study, measure, frame, areas } = scored;
  if (measure.of === "schools") return { estimates: [], decompositions: [] };
  refuseSharedPupils(study, measure, frame);
  const { figures, decompositions } = expandDecompose(study, measure, areas, {
    hasRest: (group) => frame.populations.has(restOfBands(group)),
    hasBaseRanks,
    trendWeights: evenWeights,
  });
  const known = new Map(asked.map((estimated) => [estimated.figure.id, estimated]));
  const fresh = figures.filter(({ id }) => !known.has(id));
  for (const each of meansOf(scored, fresh)) each.expect(fresh.flatMap(({ formula }) => domainsOf(formula)));
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
