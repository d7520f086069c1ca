/** Disclosure rules: what is hidden, what is marked, how numbers are rounded, which files may leave. */
export interface Rules {
  readonly name: string;
  readonly title: string;
  readonly why: string;
  readonly source: string;
  readonly confidence: string;
  readonly hide: Limits & { readonly dominance: Dominance | null };
  readonly mark: Limits;
  readonly loss: LossLimits;
  readonly roundCountsTo: number;
  readonly significantDigitsOfError: number;
  readonly fileTypes: readonly string[];
}

/** Fewer than this is too few. */
export interface Limits {
  readonly pupilsBelow: number;
  readonly schoolsBelow: number;
}

/** Shares of the rows of a file that should have been used; above them figures of the file are marked or withheld. */
export interface LossLimits {
  /** Lost rows, above which figures are withheld. */
  readonly withhold: number;
  /** Lost rows, above which figures are marked. */
  readonly mark: number;
  /** The same, where all lost rows have something in common, such as their sign. */
  readonly oneSided: number;
  /** Rows whose value the source hides or leaves blank, above which figures are marked. */
  readonly noValue: number;
  /** Pupils of a published total whom our schools lack, above which figures of the same pupils are marked. */
  readonly missingPupils: number;
  /** Identifiers that differ from another only in capitals, punctuation or zeros, above which figures are marked. */
  readonly nearIds: number;
  /** The limits for the rows of one area. */
  readonly ofArea: { readonly withhold: number; readonly mark: number; readonly noValue: number };
}

/** Hidden when the `largest` schools hold more than `share` of the pupils. */
export interface Dominance {
  readonly largest: number;
  readonly share: number;
}

/** Whether rules treat even a count of zero as small, as they do for pupil records. */
export function zerosAreSmall(rules: Rules): boolean {
  return rules.hide.pupilsBelow > 1;
}

/**
 * A count as it may be shown: rounded, or null when it is too small to show.
 *
 * @example protectCount(1233, srs10) // 1235
 * @example protectCount(7, srs10) // null
 */
export function protectCount(count: number, rules: Rules): number | null {
  if (zerosAreSmall(rules) && count < rules.hide.pupilsBelow) return null;
  return rules.roundCountsTo * Math.round(count / rules.roundCountsTo);
}

/** A count that no rule hides, rounded to no fewer than one step. */
export function roundedCount(count: number, rules: Rules): number {
  return Math.max(rules.roundCountsTo, rules.roundCountsTo * Math.round(count / rules.roundCountsTo));
}
