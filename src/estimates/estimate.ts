import type { Figure } from "../figures/figure.ts";
import type { SeKind } from "./covariance.ts";
import type { RestingOn } from "./domain-mean.ts";
import type { Interval } from "./interval.ts";

/** A value on one scale. */
export interface OnScale {
  readonly scale: string;
  readonly unit: string;
  readonly value: number;
  /** Of the kind given by the estimate. */
  readonly se: number;
  /** The standard error with the scores taken as given: what R's survey package gives. */
  readonly fixedSe: number;
  /** The error that the interval and tests have: of the same kind as `se`, with influences enlarged for few schools. */
  readonly correctedSe: number;
  readonly interval: Interval;
  /** The most that rounding of printed means and of numbers of pupils can move it; 0 when nothing was rounded. */
  readonly rounding: number;
  /** The part of it that is due to rounded numbers of pupils; 0 where they are exact. */
  readonly roundingOfCounts: number;
}

/** The counts behind one mean inside a figure. */
export interface DomainCount {
  readonly key: string;
  readonly population: string;
  readonly areaKey: string;
  readonly areaName: string;
  readonly year: number;
  readonly mean: number;
  /** Fixed standard error of this mean alone, in its own unit. */
  readonly se: number;
  readonly pupils: number;
  readonly schools: number;
  readonly effectiveSchools: number;
  readonly largestShares: readonly number[];
  /** The mean is a share of pupils, so the pupils inside it and those outside are counts too. */
  readonly isShare?: boolean;
  /** Areas of a published table that lie there, of which `schools` have the group. */
  readonly areasThere?: number;
  /** The counts behind part of it alone, where they are smaller: see `DomainMean`. */
  readonly mixed?: RestingOn;
}

/** Pupils of a group, and how many of them an adjusted gap leaves out. */
export interface LeftOut {
  readonly pupils: number;
  readonly of: number;
}

/** A value with its error. */
export interface Estimate {
  readonly kind: "estimate";
  readonly figure: Figure;
  readonly seKind: SeKind;
  readonly degreesOfFreedom: number;
  readonly intervalMethod: string;
  readonly gradient: ReadonlyMap<string, number>;
  readonly inScales: readonly OnScale[];
  readonly rests: readonly DomainCount[];
  /** Of an adjusted gap: pupils of its group, and how many of them are in cells that are not compared; where these are most. */
  readonly leftOut?: LeftOut;
  /** How many standard errors the denominator of a ratio is from 0; null when the figure is not a ratio. */
  readonly denominatorInErrors: number | null;
}

/** A value whose error is not known: published means without limits, and without what their error would follow from. */
export interface ValueAlone {
  readonly inScales: readonly Pick<OnScale, "scale" | "unit" | "value" | "rounding" | "roundingOfCounts">[];
  readonly rests: readonly DomainCount[];
  /** Decimals of the published means. */
  readonly decimals: number;
  /** False where the source shows no numbers of pupils: each mean in `rests` then counts as one. */
  readonly counted: boolean;
}

/** A figure that was requested and cannot be given, or not with an error. */
export interface NoEstimate {
  readonly kind: "none";
  readonly figure: Figure;
  /** `empty` and `one school` reveal something about small counts; `arithmetic` and `no error` do not. */
  readonly cause: "empty" | "one school" | "arithmetic" | "no error";
  /** The counts it would have had, so that the reason never reveals a small count; empty where no pupils are counted. */
  readonly rests: readonly DomainCount[];
  readonly reason: string;
  /** Of years to close whose slope is not clear: the fewest that the data allow; absent where nothing is known of them. */
  readonly atLeast?: number;
  /** With the cause `no error`: the value itself, which may be shown without an interval. */
  readonly alone?: ValueAlone;
}

export type Estimated = Estimate | NoEstimate;
