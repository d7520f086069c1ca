import { shippedText } from "../../effects/shipped.ts";
import type { KindOfFigure } from "./kind-of-figure.ts";
import { stepsOfNations, stepsOfSchools, stepWords } from "./size-steps.ts";

/** How often intervals of one kind and size held the true value in trials, in per cent. */
export interface CoverageFound extends KindOfFigure {
  /** Schools of the smallest mean of the figure, as a step: "8 to 14". */
  readonly schools: string;
  /** Schools of the whole, as a step. */
  readonly nation: string;
  readonly held: number;
  /** The Monte Carlo error, in points. */
  readonly error: number;
}

/** The results of the trials that ship: `data/coverage.json`, made by the trials themselves. */
export interface CoverageTable {
  readonly rows: readonly CoverageFound[];
}

/** Intervals that hold less often than this, in per cent, are marked. */
export const leastCoverage = 93;

/** A kind of figure at a size: how many schools its smallest mean has, and how many the whole has. */
export interface KindAndSize extends KindOfFigure {
  readonly schools: string;
  readonly nation: string;
}

/**
 * Where a figure belongs in the table. Fewer schools than any trial has are a size too, which was not tried.
 *
 * @example sizeOf({ scores: "ranks", statistic: "gap" }, 10, 150) // ..., schools: "8 to 14", nation: "100 to 999"
 */
export function sizeOf({ scores, statistic }: KindOfFigure, schools: number, nation: number): KindAndSize {
  return { scores, statistic, schools: stepWords(stepsOfSchools, schools), nation: stepWords(stepsOfNations, nation) };
}

export const keyOfSize = ({ scores, statistic, schools, nation }: KindAndSize): string =>
  [scores, statistic, schools, nation].join("|");

/** How often intervals of a kind and size held the true value; null where that was not tried. */
export type LookUp = (size: KindAndSize) => CoverageFound | null;

/**
 * Makes a table ready to be looked up.
 *
 * @example lookUp(shippedCoverage())({ scores: "ranks", statistic: "gap", schools: "2 to 4", nation: "5 to 14" })
 */
export function lookUp({ rows }: CoverageTable): LookUp {
  const found = new Map(rows.map((row) => [keyOfSize(row), row]));
  return (size) => found.get(keyOfSize(size)) ?? null;
}

let shipped: LookUp | null = null;

/** The table that ships, read once. */
export function shippedCoverage(): LookUp {
  if (shipped !== null) return shipped;
  const table: CoverageTable = JSON.parse(shippedText("coverage.json"));
  shipped = lookUp(table);
  return shipped;
}
