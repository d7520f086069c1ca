import { isOfMembership } from "../figures/reading.ts";
import { normalQuantile } from "../number/normal.ts";
import { wilsonInterval } from "../number/wilson.ts";
import { edgeReason, isEdge } from "./edge-share.ts";
import type { Estimate, Estimated } from "./estimate.ts";
import { estimateFigure } from "./estimate-figure.ts";
import { withLeftOut } from "./left-out-of-cells.ts";
import { withEdges } from "./newcombe.ts";
import type { Scale } from "./scale.ts";

const coverage = 0.95;

/** The Wilson interval of a share that all or none of the pupils reached, with the effective number of their schools. */
function withWilson(estimate: Estimate, scales: readonly Scale[]): Estimate {
  const [of] = estimate.rests;
  if (of === undefined) throw new Error(`a share without pupils: ${estimate.figure.id}`);
  const { lower, upper } = wilsonInterval(of.mean, of.effectiveSchools, normalQuantile(0.5 + coverage / 2));
  return {
    ...estimate,
    intervalMethod: "Wilson",
    degreesOfFreedom: Number.POSITIVE_INFINITY,
    inScales: estimate.inScales.map((number) => {
      const factor = scales.find(({ name }) => name === number.scale)?.factor ?? 1;
      return { ...number, interval: { lower: factor * lower, upper: factor * upper } };
    }),
  };
}

/**
 * A figure of pupils with its error; `estimateFigure`, but for shares that none or all of the pupils reached, which no
 * school changes. As with shares of schools, such a share alone has Wilson's interval with the effective number of
 * schools; a figure that sets it against others joins this to their interval; a ratio has no estimate.
 *
 * @example a share of 1 in 10 schools of one size: 72% to 100%; its gap to a share of 0 in 10 others: 61 to 100
 */
export const estimatePupils: typeof estimateFigure = (figure, domains, all, scales, ratioIn): Estimated => {
  const estimated = withLeftOut(estimateFigure(figure, domains, all, scales, ratioIn), all);
  if (estimated.kind === "none" || scales[0]?.input !== "share") return estimated;
  if (figure.formula.op === "mean") return estimated.rests.some(isEdge) ? withWilson(estimated, scales) : estimated;
  const ofOutcome = estimated.rests.filter(({ isShare }) => isOfMembership(figure) || isShare !== true);
  const reason = edgeReason(ofOutcome, "pupils");
  if (reason === null) return estimated;
  if (ratioIn(figure.formula) !== null)
    return { kind: "none", figure, cause: "arithmetic", rests: estimated.rests, reason };
  const edges = ofOutcome.filter(isEdge);
  const others = estimated.rests.filter((mean) => !edges.includes(mean));
  return withEdges(estimated, edges, others, ({ scale }) => scales.find(({ name }) => name === scale)?.factor ?? 1);
};
