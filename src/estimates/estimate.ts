import type { Figure } from "../figures/figure.ts";
import type { SeKind } from "./covariance.ts";
import type { RestingOn } from "./domain-mean.ts";
import type { Interval } from "./interval.ts";

/** A value on one scale. */
export interface OnScale {
  readonly scale: string;
  readonly unit: string;
  readonly value: number;
  /** Of the kind that the estimate says. */
  readonly se: number;
  /** The standard error with the scores taken as given: what R's survey package gives. */
  readonly fixedSe: number;
  readonly interval: Interval;
  /** The most that rounding of printed means can move it; 0 when nothing printed stands behind it. */
  readonly rounding: number;
}

/** What one mean inside a figure rests on. */
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
  /** The mean is a share of pupils, so that those inside and those outside are counts too. */
  readonly isShare?: boolean;
  /** What a part of it rests on alone, where that is fewer: see `DomainMean`. */
  readonly mixed?: RestingOn;
}

/** A value that knows its error. */
export interface Estimate {
  readonly kind: "estimate";
  readonly figure: Figure;
  readonly seKind: SeKind;
  readonly degreesOfFreedom: number;
  readonly intervalMethod: string;
  readonly gradient: ReadonlyMap<string, number>;
  readonly inScales: readonly OnScale[];
  readonly rests: readonly DomainCount[];
  /** Standard errors between the denominator of a ratio and 0; null when it is no ratio. */
  readonly denominatorInErrors: number | null;
}

/** A figure that was asked for and cannot be given. */
export interface NoEstimate {
  readonly kind: "none";
  readonly figure: Figure;
  /** `empty` and `one school` say something about small counts; `arithmetic` does not. */
  readonly cause: "empty" | "one school" | "arithmetic";
  /** What it would have rested on, so that a small count is never told by the reason; empty where nobody is counted. */
  readonly rests: readonly DomainCount[];
  readonly reason: string;
}

export type Estimated = Estimate | NoEstimate;
