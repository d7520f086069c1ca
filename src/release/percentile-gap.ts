import type { GroupSize, PercentileGapEstimate } from "../estimates/bootstrap/percentile-gaps.ts";
import type { PercentileGap } from "../figures/percentile-gap.ts";
import { formatFixed } from "../number/decimal.ts";
import { isNoError } from "../number/no-error.ts";
import { decimalsOf, hiddenBecause, isTooSmall } from "./primary.ts";
import { protectCount, type Rules, zerosAreSmall } from "./rules.ts";

/** A gap between percentiles that may be shown, rounded. */
export interface ShownPercentileGap {
  readonly gap: PercentileGap;
  readonly status: "published" | "unreliable";
  readonly unit: string;
  readonly value: number;
  readonly se: number;
  readonly lower: number;
  readonly upper: number;
  readonly decimals: number;
  /** Of the group itself. */
  readonly pupils: number;
  readonly schools: number;
  readonly replicates: number;
  readonly leftOut: number;
  readonly seed: number;
  /** Why it is unreliable; empty otherwise. */
  readonly note: string;
}

export interface HiddenPercentileGap {
  readonly gap: PercentileGap;
  readonly status: "suppressed" | "not_available";
  readonly reason: string;
}

export type ProtectedPercentileGap = ShownPercentileGap | HiddenPercentileGap;

export function isShownPercentileGap(gap: ProtectedPercentileGap): gap is ShownPercentileGap {
  return gap.status === "published" || gap.status === "unreliable";
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
 * Protection of a gap between percentiles. A percentile lies between the values of two pupils, so besides the rules
 * for means there must be enough pupils of both groups below it, above it, and up to the next percentile asked for.
 */
export function protectPercentileGap(estimate: PercentileGapEstimate, rules: Rules): ProtectedPercentileGap {
  const { gap, rests, beside, value, error, unit, used, replicates, seed } = estimate;
  const [own, other] = rests;
  const hidden = (): HiddenPercentileGap => ({ gap, status: "suppressed", reason: whyHidden(rules) });
  if (own === null || other === null)
    return zerosAreSmall(rules) ? hidden() : { gap, status: "not_available", reason: "nobody to compare" };
  const fewest = Math.min(...[own, other].map((group) => pupilsAround(group, gap.at, beside)));
  if (isTooSmall(own, rules) || isTooSmall(other, rules) || fewest < rules.hide.pupilsBelow) return hidden();
  const pupils = protectCount(own.pupils, rules);
  if (pupils === null) return hidden();
  if (value === null || error === null || isNoError(error.se, value))
    return {
      gap,
      status: "not_available",
      reason: "the same value whatever schools are drawn: no error can be estimated",
    };
  const decimals = decimalsOf(error.se, rules);
  const to = (number: number) => Number(formatFixed(number, decimals));
  const marks = [
    ...(Math.min(own.effectiveSchools, other.effectiveSchools) < rules.mark.schoolsBelow
      ? [`rests on the equivalent of fewer than ${rules.mark.schoolsBelow} schools`]
      : []),
    ...(fewest < rules.mark.pupilsBelow
      ? [`has fewer than ${rules.mark.pupilsBelow} pupils beyond a percentile or between two`]
      : []),
  ];
  return {
    gap,
    status: marks.length > 0 ? "unreliable" : "published",
    unit,
    value: to(value),
    se: to(error.se),
    lower: to(error.interval.lower),
    upper: to(error.interval.upper),
    decimals,
    pupils,
    schools: own.schools,
    replicates,
    leftOut: replicates - used,
    seed,
    note: marks.join("; "),
  };
}
