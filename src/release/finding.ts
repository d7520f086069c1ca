import type { SeKind } from "../estimates/covariance.ts";
import type { AnyFigure, FigureId } from "../figures/figure.ts";

/** A number on one scale, rounded as the rules say. */
export interface ShownNumber {
  readonly scale: string;
  readonly unit: string;
  readonly value: number;
  readonly se: number;
  /** The standard error with the scores taken as given, whatever kind `se` is. */
  readonly fixedSe: number;
  /** The error that the interval and tests have; the same as `se` where schools were drawn again. */
  readonly correctedSe: number;
  readonly lower: number;
  readonly upper: number;
  /** The most that rounding of printed means can move the value. */
  readonly rounding: number;
  /** Decimals that all of these are rounded to. */
  readonly decimals: number;
  /** Ends that rounding put on no difference, 0 or for a ratio 1, and on which side of it they lie. */
  readonly justOff?: { readonly lower?: "above" | "below"; readonly upper?: "above" | "below" };
}

/** How many pupils or schools a number is about, as the rules allow. */
export interface Counted {
  readonly units: "pupils" | "schools";
  readonly n: number;
  /** Schools that the pupils go to; the same as `n` where schools are the units; null where the source shows areas. */
  readonly schools: number | null;
  /** Areas of a table of areas that the pupils are counted in. */
  readonly areas?: number;
  /** Areas of the table that lie there, with a value for the group or without. */
  readonly areasThere?: number;
}

/** One mean inside a figure, with its rounded counts. */
export interface ShownMean {
  /** Key of its domain. */
  readonly domain: string;
  readonly population: string;
  readonly areaKey: string;
  readonly areaName: string;
  readonly year: number;
  readonly mean: number;
  /** Decimals that the mean is rounded to. */
  readonly decimals: number;
  readonly counted: Counted;
}

/** What drawing schools again says about a figure, on its first scale and rounded like it. */
export interface ShownResampling {
  /** Null where fewer than two draws have a value. */
  readonly error: { readonly se: number; readonly lower: number; readonly upper: number } | null;
  /** The standard error by formula divided by that of the draws, to two decimals; null where one of them is missing. */
  readonly ratio: number | null;
  readonly replicates: number;
  /** Draws without a value: they have no pupil of one of the domains. */
  readonly leftOut: number;
  readonly seed: number;
}

/** A figure with its value and error. */
export interface ShownFinding<Of extends AnyFigure = AnyFigure> {
  readonly kind: "figure";
  readonly figure: Of;
  readonly status: "published" | "unreliable";
  readonly numbers: readonly ShownNumber[];
  readonly seKind: SeKind | "bootstrap";
  readonly degreesOfFreedom: number;
  readonly intervalMethod: string;
  readonly counted: Counted;
  readonly rests: readonly ShownMean[];
  /** Null where no schools were drawn again for it. */
  readonly resampled: ShownResampling | null;
  /** Why it is unreliable, if it is. */
  readonly marks: readonly string[];
  /** The marks and everything else a reader of the number should know. */
  readonly note: string;
}

/** A number that describes the units themselves and has no error. */
export interface ExactFinding {
  readonly kind: "exact";
  readonly figure: AnyFigure;
  readonly status: "published";
  readonly value: number;
  readonly decimals: number;
  readonly unit: string;
}

/** A published value, or a difference of such values, whose error is not known. It has no interval, and nothing is tested on it. */
export interface ValueFinding {
  readonly kind: "value";
  readonly figure: AnyFigure;
  readonly status: "published";
  readonly numbers: readonly Pick<ShownNumber, "scale" | "unit" | "value" | "rounding" | "decimals">[];
  /** Null where the source shows no numbers of pupils. */
  readonly counted: Counted | null;
  readonly rests: readonly (Omit<ShownMean, "counted"> & { readonly counted: Counted | null })[];
  /** Why it has no interval, and what else a reader should know. */
  readonly note: string;
}

export interface HiddenFinding {
  readonly kind: "hidden";
  readonly figure: AnyFigure;
  readonly status: "suppressed" | "not_available";
  readonly reason: string;
}

/** One number of the release, or why it is not shown. */
export type Finding = ShownFinding | ValueFinding | ExactFinding | HiddenFinding;

export type Status = Finding["status"];

/** Every number about pupils or schools, once, by its id. */
export type Findings = ReadonlyMap<FigureId, Finding>;

export function isShown(finding: Finding): finding is ShownFinding {
  return finding.kind === "figure";
}

export function hidden(figure: AnyFigure, status: HiddenFinding["status"], reason: string): HiddenFinding {
  return { kind: "hidden", figure, status, reason };
}

export function isValue(finding: Finding): finding is ValueFinding {
  return finding.kind === "value";
}

/** A number as it is printed: one without an error has neither `se` nor ends. */
export type PrintedNumber = Pick<ShownNumber, "scale" | "unit" | "value" | "rounding" | "decimals"> &
  (
    | Pick<ShownNumber, "se" | "correctedSe" | "lower" | "upper">
    | { readonly se: null; readonly correctedSe: null; readonly lower: null; readonly upper: null }
  );

/** The numbers of a finding with or without an error; none where it is hidden or describes the units themselves. */
export function numbersOf(finding: Finding): readonly PrintedNumber[] {
  if (isShown(finding)) return finding.numbers;
  const noError = { se: null, correctedSe: null, lower: null, upper: null };
  return isValue(finding) ? finding.numbers.map((number) => ({ ...number, ...noError })) : [];
}

/** How many units a finding with or without an error is about; null where it is hidden or the source does not say. */
export function countedOf(finding: Finding): Counted | null {
  return isShown(finding) || isValue(finding) ? finding.counted : null;
}

/**
 * The finding with an id.
 *
 * @throws Error for an id that is not in the list, which is a bug
 */
export function findingOf(findings: Findings, id: FigureId): Finding {
  const finding = findings.get(id);
  if (finding === undefined) throw new Error(`a figure that is not in the list: ${id}`);
  return finding;
}

/** Why a finding has no number, or no interval; empty where it has one. */
export function reasonOf(finding: Finding): string {
  return finding.kind === "hidden" ? finding.reason : isValue(finding) ? finding.note : "";
}

/** The findings of some roles, in the order of the list. */
export function withRole(findings: Findings, ...roles: readonly AnyFigure["role"][]): readonly Finding[] {
  return [...findings.values()].filter(({ figure }) => roles.includes(figure.role));
}
