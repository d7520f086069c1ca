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
  readonly interval: Interval;
  /** The most that rounding of printed means can move it; 0 when it does not come from printed means. */
  readonly rounding: number;
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
  /** The counts behind part of it alone, where they are smaller: see `DomainMean`. */
  readonly mixed?: RestingOn;
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
  /** How many standard errors the denominator of a ratio is from 0; null when the figure is not a ratio. */
  readonly denominatorInErrors: number | null;
}

/** A figure that was requested and cannot be given. */
export interface NoEstimate {
  readonly kind: "none";
  readonly figure: Figure;
  /** `empty` and `one school` reveal something about small counts; `arithmetic` does not. */
  readonly cause: "empty" | "one school" | "arithmetic";
  /** The counts it would have had, so that the reason never reveals a small count; empty where no pupils are counted. */
  readonly rests: readonly DomainCount[];
  readonly reason: string;
}

export type Estimated = Estimate | NoEstimate;
