import type { Domain } from "../figures/domain.ts";
import type { Figure } from "../figures/figure.ts";
import { isOneMean } from "../figures/formula.ts";
import { normalQuantile } from "../number/normal.ts";
import { wilsonInterval } from "../number/wilson.ts";
import type { MeansOfDomains } from "./domain-means.ts";
import { edgeReason, isEdge } from "./edge-share.ts";
import type { Estimate, Estimated } from "./estimate.ts";
import { estimateFigure } from "./estimate-figure.ts";
import { withEdges } from "./newcombe.ts";
import type { Scale } from "./scale.ts";

type RatioIn = Parameters<typeof estimateFigure>[4];

const coverage = 0.95;

/** The Wilson interval instead of the symmetric one: valid for few schools, and for none or all of them. */
function withWilson(estimate: Estimate): Estimate {
  const schools = estimate.rests[0]?.effectiveSchools ?? Number.NaN;
  const z = normalQuantile(0.5 + coverage / 2);
  return {
    ...estimate,
    intervalMethod: "Wilson",
    degreesOfFreedom: Number.POSITIVE_INFINITY,
    inScales: estimate.inScales.map((number) => ({ ...number, interval: wilsonInterval(number.value, schools, z) })),
  };
}

/**
 * A figure in which every mean is a share of schools, each school being one unit.
 *
 * A single share has Wilson's interval, with the effective number of schools; a figure made from several shares has the
 * interval of its influences, with the covariance from the schools that they have in common. A share of none or all has
 * no influences: `withEdges` joins its Wilson interval to that of the others.
 *
 * @returns the reason if there is no estimate: a share of none or all in a ratio
 */
export function estimateShare(
  figure: Figure,
  domains: readonly Domain[],
  all: MeansOfDomains,
  scales: readonly Scale[],
  ratioIn: RatioIn,
): Estimated {
  const estimated = estimateFigure(figure, domains, all, scales, ratioIn);
  if (estimated.kind === "none") {
    if (estimated.cause !== "empty") return estimated;
    return { ...estimated, reason: estimated.reason.replace("no pupils counted as", "no schools that are") };
  }
  if (isOneMean(figure.formula)) return withWilson(estimated);
  const reason = edgeReason(estimated.rests, "schools");
  if (reason === null) return estimated;
  if (ratioIn(figure.formula) !== null)
    return { kind: "none", figure, cause: "arithmetic", rests: estimated.rests, reason };
  const others = estimated.rests.filter((share) => !isEdge(share));
  return withEdges(
    estimated,
    estimated.rests.filter(isEdge),
    others,
    ({ scale }) => scales.find(({ name }) => name === scale)?.factor ?? 1,
  );
}
