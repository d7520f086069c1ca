import { normalQuantile } from "../number/normal.ts";
import { studentTQuantile } from "../number/student-t.ts";
import { wilsonInterval } from "../number/wilson.ts";
import { clusteredShareInterval } from "./clustered-share.ts";
import type { Estimate, OnScale } from "./estimate.ts";
import type { Interval } from "./interval.ts";

const coverage = 0.95;
const upperTail = 0.5 + coverage / 2;

/** How far the two ends of an interval lie from its value. */
export interface Arms {
  readonly below: number;
  readonly above: number;
}

/** A mean of a figure with what it needs for Wilson's interval. */
interface ShareBehind {
  readonly key: string;
  readonly mean: number;
  readonly effectiveSchools: number;
}

/**
 * Arms of a value times a weight: a weight below zero turns them round.
 *
 * @example turnedBy({ below: 0.1, above: 0.2 }, -2) // { below: 0.4, above: 0.2 }
 */
function turnedBy({ below, above }: Arms, weight: number): Arms {
  return weight < 0
    ? { below: -weight * above, above: -weight * below }
    : { below: weight * below, above: weight * above };
}

const armsOf = (value: number, { lower, upper }: Interval): Arms => ({ below: value - lower, above: upper - value });

/**
 * Arms of a sum from those of its terms: the root of their squares, each end from the ends that move it that way.
 *
 * The terms count as independent. Sides that share schools rise and fall together, which makes their difference surer than
 * this: no credit is taken for it, since a share of 0 or 1 does not show how far it moves with another.
 *
 * @source Newcombe (1998), Statistics in Medicine 17, 873-890, method 10; for sums of several terms Zou, Huang and Zhang
 *   (2009), Computational Statistics and Data Analysis 53, 1080-1085 (second hand)
 * @example armsOfSum([{ below: 3, above: 0 }, { below: 4, above: 2 }]) // { below: 5, above: 2 }
 */
export function armsOfSum(terms: readonly Arms[]): Arms {
  return {
    below: Math.hypot(...terms.map(({ below }) => below)),
    above: Math.hypot(...terms.map(({ above }) => above)),
  };
}

/** What the means that are not none or all give together: an interval with their covariances, from their influences. */
function armsOfRest(shares: readonly ShareBehind[], estimate: Estimate, number: OnScale, factor: number): Arms {
  const { value, interval, rounding } = number;
  // An end may have been cut off at 100 percentage points; the longer arm was not.
  const half = Math.max(value - interval.lower, interval.upper - value) - rounding;
  const [only, ...more] = shares;
  const weight = factor * (estimate.gradient.get(only?.key ?? "") ?? 0);
  if (only === undefined || more.length > 0 || weight === 0 || !(half > 0)) return { below: half, above: half };
  const t = studentTQuantile(upperTail, estimate.degreesOfFreedom);
  const own = clusteredShareInterval(only.mean, (half / (weight * t)) ** 2, t);
  return turnedBy(armsOf(only.mean, own), weight);
}

/**
 * A figure made from shares of which some are none or all: its interval joins Wilson's interval of each of these, with the
 * effective number of schools, to that of the other means. A share of 0 or 1 has no influences, so that the interval by
 * influences is that of the other means alone.
 *
 * One other mean, as in a gap, has Wilson's interval too; several keep theirs, with the covariances between them.
 * `se` is of the same size: the root of the squares of the error of the others and of half the width of each Wilson
 * interval, divided by 1.96. `fixedSe` stays that of the others.
 *
 * @param estimate of a difference or another figure without a ratio, by influences
 * @param edges the shares in it that are none or all
 * @param others the other means in it
 * @param factorOf what a scale multiplies the shares by
 * @source `armsOfSum`; effective numbers for clusters as in Dean and Pagano (2015), second hand
 * @example 10 of 10 schools of one size against 0 of 10: 1, interval 0.6075 to 1
 */
export function withEdges(
  estimate: Estimate,
  edges: readonly ShareBehind[],
  others: readonly ShareBehind[],
  factorOf: (number: OnScale) => number,
): Estimate {
  const z = normalQuantile(upperTail);
  const weightOf = ({ key }: ShareBehind) => estimate.gradient.get(key) ?? 0;
  const shares = others.filter((share) => weightOf(share) !== 0);
  const inScales = estimate.inScales.map((number): OnScale => {
    const factor = factorOf(number);
    const wilson = edges.map((edge) =>
      turnedBy(armsOf(edge.mean, wilsonInterval(edge.mean, edge.effectiveSchools, z)), factor * weightOf(edge)),
    );
    const rest = armsOfRest(shares, estimate, number, factor);
    const { below, above } = armsOfSum([rest, ...wilson]);
    const { value, rounding } = number;
    const errors = wilson.map((arms) => (arms.below + arms.above) / (2 * z));
    return {
      ...number,
      se: Math.hypot(number.se, ...errors),
      correctedSe: Math.hypot(number.correctedSe, ...errors),
      interval: { lower: value - below - rounding, upper: value + above + rounding },
    };
  });
  const degreesOfFreedom = shares.length === 0 ? Number.POSITIVE_INFINITY : estimate.degreesOfFreedom;
  return { ...estimate, inScales, degreesOfFreedom, intervalMethod: "Newcombe" };
}
