import type { GroupSize, PercentileGapEstimate } from "../estimates/bootstrap/percentile-gaps.ts";
import { isPercentileGap, type PercentileGap } from "../figures/percentile-gap.ts";
import { formatFixed } from "../number/decimal.ts";
import { isNoError } from "../number/no-error.ts";
import {
  type Finding,
  type Findings,
  hidden,
  isShown,
  type ShownFinding,
  type ShownNumber,
  withRole,
} from "./finding.ts";
import { decimalsOf, hiddenBecause, isTooSmall } from "./primary.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** A gap between percentiles with its finding. */
export interface FoundPercentileGap {
  readonly gap: PercentileGap;
  readonly finding: Finding;
}

/** The gaps between percentiles of a release, in the order asked. */
export function foundPercentileGaps(findings: Findings): readonly FoundPercentileGap[] {
  return withRole(findings, "percentiles").map((finding) => {
    if (!isPercentileGap(finding.figure)) throw new Error(`not a gap between percentiles: ${finding.figure.id}`);
    return { gap: finding.figure, finding };
  });
}

/** The number of a gap between percentiles, which is on one scale; null where it is not shown. */
export function percentileNumber(finding: Finding): ShownNumber | null {
  return isShown(finding) ? (finding.numbers[0] ?? null) : null;
}

/**
 * Fewest pupils of a group between a percentile and the next that is asked for, or the end, on both sides.
 *
 * @example pupilsAround({ pupils: 200, ... }, 10, [10, 25]) // 20 below the 10th; 30 up to the 25th
 */
function pupilsAround({ pupils }: GroupSize, at: number, beside: readonly number[]): number {
  const marks = [0, ...beside, 100];
  const index = marks.indexOf(at);
  const [before, after] = [marks[index - 1] ?? 0, marks[index + 1] ?? 100];
  return (pupils * Math.min(at - before, after - at)) / 100;
}

function whyHidden(rules: Rules): string {
  return `${hiddenBecause(rules)}, or has fewer than ${rules.hide.pupilsBelow} of them beyond a percentile or between two`;
}

/**
 * Protection of a gap between percentiles. A percentile lies between the values of two pupils. So, in addition to the
 * rules for means, there must be enough pupils of both groups below it, above it, and up to the next percentile asked
 * for.
 */
export function protectPercentileGap(estimate: PercentileGapEstimate, rules: Rules): Finding {
  const { gap, rests, beside, value, error, unit, used, replicates, seed } = estimate;
  const [own, other] = rests;
  const small = hidden(gap, "suppressed", whyHidden(rules));
  if (own === null || other === null)
    return zerosAreSmall(rules) ? small : hidden(gap, "not_available", "no pupils to compare");
  const fewest = Math.min(...[own, other].map((group) => pupilsAround(group, gap.at, beside)));
  if (isTooSmall(own, rules) || isTooSmall(other, rules) || fewest < rules.hide.pupilsBelow) return small;
  const pupils = protectCount(own.pupils, rules);
  if (pupils === null) return small;
  if (value === null || error === null || isNoError(error.se, value))
    return hidden(gap, "not_available", "the same value whatever schools are drawn: no error can be estimated");
  const decimals = decimalsOf(error.se, rules);
  const to = (number: number) => Number(formatFixed(number, decimals));
  const marks = [
    ...(Math.min(own.effectiveSchools, other.effectiveSchools) < rules.mark.schoolsBelow
      ? [`comes from the equivalent of fewer than ${rules.mark.schoolsBelow} schools`]
      : []),
    ...(fewest < rules.mark.pupilsBelow
      ? [`has fewer than ${rules.mark.pupilsBelow} pupils beyond a percentile or between two`]
      : []),
  ];
  const se = to(error.se);
  const ends = { lower: to(error.interval.lower), upper: to(error.interval.upper) };
  const shown: ShownFinding = {
    kind: "figure",
    figure: gap,
    status: marks.length > 0 ? "unreliable" : "published",
    numbers: [{ scale: "", unit, value: to(value), se, fixedSe: se, correctedSe: se, ...ends, rounding: 0, decimals }],
    seKind: "bootstrap",
    degreesOfFreedom: error.degreesOfFreedom,
    intervalMethod: "bootstrap error and t",
    counted: { units: "pupils", n: pupils, schools: own.schools },
    rests: [],
    resampled: { error: { se, ...ends }, ratio: null, replicates, leftOut: replicates - used, seed },
    marks,
    note: marks.join("; "),
  };
  return shown;
}
