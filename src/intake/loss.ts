/**
 * What it means that a row was not used.
 *
 * `left out by the study`: the study chose so, or the row repeats another. `no figure at the source`: the source says that
 * there is none, such as no pupils or no entries. `no value at the source`: a code of hidden values, or a blank cell.
 * `lost`: the row should have been used and could not be.
 */
export const lossKinds = [
  "left out by the study",
  "no figure at the source",
  "no value at the source",
  "lost",
] as const;
export type Loss = (typeof lossKinds)[number];

const noFigure = /not applicable|no entries|not published|new school|no pupils|no results/i;

/**
 * The kind of a cell without a number, by the meaning of its code.
 *
 * @example lossOfMeaning("hidden by the source because of few pupils (SUPP)") // "no value at the source"
 * @example lossOfMeaning("no entries (NE)") // "no figure at the source"
 */
export function lossOfMeaning(meaning: string): Loss {
  return noFigure.test(meaning) ? "no figure at the source" : "no value at the source";
}

/**
 * Something that all lost rows have in common and few of the others have, such as a mean below zero.
 *
 * Counts are of rows in which it can be seen, however badly the number is written.
 */
export interface CommonTrait {
  readonly what: string;
  readonly lost: number;
  readonly kept: number;
  readonly keptAll: number;
}
