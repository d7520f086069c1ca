import type { Domain } from "../../figures/domain.ts";
import type { Figure, Formula } from "../../figures/figure.ts";
import { isOneMean } from "../../figures/formula.ts";
import { normalQuantile } from "../../number/normal.ts";
import { studentTQuantile } from "../../number/student-t.ts";
import { wilsonInterval } from "../../number/wilson.ts";
import type { DomainMeans } from "../domain-means.ts";
import { isEdge } from "../edge-share.ts";
import { estimateFigure } from "../estimate-figure.ts";
import { evaluate } from "../evaluate.ts";
import { withEdges } from "../newcombe.ts";
import type { Scale } from "../scale.ts";
import { type Direction, type Measured, twoSidedP } from "./p-value.ts";

/** A value to be compared with 0, with the error that its interval has. */
export interface Tested extends Measured {
  /** The most that rounding of printed means can move the value; it counts against every claim. */
  readonly rounding: number;
}

const z95 = normalQuantile(0.975);

const asItIs: Scale = {
  name: "",
  title: "",
  unit: "",
  factor: 1,
  forMeans: true,
  input: "",
  source: "",
  confidence: "",
};

/**
 * The value of a formula with the error behind its 95% interval: leverage-corrected, so that a p value is at most 5%
 * exactly where the interval leaves out 0.
 *
 * @param figure whose own domain and unit are used for the formula
 * @param formula a difference or a level; for a ratio the difference of its two sides
 * @param domains of the formula
 * @returns in the unit of the outcome; null where there is no estimate
 */
export function testedFormula(
  figure: Figure,
  formula: Formula,
  domains: readonly Domain[],
  means: DomainMeans,
): Tested | null {
  const level: Figure = { ...figure, formula, statistic: "difference", unit: "outcome" };
  const estimated = estimateFigure(level, domains, means, [asItIs], () => null);
  if (estimated.kind === "none") return null;
  const [number] = estimated.inScales;
  if (number === undefined) throw new Error(`an estimate without a number: ${figure.id}`);
  const { degreesOfFreedom } = estimated;
  const { value, rounding, correctedSe: se } = number;
  return { value, se, degreesOfFreedom, rounding };
}

/**
 * The same for shares of schools or pupils. Where a share is none or all, the error is that of `withEdges` on the side of
 * 0, so that here too a p value is at most 5% exactly where the interval leaves out 0. Such a share alone has the width of
 * Wilson's interval as t errors.
 */
export function testedShares(
  figure: Figure,
  formula: Formula,
  domains: readonly Domain[],
  means: DomainMeans,
): Tested | null {
  const isEdgeOf = (domain: Domain) => isEdge(means.of(domain) ?? { mean: Number.NaN });
  if (!domains.some(isEdgeOf)) return testedFormula(figure, formula, domains, means);
  if (isOneMean(formula)) {
    const [share] = domains.flatMap((domain) => means.of(domain) ?? []);
    if (share === undefined) return null;
    const value = evaluate(formula, () => share.mean).value;
    const { lower, upper } = wilsonInterval(share.mean, share.effectiveSchools, z95);
    const degreesOfFreedom = share.effectiveSchools - 1;
    if (!(degreesOfFreedom > 0)) return null;
    return { value, se: (upper - lower) / studentTQuantile(0.975, degreesOfFreedom), degreesOfFreedom, rounding: 0 };
  }
  const level: Figure = { ...figure, formula, statistic: "difference", unit: "outcome" };
  const estimated = estimateFigure(level, domains, means, [asItIs], () => null);
  if (estimated.kind === "none") return null;
  const edges = estimated.rests.filter((share) => share.isShare !== true && isEdge(share));
  const others = estimated.rests.filter((share) => !edges.includes(share));
  const { inScales, degreesOfFreedom } = withEdges(estimated, edges, others, () => 1);
  const [number] = inScales;
  if (number === undefined) throw new Error(`an estimate without a number: ${figure.id}`);
  const { value, rounding, interval } = number;
  const arm = (value > 0 ? value - interval.lower : interval.upper - value) - rounding;
  return { value, se: arm / studentTQuantile(0.975, degreesOfFreedom), degreesOfFreedom, rounding };
}

/** The same value, moved towards 0 by the largest possible effect of rounding. */
function drawnIn({ value, rounding }: Tested): number {
  return Math.sign(value) * Math.max(0, Math.abs(value) - rounding);
}

/**
 * Distance from 0 in standard errors, less the largest possible effect of rounding.
 *
 * @example tOf({ value: -2.5, se: 1, degreesOfFreedom: 9, rounding: 0.5 }) // -2
 */
export function tOf(tested: Tested): number {
  const value = drawnIn(tested);
  return value === 0 ? 0 : value / tested.se;
}

/** Two-sided p value against 0. */
export function twoSidedOf(tested: Tested): number {
  return twoSidedP({ ...tested, value: drawnIn(tested) }, 0);
}

/**
 * A figure as a claim uses it: moved against the claim by the largest possible effect of rounding.
 *
 * @example oneSidedP(againstClaim({ value: 2.5, se: 1, degreesOfFreedom: Infinity, rounding: 0.5 }, "above"), "above", 0)
 *   // 0.0227501319481792, as for 2
 */
export function againstClaim(tested: Tested, direction: Direction): Measured {
  const { value, se, degreesOfFreedom, rounding } = tested;
  return { value: direction === "above" ? value - rounding : value + rounding, se, degreesOfFreedom };
}
