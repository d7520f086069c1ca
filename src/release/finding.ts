import type { SeKind } from "../estimates/covariance.ts";
import type { Figure } from "../figures/figure.ts";

/** A number on one scale, rounded as the rules say. */
export interface ShownNumber {
  readonly scale: string;
  readonly unit: string;
  readonly value: number;
  readonly se: number;
  /** The standard error with the scores taken as given, whatever kind `se` is. */
  readonly fixedSe: number;
  readonly lower: number;
  readonly upper: number;
  /** The most that rounding of printed means can move the value. */
  readonly rounding: number;
  /** Decimals that all of these are rounded to. */
  readonly decimals: number;
}

/** One mean inside a figure, with its rounded counts. */
export interface ShownMean {
  readonly population: string;
  readonly areaKey: string;
  readonly areaName: string;
  readonly year: number;
  readonly mean: number;
  readonly pupils: number;
  readonly schools: number;
}

export interface ShownFinding {
  readonly figure: Figure;
  readonly status: "published" | "unreliable";
  readonly numbers: readonly ShownNumber[];
  readonly seKind: SeKind;
  readonly degreesOfFreedom: number;
  readonly intervalMethod: string;
  readonly pupils: number;
  readonly schools: number;
  readonly rests: readonly ShownMean[];
  /** Why it is unreliable, if it is. */
  readonly marks: readonly string[];
  /** The marks and everything else a reader of the number should know. */
  readonly note: string;
}

export interface HiddenFinding {
  readonly figure: Figure;
  readonly status: "suppressed" | "not_available";
  readonly reason: string;
}

export type Finding = ShownFinding | HiddenFinding;

export function isShown(finding: Finding): finding is ShownFinding {
  return finding.status === "published" || finding.status === "unreliable";
}
